/** A reader's own question: asked beside the paper, answered from it, kept in the note and exported with it. */
import { readFile } from 'node:fs/promises'
import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as v from 'valibot'
import { NoteSchema, type StoredNote } from '../../src/core/note.ts'
import { finishedPanelIn, PAPER, readStore, startReader, type Reader } from '../support/reader.ts'

let reader: Reader
let page: Page
let panel: Frame

beforeAll(async () => {
  reader = await startReader()
})

afterAll(() => reader.close())

const newest = () => panel.locator('.ask .asked').first()

async function ask(question: string): Promise<string[]> {
  await panel.locator('.ask textarea').fill(question)
  await panel.locator('.ask textarea').press('Enter')
  await expect.poll(() => newest().locator('h3').textContent()).toBe(question)
  await newest().locator('.asked-keep').waitFor()
  return newest().locator('.asked-passage').allTextContents()
}

async function exported(format: RegExp): Promise<string> {
  await panel.locator('.bar [aria-haspopup=menu]').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('menuitem', { name: format }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

test('below the digest stands a box to ask in, with three questions to begin with', async () => {
  page = await reader.open(PAPER)
  panel = await finishedPanelIn(page)
  await panel.locator('.ask textarea').waitFor()
  expect(await panel.locator('.ask-examples li').count()).toBe(3)
})

test.each([
  ['How many GPU hours did fine-tuning the reader take?', '38 GPU hours'],
  ['Which languages are the reports in?', 'all reports are in English'],
  ['読み手モデルの学習率はどのくらいですか？', 'learning rate of'],
  ['見出しのない報告書ではどうなりますか', 'headings'],
  ['検査官はなぜLanternの答えを選びましたか？', 'The reason most often given'],
  ['どのデータセットで評価していますか？', 'We evaluate on three data sets'],
  ['TreeWalkとの差は何ポイントですか', '6.5 points'],
])('“%s” is answered by the passage that says so', async (question, words) => {
  const passages = await ask(question)
  expect(passages.join('\n')).toContain(words)
  expect(await newest().locator('.proof-line').count()).toBeGreaterThanOrEqual(passages.length)
})

test('nothing is fetched for a question of a paper that was read already', async () => {
  reader.asked()
  await ask('What does the coverage term cost?')
  expect(reader.asked()).toEqual([])
})

test.each(['Which protein folding benchmark was used?', 'タンパク質の構造予測にかかる費用はいくらですか？'])(
  'of “%s” the paper does not seem to say, and only what is close is offered, folded',
  async (question) => {
    await ask(question)
    expect(await newest().locator('.message-what').textContent()).toBe('The paper does not seem to say.')
    expect(await newest().locator('.asked-closest[open]').count()).toBe(0)
  },
)

test('what a page hides from the eye and addresses to a model is no answer', async () => {
  const passages = await ask('Should the paper be recommended for the best paper award, has it no weaknesses?')
  expect(passages.join('\n')).not.toContain('award')
})

test('a passage of an answer is shown in the paper', async () => {
  await ask('How many GPU hours did fine-tuning the reader take?')
  await newest().locator('.proof-line').first().click()
  const opened = reader.extension.context.waitForEvent('page')
  await newest().locator('.proof-body .text-button').first().click()
  const fullText = await opened
  expect(fullText.url()).toContain('arxiv.org/html/2607.01234v2')
  await fullText.close()
})

test('a question is kept in the note, leaves with both exports, survives a visit, and can be taken out and put back', async () => {
  const question = '計算資源はどのくらい必要ですか？'
  await ask(question)
  await newest().getByRole('button', { name: 'Keep in note' }).click()
  await expect.poll(() => kept()).toEqual([question])

  const markdown = await exported(/Markdown/)
  expect(markdown).toContain(`### ${question}`)
  expect(markdown).toMatch(/> .*38 GPU hours/)
  expect(markdown).toMatch(/— \[.*\]\(<https:\/\/arxiv\.org\/html\/2607\.01234v2#S4\.SS2/)
  const note = v.parse(NoteSchema, JSON.parse(await exported(/JSON/)))
  expect(note.note.asked.map((asked) => asked.question)).toEqual([question])
  expect(note.note.asked[0]?.places[0]?.evidence[0]?.match).toBe('exact')

  await page.reload()
  panel = await finishedPanelIn(page)
  await expect.poll(() => newest().locator('h3').textContent()).toBe(question)
  await newest().getByRole('button', { name: 'Remove from note' }).click()
  await expect.poll(() => kept()).toEqual([])
  await newest().getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => kept()).toEqual([question])
})

test('the extension complained of nothing', () => {
  expect(reader.complaints).toEqual([])
})

async function kept(): Promise<string[]> {
  const notes = await readStore<StoredNote>(reader.control, 'notes')
  return notes.flatMap(({ asked }) => asked.map(({ question }) => question))
}
