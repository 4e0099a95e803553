import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { errorInfo } from '../../src/core/errors.ts'
import { buildDigest, buildPanelView, buildRows, buildWeekView } from '../support/build-view.ts'
import { refuse } from '../support/fake-wire.ts'
import { catchDownloads, preferColours, violations } from './mount.tsx'
import { rowsOf, showPopup, statesOf } from './show-popup.tsx'

const weekShown = (root: HTMLElement) => root.querySelector<HTMLSelectElement>('.week-nav select')?.value

beforeEach(async () => {
  await page.viewport(380, 600)
})

describe('the paper of this tab', () => {
  const own = (root: HTMLElement) => root.querySelector<HTMLElement>('.this-paper')!

  test('with a digest is one row with a way to read it', async () => {
    const { root } = showPopup({ 'panel.open': () => buildPanelView({ digest: buildDigest() }) })
    const link = page.getByRole('link', { name: /ダイジェストを読む：Tidepool/ })
    await expect.element(link).toHaveAttribute('href', '/panel?arxiv:2601.01234')
    expect(own(root).querySelector('.state')?.textContent).toBe('完成')
  })

  test('without one is made on request only, and followed to its end', async () => {
    const { wire, root } = showPopup()
    await expect.element(page.getByRole('button', { name: /ダイジェストを作る：Tidepool/ })).toBeVisible()
    expect(wire.requests('digest.request')).toEqual([])
    await page.getByRole('button', { name: /ダイジェストを作る：Tidepool/ }).click()
    await expect.poll(() => own(root).querySelector('.state')?.textContent).toBe('作成中')
    wire.send({ type: 'digest-end', digest: buildDigest() })
    await expect.poll(() => own(root).querySelector('.state')?.textContent).toBe('完成')
  })

  test('that failed says so and can be tried again', async () => {
    const { wire } = showPopup({ 'digest.request': refuse('offline') })
    await page.getByRole('button', { name: /ダイジェストを作る/ }).click()
    await expect.element(page.getByText('インターネットにつながっていません。')).toBeVisible()
    await page.getByRole('button', { name: /もう一度試す/ }).click()
    await expect.poll(() => wire.requests('digest.request').length).toBe(2)
  })

  test('is missing on other pages, and said to be', async () => {
    showPopup({ 'panel.open': () => buildPanelView({ page: { kind: 'none' } }) })
    await expect.element(page.getByText('このページに論文は見つかりません。')).toBeVisible()
  })
})

describe('the week', () => {
  test('shows ten rows: real titles, a nickname where there is none, a host for what is no paper', async () => {
    const { root } = showPopup()
    await expect.poll(() => rowsOf(root).length).toBe(10)
    expect(rowsOf(root)[0]!.textContent).toContain('Tidepool: Letting Small Models')
    expect(rowsOf(root)[8]!.textContent).toContain('Field Notes (blog)')
    expect(rowsOf(root)[8]!.textContent).toContain('blog.example.org')
    expect(statesOf(root)[8]).toBe('リンクのみ')
    const link = rowsOf(root)[0]!.querySelector('a')!
    expect([link.href, link.target, link.rel]).toEqual([
      'https://arxiv.org/abs/2607.01000',
      '_blank',
      'noopener noreferrer',
    ])
  })

  test('makes no link of an address that is none', async () => {
    const [first, ...others] = buildRows()
    const hostile = { ...first!, entry: { ...first!.entry, url: 'javascript:alert(1)' } }
    const { root } = showPopup({ 'week.open': () => buildWeekView({ rows: [hostile, ...others] }) })
    await expect.poll(() => rowsOf(root).length).toBe(10)
    expect(rowsOf(root)[0]!.querySelector('a')).toBeNull()
  })

  test('keeps its places while it loads: nothing moves when it arrives', async () => {
    let answer: (view: ReturnType<typeof buildWeekView>) => void = () => {}
    const { root } = showPopup({ 'week.open': () => new Promise((resolve) => (answer = resolve)) })
    await expect.poll(() => root.querySelectorAll('.row-awaited').length).toBe(10)
    const tops = () => [...root.querySelectorAll('.row, .popup-foot')].map((each) => each.getBoundingClientRect().top)
    const before = tops()
    answer(buildWeekView())
    await expect.poll(() => rowsOf(root).length).toBe(10)
    expect(tops()).toEqual(before)
  })

  test('goes back and forth in time by button, by arrow key and by choice', async () => {
    const { wire, root } = showPopup()
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
    const { wire } = showPopup({
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
    const { wire } = showPopup({ 'week.open': () => buildWeekView({ rows: [bare] }) })
    await expect.poll(() => wire.requests('week.refresh')).toEqual([{ start: '2026-07-20' }])
  })

  test('is checked again on request', async () => {
    const { wire } = showPopup()
    await page.getByRole('button', { name: '一覧を更新' }).click()
    await expect.poll(() => wire.requests('week.refresh')).toEqual([{ force: true, start: '2026-07-20' }])
  })
})

test('a refresh that ends while another week is on show has ended: it can be asked for again', async () => {
  let end: () => void = () => {}
  const { wire, root } = showPopup({ 'week.refresh': () => new Promise((resolve) => (end = () => resolve({}))) })
  const refresh = page.getByRole('button', { name: '一覧を更新' })
  await refresh.click()
  await expect.element(refresh).toBeDisabled()
  await page.getByRole('button', { name: '前の週' }).click()
  await expect.poll(() => weekShown(root)).toBe('2026-07-13')
  const before = wire.requests('week.open').length
  end()
  await expect.element(refresh).toBeEnabled()
  expect(weekShown(root)).toBe('2026-07-13')
  // What came of it, such as a week more, is read.
  expect(wire.requests('week.open').slice(before)).toEqual([{ start: '2026-07-13' }])
})

describe('the week in trouble', () => {
  test('offline shows the kept copy and of when it is', async () => {
    const { root } = showPopup({
      'week.open': () => buildWeekView({ due: true }),
      'week.refresh': refuse('offline'),
    })
    await expect.element(page.getByText(/インターネットにつながっていません。.*一覧を表示しています。/)).toBeVisible()
    expect(rowsOf(root)).toHaveLength(10)
  })

  test('that could not be fetched, with nothing kept, says what to do', async () => {
    const nothing = { weeks: [], rows: [], due: true }
    const { wire } = showPopup({ 'week.open': () => nothing, 'week.refresh': refuse('list-unreachable') })
    await expect.element(page.getByText('接続を確かめてから、一覧を更新してください。')).toBeVisible()
    wire.answers['week.refresh'] = () => ({})
    wire.answers['week.open'] = () => buildWeekView()
    await page.getByRole('alert').getByRole('button', { name: '一覧を更新' }).click()
    await expect.element(page.getByText('Slow Attention')).toBeVisible()
  })

  test('of an empty list says so', async () => {
    showPopup({ 'week.open': () => ({ weeks: [], rows: [], due: false }) })
    await expect.element(page.getByText('週ごとの論文一覧に、読み取れる週がありませんでした。')).toBeVisible()
  })
})

describe('a row of the week', () => {
  test('stars a row', async () => {
    const { wire } = showPopup()
    const star = page.getByRole('button', { name: 'スター：Slow Attention' })
    await star.click()
    await expect.element(star).toHaveAttribute('aria-pressed', 'true')
    expect(wire.requests('note.write')).toEqual([{ paperId: 'arxiv:2607.03000', change: { starred: true } }])
  })

  test('links a finished digest', async () => {
    const { root } = showPopup({ 'week.open': () => buildWeekView({ rows: buildRows(() => ({ state: 'ready' })) }) })
    await expect.poll(() => rowsOf(root).length).toBe(10)
    expect(rowsOf(root)[1]!.querySelector('.digest-link')?.getAttribute('href')).toContain('/panel?arxiv:2607.02000')
    expect(rowsOf(root)[8]!.querySelector('.digest-link')).toBeNull()
    await expect.element(page.getByRole('button', { name: 'すべて完成' })).toBeDisabled()
  })
})

test('the week is exported as a file', async () => {
  const files = catchDownloads()
  const view = buildWeekView()
  const { wire } = showPopup({
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
  const { root } = showPopup()
  await expect.poll(() => rowsOf(root).length).toBe(10)
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
    const { root } = showPopup({
      'week.open': () => buildWeekView({ rows: mixed, error: errorInfo('offline') }),
      'panel.open': () => buildPanelView({ digest: buildDigest() }),
    })
    await expect.poll(() => rowsOf(root).length).toBe(10)
    expect(await violations(root)).toEqual([])
  })

  test('a week loading and a list that could not be fetched', async () => {
    const loading = showPopup({ 'week.open': () => new Promise(() => {}) })
    await expect.poll(() => loading.root.querySelectorAll('.row-awaited').length).toBe(10)
    expect(await violations(loading.root)).toEqual([])
    loading.root.remove()
    const failed = showPopup({ 'week.open': refuse('interrupted') })
    await expect.element(page.getByRole('alert')).toBeVisible()
    expect(await violations(failed.root)).toEqual([])
  })
})
