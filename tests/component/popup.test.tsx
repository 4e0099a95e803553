import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { errorInfo } from '../../src/core/errors.ts'
import type { PaperId } from '../../src/core/paper-id.ts'
import { PopupApp } from '../../src/ui/popup/PopupApp.tsx'
import '../../src/ui/styles/popup.css'
import { buildDigest, buildJob, buildPanelView, buildRows, buildWeekView } from '../support/build-view.ts'
import { FakeWire, refuse, type Answers } from '../support/fake-wire.ts'
import { catchDownloads, mount, preferColours, violations } from './mount.tsx'

const sidePanel = { kind: 'sidebar' as const, open: () => Promise.resolve() }

function show(answers: Answers = {}) {
  const wire = new FakeWire({ 'week.open': ({ start }) => buildWeekView({}, start ?? '2026-07-20'), ...answers })
  const props = { wire, panelUrl: (id: string) => `/panel?${id}`, optionsUrl: '/options', sidePanel }
  return { wire, root: mount(<PopupApp {...props} />) }
}
const rows = (root: HTMLElement) => [...root.querySelectorAll('.row:not(.row-awaited)')]
const states = (root: HTMLElement) => rows(root).map((row) => row.querySelector('.state')?.textContent)
const paperOf = (rank: number): PaperId => `arxiv:2607.0${rank}000`
const weekShown = (root: HTMLElement) => root.querySelector<HTMLSelectElement>('.week-nav select')?.value
const keyOf = (paperId: PaperId) => `${paperId}|key`
const answerJob: Answers = {
  'digest.request': ({ paperId }) => ({ job: buildJob({ key: keyOf(paperId), paperId, state: 'queued' }) }),
}

beforeEach(async () => {
  await page.viewport(380, 600)
})

describe('the paper of this tab', () => {
  const own = (root: HTMLElement) => root.querySelector<HTMLElement>('.this-paper')!

  test('with a digest is one row with a way to read it', async () => {
    const { root } = show({ 'panel.open': () => buildPanelView({ digest: buildDigest() }) })
    const link = page.getByRole('link', { name: /ダイジェストを読む：Tidepool/ })
    await expect.element(link).toHaveAttribute('href', '/panel?arxiv:2601.01234')
    expect(own(root).querySelector('.state')?.textContent).toBe('完成')
  })

  test('without one is made on request only, and followed to its end', async () => {
    const { wire, root } = show()
    await expect.element(page.getByRole('button', { name: /ダイジェストを作る：Tidepool/ })).toBeVisible()
    expect(wire.requests('digest.request')).toEqual([])
    await page.getByRole('button', { name: /ダイジェストを作る：Tidepool/ }).click()
    await expect.poll(() => own(root).querySelector('.state')?.textContent).toBe('作成中')
    wire.send({ type: 'digest-end', digest: buildDigest() })
    await expect.poll(() => own(root).querySelector('.state')?.textContent).toBe('完成')
  })

  test('that failed says so and can be tried again', async () => {
    const { wire } = show({ 'digest.request': refuse('offline') })
    await page.getByRole('button', { name: /ダイジェストを作る/ }).click()
    await expect.element(page.getByText('インターネットにつながっていません。')).toBeVisible()
    await page.getByRole('button', { name: /もう一度試す/ }).click()
    await expect.poll(() => wire.requests('digest.request').length).toBe(2)
  })

  test('is missing on other pages, and said to be', async () => {
    show({ 'panel.open': () => buildPanelView({ page: { kind: 'none' } }) })
    await expect.element(page.getByText('このページに論文は見つかりません。')).toBeVisible()
  })
})

describe('the week', () => {
  test('shows ten rows: real titles, a nickname where there is none, a host for what is no paper', async () => {
    const { root } = show()
    await expect.poll(() => rows(root).length).toBe(10)
    expect(rows(root)[0]!.textContent).toContain('Tidepool: Letting Small Models')
    expect(rows(root)[8]!.textContent).toContain('Field Notes (blog)')
    expect(rows(root)[8]!.textContent).toContain('blog.example.org')
    expect(states(root)[8]).toBe('リンクのみ')
    const link = rows(root)[0]!.querySelector('a')!
    expect([link.href, link.target, link.rel]).toEqual([
      'https://arxiv.org/abs/2607.01000',
      '_blank',
      'noopener noreferrer',
    ])
  })

  test('makes no link of an address that is none', async () => {
    const [first, ...others] = buildRows()
    const hostile = { ...first!, entry: { ...first!.entry, url: 'javascript:alert(1)' } }
    const { root } = show({ 'week.open': () => buildWeekView({ rows: [hostile, ...others] }) })
    await expect.poll(() => rows(root).length).toBe(10)
    expect(rows(root)[0]!.querySelector('a')).toBeNull()
  })

  test('keeps its places while it loads: nothing moves when it arrives', async () => {
    let answer: (view: ReturnType<typeof buildWeekView>) => void = () => {}
    const { root } = show({ 'week.open': () => new Promise((resolve) => (answer = resolve)) })
    await expect.poll(() => root.querySelectorAll('.row-awaited').length).toBe(10)
    const tops = () => [...root.querySelectorAll('.row, .popup-foot')].map((each) => each.getBoundingClientRect().top)
    const before = tops()
    answer(buildWeekView())
    await expect.poll(() => rows(root).length).toBe(10)
    expect(tops()).toEqual(before)
  })

  test('goes back and forth in time by button, by arrow key and by choice', async () => {
    const { wire, root } = show()
    await expect.poll(() => weekShown(root)).toBe('2026-07-20')
    await page.getByRole('button', { name: '前の週' }).click()
    await expect.poll(() => weekShown(root)).toBe('2026-07-13')
    await expect.element(page.getByRole('button', { name: '前の週' })).toHaveAttribute('aria-disabled', 'true')
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(() => weekShown(root)).toBe('2026-07-20')
    await userEvent.selectOptions(page.getByRole('combobox'), '2026-07-27')
    await expect.poll(() => wire.requests('week.open').at(-1)).toEqual({ start: '2026-07-27' })
    await expect.element(page.getByText('7月27日–8月2日').first()).toBeInTheDocument()
  })

  test('that is due is checked, after it was shown', async () => {
    let due = true
    const { wire } = show({
      'week.open': () => buildWeekView({ due }),
      'week.refresh': () => {
        due = false
        return {}
      },
    })
    await expect.poll(() => wire.requests('week.open').length).toBe(2)
    expect(wire.requests('week.refresh')).toEqual([{}])
    expect(wire.calls.filter(({ type }) => type.startsWith('week')).map(({ type }) => type)).toEqual([
      'week.open',
      'week.refresh',
      'week.open',
    ])
  })

  test('whose rows lack records has them fetched', async () => {
    const { paper: _, ...bare } = buildRows()[0]!
    const { wire } = show({ 'week.open': () => buildWeekView({ rows: [bare] }) })
    await expect.poll(() => wire.requests('week.refresh')).toEqual([{ start: '2026-07-20' }])
  })

  test('is checked again on request', async () => {
    const { wire } = show()
    await page.getByRole('button', { name: '一覧を更新' }).click()
    await expect.poll(() => wire.requests('week.refresh')).toEqual([{ force: true, start: '2026-07-20' }])
  })
})

test('a refresh that ends while another week is on show has ended: it can be asked for again', async () => {
  let end: () => void = () => {}
  const { root } = show({ 'week.refresh': () => new Promise((resolve) => (end = () => resolve({}))) })
  const refresh = page.getByRole('button', { name: '一覧を更新' })
  await refresh.click()
  await expect.element(refresh).toBeDisabled()
  await page.getByRole('button', { name: '前の週' }).click()
  await expect.poll(() => weekShown(root)).toBe('2026-07-13')
  end()
  await expect.element(refresh).toBeEnabled()
  expect(weekShown(root)).toBe('2026-07-13')
})

describe('the week in trouble', () => {
  test('offline shows the kept copy and of when it is', async () => {
    const { root } = show({
      'week.open': () => buildWeekView({ due: true }),
      'week.refresh': refuse('offline'),
    })
    await expect.element(page.getByText(/インターネットにつながっていません。.*一覧を表示しています。/)).toBeVisible()
    expect(rows(root)).toHaveLength(10)
  })

  test('that could not be fetched, with nothing kept, says what to do', async () => {
    const nothing = { weeks: [], rows: [], due: true }
    const { wire } = show({ 'week.open': () => nothing, 'week.refresh': refuse('list-unreachable') })
    await expect.element(page.getByText('接続を確かめてから、一覧を更新してください。')).toBeVisible()
    wire.answers['week.refresh'] = () => ({})
    wire.answers['week.open'] = () => buildWeekView()
    await page.getByRole('alert').getByRole('button', { name: '一覧を更新' }).click()
    await expect.element(page.getByText('Slow Attention')).toBeVisible()
  })

  test('of an empty list says so', async () => {
    show({ 'week.open': () => ({ weeks: [], rows: [], due: false }) })
    await expect.element(page.getByText('週ごとの論文一覧に、読み取れる週がありませんでした。')).toBeVisible()
  })
})

describe('a row of the week', () => {
  test('stars a row', async () => {
    const { wire } = show()
    const star = page.getByRole('button', { name: 'スター：Slow Attention' })
    await star.click()
    await expect.element(star).toHaveAttribute('aria-pressed', 'true')
    expect(wire.requests('note.write')).toEqual([{ paperId: paperOf(3), change: { starred: true } }])
  })

  test('links a finished digest', async () => {
    const { root } = show({ 'week.open': () => buildWeekView({ rows: buildRows(() => ({ state: 'ready' })) }) })
    await expect.poll(() => rows(root).length).toBe(10)
    expect(rows(root)[1]!.querySelector('.digest-link')?.getAttribute('href')).toContain('/panel?arxiv:2607.02000')
    expect(rows(root)[8]!.querySelector('.digest-link')).toBeNull()
    await expect.element(page.getByRole('button', { name: 'すべて完成' })).toBeDisabled()
  })
})

describe('digest them all', () => {
  test('asks for each missing paper once, in order, and shows how far it is', async () => {
    const ready = buildRows((rank) => ({ state: rank <= 2 ? 'ready' : 'none' }))
    const { wire, root } = show({ 'week.open': () => buildWeekView({ rows: ready }), ...answerJob })
    await page.getByRole('button', { name: '残り7本を作る' }).click()
    await expect.poll(() => wire.requests('digest.request').length).toBe(7)
    expect(wire.requests('digest.request').map(({ paperId }) => paperId)).toEqual(
      [3, 4, 5, 6, 7, 8].map(paperOf).concat('arxiv:2607.010000'),
    )
    await expect.element(page.getByText('2/9本')).toBeVisible()
    const send = (rank: number) =>
      wire.send({ type: 'digest-end', digest: buildDigest() }, keyOf(paperOf(rank)), paperOf(rank))
    send(3)
    await expect.element(page.getByText('3/9本')).toBeVisible()
    expect(states(root)[2]).toBe('完成')
    const last = 'arxiv:2607.010000' as const
    for (const rank of [4, 5, 6, 7, 8]) send(rank)
    wire.send({ type: 'digest-error', error: errorInfo('source-busy') }, keyOf(last), last)
    await expect.element(page.getByText('9本中8本のダイジェストができました。')).toBeInTheDocument()
    expect(states(root)[9]).toBe('失敗')
    await expect.element(page.getByRole('button', { name: '残り1本を作る' })).toBeEnabled()
  })

  test('can be cancelled: what is finished stays', async () => {
    const { wire, root } = show(answerJob)
    await page.getByRole('button', { name: 'まとめて作る' }).click()
    await expect.poll(() => wire.requests('digest.request').length).toBe(9)
    wire.send({ type: 'digest-end', digest: buildDigest() }, keyOf(paperOf(1)), paperOf(1))
    await page.getByRole('button', { name: '中止' }).click()
    expect(wire.requests('digest.cancel')[0]?.keys).toContain(keyOf(paperOf(2)))
    for (const row of buildRows()) {
      const { paperId } = row.entry
      if (paperId && paperId !== paperOf(1)) wire.send({ type: 'digest-cancel' }, keyOf(paperId), paperId)
    }
    await expect.element(page.getByText('中止しました。できたダイジェストは残っています。')).toBeInTheDocument()
    expect(states(root).slice(0, 2)).toEqual(['完成', '未作成'])
  })

  test('begun earlier is followed when the popup opens again', async () => {
    const { wire, root } = show({
      'week.open': () => buildWeekView({ rows: buildRows((rank) => ({ state: rank === 1 ? 'making' : 'none' })) }),
    })
    await expect.poll(() => wire.followers).toBe(1)
    wire.send({ type: 'job-snapshot', job: buildJob({ paperId: paperOf(1) }) }, keyOf(paperOf(1)), paperOf(1))
    await page.getByRole('button', { name: '中止' }).click()
    expect(wire.requests('digest.cancel')).toEqual([{ keys: [keyOf(paperOf(1))] }])
    wire.send({ type: 'digest-cancel' }, keyOf(paperOf(1)), paperOf(1))
    await expect.poll(() => states(root)[0]).toBe('未作成')
  })
})

test('the week is exported as a file', async () => {
  const files = catchDownloads()
  const view = buildWeekView()
  const { wire } = show({
    'export.collect': () => ({
      papers: view.rows.map(({ entry, paper }) => ({ entry, ...(paper && { paper }) })),
      week: view.week!,
    }),
  })
  await page.getByRole('button', { name: '書き出す' }).click()
  await page.getByRole('menuitem', { name: 'JSON' }).click()
  await expect.poll(() => files.length).toBe(1)
  expect(wire.requests('export.collect')).toEqual([{ week: '2026-07-20' }])
  expect(files[0]!.name).toMatch(/^2026-07-20.*\.json$/)
  await expect.element(page.getByText(`${files[0]!.name}を保存しました。`)).toBeInTheDocument()
})

test('every control has a word and can be reached by keyboard', async () => {
  const { root } = show()
  await expect.poll(() => rows(root).length).toBe(10)
  const reached = new Set<Element>()
  for (let step = 0; step < 60; step++) {
    await userEvent.keyboard('{Tab}')
    if (document.activeElement && root.contains(document.activeElement)) reached.add(document.activeElement)
  }
  const controls = [...root.querySelectorAll('a[href], button:not(:disabled), select')]
  expect(controls.filter((control) => !reached.has(control)).map((control) => control.outerHTML)).toEqual([])
})

describe.each(['light', 'dark'] as const)('in the %s, axe finds nothing wrong with', (scheme) => {
  beforeEach(() => preferColours(scheme))

  test('a week in every state', async () => {
    const mixed = buildRows((rank) => ({
      state: (['none', 'making', 'ready', 'failed'] as const)[rank % 4]!,
      starred: rank === 2,
    }))
    const { root } = show({
      'week.open': () => buildWeekView({ rows: mixed, error: errorInfo('offline') }),
      'panel.open': () => buildPanelView({ digest: buildDigest() }),
    })
    await expect.poll(() => rows(root).length).toBe(10)
    expect(await violations(root)).toEqual([])
  })

  test('a week loading and a list that could not be fetched', async () => {
    const loading = show({ 'week.open': () => new Promise(() => {}) })
    await expect.poll(() => loading.root.querySelectorAll('.row-awaited').length).toBe(10)
    expect(await violations(loading.root)).toEqual([])
    loading.root.remove()
    const failed = show({ 'week.open': refuse('interrupted') })
    await expect.element(page.getByRole('alert')).toBeVisible()
    expect(await violations(failed.root)).toEqual([])
  })
})
