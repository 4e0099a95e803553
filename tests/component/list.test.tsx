import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { errorInfo } from '../../src/core/errors.ts'
import type { PaperId } from '../../src/core/paper-id.ts'
import { buildDigest, buildJob, buildListView, buildPanelView } from '../support/build-view.ts'
import { refuse, type Answers } from '../support/fake-wire.ts'
import { preferColours, violations } from './mount.tsx'
import { show } from './show-panel.tsx'

const LIST = buildPanelView({ page: { kind: 'list' }, paper: undefined as never })
const [FIRST, SECOND] = ['arxiv:2607.01000', 'arxiv:2607.02000'] as const
const keyOf = (paperId: PaperId) => `${paperId}|key`
const answerJob: Answers = {
  'digest.request': ({ paperId }) => ({ job: buildJob({ key: keyOf(paperId), paperId, state: 'queued' }) }),
}
/** The panel beside a list; on one of its papers as soon as one is named. */
const beside = (answers: Answers = {}) =>
  show({
    'panel.open': ({ place }) => (place.kind === 'paper' ? buildPanelView({ digest: buildDigest() }) : LIST),
    ...answers,
  })
const rows = (root: HTMLElement) => [...root.querySelectorAll('.list-row')]
const states = (root: HTMLElement) => rows(root).map((row) => row.querySelector('.state')?.textContent)
const boxes = (root: HTMLElement) => [...root.querySelectorAll<HTMLInputElement>('.list-row input')]
const main = () => page.getByRole('button', { name: /^ダイジェストを作る/ })

afterEach(() => {
  location.replace('#')
})

describe('the list', () => {
  test('shows each paper with its digest’s state; what is made or being made cannot be ticked', async () => {
    const [first, second, third, ...others] = buildListView().rows
    const view = buildListView({
      rows: [
        { ...first!, state: 'ready' },
        { ...second!, state: 'making' },
        { ...third!, state: 'failed' },
        ...others,
      ],
    })
    const { root, wire } = beside({ 'list.open': () => view })
    await expect.poll(() => states(root).slice(0, 4)).toEqual(['完成', '作成中', '失敗', '未作成'])
    expect(boxes(root)).toHaveLength(7)
    expect(wire.requests('list.open')).toEqual([{ place: { kind: 'dock' } }])
    expect(wire.requests('digest.request')).toEqual([])
  })

  test('has the digests of the ticked papers made, one after another, each in its own state', async () => {
    const { root, wire } = beside(answerJob)
    await expect.poll(() => boxes(root).length).toBe(9)
    await expect.element(main()).toBeDisabled()
    await userEvent.click(boxes(root)[0]!)
    await userEvent.click(boxes(root)[1]!)
    await expect.element(main()).toHaveTextContent('ダイジェストを作る（2）')
    await main().click()
    await expect
      .poll(() => wire.requests('digest.request'))
      .toEqual([FIRST, SECOND].map((paperId) => ({ paperId, language: 'ja', again: true, batch: true })))
    expect(states(root).slice(0, 3)).toEqual(['作成中', '作成中', '未作成'])
    wire.send({ type: 'digest-end', digest: buildDigest() }, keyOf(FIRST), FIRST)
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '1')
    expect(root.querySelector('.batch-count')?.textContent).toContain('1/2')
    wire.send({ type: 'digest-error', error: errorInfo('offline') }, keyOf(SECOND), SECOND)
    await expect.poll(() => states(root).slice(0, 2)).toEqual(['完成', '失敗'])
    await expect.element(page.getByText('2本中1本のダイジェストができました。')).toBeVisible()
    expect(rows(root)[1]!.textContent).toContain('インターネットにつながっていません。')
  })

  test('can be ticked as a whole, and unticked', async () => {
    const { root } = beside()
    const all = page.getByRole('checkbox', { name: '未作成のものをすべて選ぶ（9本）' })
    await all.click()
    await expect.element(main()).toHaveTextContent('ダイジェストを作る（9）')
    await userEvent.click(boxes(root)[0]!)
    await expect.poll(() => root.querySelector<HTMLInputElement>('.list-all input')?.indeterminate).toBe(true)
    await all.click()
    await all.click()
    await expect.poll(() => boxes(root).some(({ checked }) => checked)).toBe(false)
  })

  test('can be cancelled between two papers, and keeps what was made', async () => {
    let answer: () => void = () => {}
    const { root, wire } = beside({
      'digest.request': async ({ paperId }) => {
        await new Promise<void>((resolve) => (answer = resolve))
        return { job: buildJob({ key: keyOf(paperId), paperId, state: 'queued' }) }
      },
    })
    await page.getByRole('checkbox', { name: /すべて選ぶ/ }).click()
    await main().click()
    await page.getByRole('button', { name: '中止' }).click()
    answer()
    await expect.poll(() => wire.requests('digest.cancel').flatMap(({ keys }) => keys)).toContain(keyOf(FIRST))
    wire.send({ type: 'digest-cancel' }, keyOf(FIRST), FIRST)
    await expect.poll(() => new Set(states(root))).toEqual(new Set(['未作成']))
    expect(wire.requests('digest.request')).toHaveLength(1)
  })

  test('lets one that failed be tried again', async () => {
    const [first, ...others] = buildListView().rows
    const view = buildListView({ rows: [{ ...first!, state: 'failed', error: errorInfo('offline') }, ...others] })
    const { root, wire } = beside({ 'list.open': () => view, ...answerJob })
    await page.getByRole('button', { name: /もう一度試す：Tidepool/ }).click()
    await expect.poll(() => wire.requests('digest.request').map(({ paperId }) => paperId)).toEqual([FIRST])
    await expect.poll(() => states(root)[0]).toBe('作成中')
  })

  test('opens a paper in the panel, and leads back to what was ticked', async () => {
    const { root, wire } = beside()
    await expect.poll(() => boxes(root).length).toBe(9)
    await userEvent.click(boxes(root)[1]!)
    await page.getByRole('button', { name: /^Tidepool/ }).click()
    await expect.element(page.getByRole('heading', { name: /Tidepool/, level: 1 })).toBeVisible()
    expect(wire.requests('panel.open').at(-1)).toEqual({ place: { kind: 'paper', paperId: FIRST } })
    await page.getByRole('button', { name: '一覧に戻る' }).click()
    await expect.poll(() => boxes(root)[1]?.checked).toBe(true)
    expect(root.querySelector('.back')).toBeNull()
  })

  test('follows the address when a mark of the page names another paper', async () => {
    const { wire } = beside()
    await expect.element(page.getByRole('heading', { name: 'このページの論文' })).toBeVisible()
    location.replace('#paper=arxiv:2607.05678v3')
    await expect
      .poll(() => wire.requests('panel.open').at(-1))
      .toEqual({
        place: { kind: 'paper', paperId: 'arxiv:2607.05678', version: 3 },
      })
  })

  test('that has not been reported yet is asked for again, and an empty one says so', async () => {
    let asked = 0
    const { root } = beside({ 'list.open': () => buildListView(++asked > 1 ? {} : { rows: [] }) })
    await expect.element(page.getByText('このページに論文は見つかりませんでした。')).toBeVisible()
    await expect.poll(() => rows(root).length).toBe(9)
  })

  test('that cannot be read says why, and can be opened again', async () => {
    const { wire } = beside({ 'list.open': refuse('storage-refused') })
    await expect.poll(() => wire.requests('list.open').length).toBe(1)
    await page.getByRole('button', { name: /もう一度/ }).click()
    await expect.poll(() => wire.requests('list.open').length).toBe(2)
  })
})

test('a hostile title is text, and a thousand rows are ticked without delay', async () => {
  const many = Array.from({ length: 1000 }, (_, number) => ({
    paperId: `arxiv:2607.1${String(number).padStart(4, '0')}` as const,
    title: `<img src=x onerror=alert(1)> ${number}`,
    state: 'none' as const,
  }))
  const { root } = beside({ 'list.open': () => buildListView({ rows: many }) })
  await expect.poll(() => boxes(root).length).toBe(1000)
  expect(root.querySelector('.list img')).toBeNull()
  await userEvent.click(boxes(root)[0]!)
  await expect.element(main()).toHaveTextContent('（1）')
})

test.each(['light', 'dark'] as const)('nothing keeps a reader out: %s', async (scheme) => {
  await preferColours(scheme)
  const [first, second, ...others] = buildListView().rows
  const rest = [
    { ...first!, state: 'failed' as const, error: errorInfo('offline') },
    { ...second!, state: 'making' as const },
  ]
  const { root } = beside({ 'list.open': () => buildListView({ rows: [...rest, ...others] }) })
  await expect.poll(() => rows(root).length).toBe(9)
  expect(await violations(root)).toEqual([])
})
