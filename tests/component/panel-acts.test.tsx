import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import english from '../../assets/_locales/en/messages.json'
import { errorInfo } from '../../src/core/errors.ts'
import { buildDigest, buildItem, buildPanelView } from '../support/build-view.ts'
import { refuse } from '../support/fake-wire.ts'
import { catchDownloads, preferColours, violations } from './mount.tsx'
import { followed, questions, show, showing, withDigest } from './show-panel.tsx'

beforeEach(async () => {
  await page.viewport(420, 900)
})

describe('the bar', () => {
  test('stars, and takes the star back when it could not be kept', async () => {
    const { wire } = withDigest()
    const star = page.getByRole('button', { name: 'スター' })
    await star.click()
    await expect.element(star).toHaveAttribute('aria-pressed', 'true')
    expect(wire.requests('note.write')).toEqual([{ paperId: 'arxiv:2601.01234', change: { starred: true } }])
    wire.answers['note.write'] = refuse('storage-full')
    await star.click()
    await expect.element(page.getByText('保存するための空き容量がありません。')).toBeInTheDocument()
    await expect.element(star).toHaveAttribute('aria-pressed', 'true')
  })

  test('exports, by keyboard alone, and says what was saved', async () => {
    const files = catchDownloads()
    const digest = buildDigest()
    const { wire } = withDigest({ 'export.collect': () => ({ papers: [{ paper: digest.paper, digest }] }) })
    const button = page.getByRole('button', { name: '書き出す' })
    await expect.element(button).toBeVisible()
    ;(button.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('menuitem', { name: 'Markdown' })).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('menuitem', { name: 'JSON' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(button).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('menuitem', { name: 'Markdown' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => files.length).toBe(1)
    expect(files[0]!.name).toMatch(/2601\.01234.*\.md$/)
    expect(await files[0]!.text()).toContain('Tidepool')
    expect(wire.requests('export.collect')).toEqual([{ paperIds: ['arxiv:2601.01234'] }])
    await expect.element(page.getByText(`${files[0]!.name}を保存しました。`)).toBeInTheDocument()
  })

  test('changes the language of everything, and asks for a digest in it', async () => {
    const { wire, root } = withDigest()
    await expect.poll(() => questions(root).length).toBe(8)
    wire.answers['panel.open'] = () => buildPanelView({ language: 'en' })
    await userEvent.selectOptions(page.getByRole('combobox'), 'en')
    await expect
      .poll(() => wire.requests('digest.request'))
      .toEqual([{ paperId: 'arxiv:2601.01234', language: 'en' }])
    expect(wire.requests('settings.write')).toEqual([{ change: { language: 'en' } }])
    await expect.element(page.getByRole('button', { name: english.star.message })).toBeVisible()
    expect(document.documentElement.lang).toBe('en')
    expect(questions(root)[0]).toBe(buildItem('problem').question)
  })
})

describe('the note', () => {
  const field = () => page.getByRole('textbox', { name: 'ノート' })

  test('saves itself when the reader pauses, and says so', async () => {
    const { wire } = withDigest()
    await field().fill('表 3 を確かめる')
    await expect.element(page.getByText('保存しました', { exact: true })).toBeVisible()
    expect(wire.requests('note.write')).toEqual([
      { paperId: 'arxiv:2601.01234', change: { text: '表 3 を確かめる' } },
    ])
  })

  test('saves at once when the reader leaves it or the page', async () => {
    const { wire } = withDigest()
    await field().fill('あ')
    ;(field().element() as HTMLElement).blur()
    expect(wire.requests('note.write')).toHaveLength(1)
    await field().fill('あい')
    window.dispatchEvent(new Event('pagehide'))
    expect(wire.requests('note.write').at(-1)).toMatchObject({ change: { text: 'あい' } })
  })

  test('keeps the text when it could not be saved, and saves it again on request', async () => {
    const { wire } = withDigest({ 'note.write': refuse('storage-full') })
    await field().fill('大事なこと')
    await expect.element(page.getByText('書いた内容はここに残っています')).toBeVisible()
    await expect.element(field()).toHaveValue('大事なこと')
    wire.answers['note.write'] = ({ change }) => ({ ...buildPanelView().note, ...change })
    await page.getByRole('button', { name: 'もう一度保存する' }).click()
    await expect.element(page.getByText('保存しました', { exact: true })).toBeVisible()
  })

  test('is not replaced while it is being written', async () => {
    const { wire } = withDigest()
    await field().fill('書きかけ')
    await page.getByRole('button', { name: 'スター' }).click()
    await vi.waitFor(() => expect(wire.requests('note.write').some(({ change }) => 'starred' in change)).toBe(true))
    await expect.element(field()).toHaveValue('書きかけ')
  })
})

describe.each(['light', 'dark'] as const)('in the %s, axe finds nothing wrong with', (scheme) => {
  beforeEach(() => preferColours(scheme))

  test('a digest with everything open', async () => {
    const { root } = showing({
      digest: buildDigest({ notices: [{ code: 'items-dropped', count: 2 }] }),
      repairedSettings: ['language'],
    })
    await expect.poll(() => questions(root).length).toBe(8)
    for (const summary of root.querySelectorAll('summary')) summary.click()
    for (const line of root.querySelectorAll<HTMLElement>('.proof-line')) line.click()
    await page.getByRole('button', { name: '書き出す' }).click()
    await expect.element(page.getByRole('menuitem', { name: 'JSON' })).toBeVisible()
    expect(await violations(root)).toEqual([])
  })

  test('a digest being made, a failure, a page without a paper', async () => {
    const made = show()
    await followed(made.wire)
    made.wire.send({ type: 'item-end', item: buildItem('problem') })
    await expect.poll(() => questions(made.root).length).toBe(1)
    expect(await violations(made.root)).toEqual([])
    made.wire.send({ type: 'digest-error', error: errorInfo('offline') })
    await expect.element(page.getByRole('alert')).toBeVisible()
    expect(await violations(made.root)).toEqual([])
    made.root.remove()
    const view = buildPanelView({ page: { kind: 'none' }, language: 'en' })
    const guide = show({ 'panel.open': () => view })
    await expect.element(page.getByRole('heading', { name: english.guide_title.message })).toBeVisible()
    expect(await violations(guide.root)).toEqual([])
  })
})
