import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { emptyNote } from '../../src/core/note.ts'
import { buildAsked, buildPlace } from '../support/build-asked.ts'
import { buildDigest, buildPanelView } from '../support/build-view.ts'
import { refuse, type Answers } from '../support/fake-wire.ts'
import { preferColours, violations } from './mount.tsx'
import { showing } from './show-panel.tsx'

type View = NonNullable<Parameters<typeof buildPanelView>[0]>

const answering: Answers = { 'paper.ask': ({ id, question }) => ({ asked: buildAsked({ id, question }) }) }
const missing: Answers = {
  'paper.ask': ({ id, question }) => ({ asked: buildAsked({ id, question, found: false, places: [buildPlace()] }) }),
}
const asking = (answers: Answers = answering, view: View = {}) => showing({ digest: buildDigest(), ...view }, answers)
const box = () => page.getByRole('textbox', { name: '論文に質問する' })
const boxIn = (root: HTMLElement) => root.querySelector<HTMLTextAreaElement>('.ask textarea')!
const asked = (root: HTMLElement) => [...root.querySelectorAll('.asked h3')].map((each) => each.textContent)
const said = (root: HTMLElement) => root.querySelector('.ask > output')?.textContent

async function ask(question: string) {
  await box().fill(question)
  await userEvent.keyboard('{Enter}')
}

beforeEach(async () => {
  await page.viewport(420, 900)
})

describe('the box', () => {
  test('asks with Enter, of the version the digest is of, and is empty for the next question', async () => {
    const { wire, root } = asking()
    await ask('  どのくらい待ちますか？ ')
    await expect.poll(() => root.querySelectorAll('.asked-places > li').length).toBe(2)
    expect(wire.requests('paper.ask')).toMatchObject([
      { paperId: 'arxiv:2601.01234', version: 2, question: 'どのくらい待ちますか？', language: 'ja' },
    ])
    await expect.element(box()).toHaveValue('')
  })

  test('asks nothing while an input method composes, whose Enter and Escape are its own', async () => {
    const { wire, root } = asking()
    await box().fill('かなにゅうりょく')
    const composing = (key: string, change: KeyboardEventInit = { isComposing: true }) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...change })
      boxIn(root).dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(composing('Enter')).toBe(false)
    expect(composing('Enter', { keyCode: 229 })).toBe(false)
    expect(composing('Escape')).toBe(false)
    expect(wire.requests('paper.ask')).toEqual([])
    await expect.element(box()).toHaveValue('かなにゅうりょく')
    expect(composing('Enter', {})).toBe(true)
    await expect.poll(() => wire.requests('paper.ask').length).toBe(1)
  })

  test('begins a new line with Shift and Enter, and is emptied by Escape', async () => {
    const { wire } = asking()
    await box().fill('一行目')
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}二行目')
    await expect.element(box()).toHaveValue('一行目\n二行目')
    await userEvent.keyboard('{Escape}')
    await expect.element(box()).toHaveValue('')
    expect(wire.requests('paper.ask')).toEqual([])
  })

  test('asks nothing of nothing', async () => {
    const { wire } = asking()
    await box().fill('   ')
    await page.getByRole('button', { name: '質問する', exact: true }).click()
    expect(wire.requests('paper.ask')).toEqual([])
  })

  test('offers three questions to begin with, until one is asked', async () => {
    const { wire, root } = asking()
    await expect.poll(() => root.querySelectorAll('.ask-examples button').length).toBe(3)
    const [first] = root.querySelectorAll<HTMLElement>('.ask-examples button')
    const words = first!.textContent
    first!.click()
    await expect.poll(() => asked(root)).toEqual([words])
    expect(wire.requests('paper.ask')).toMatchObject([{ question: words }])
    expect(root.querySelector('.ask-examples')).toBeNull()
  })

  test('is not there for a withdrawn paper', async () => {
    const { paper } = buildPanelView()
    const { root } = asking(answering, { paper: { ...paper!, withdrawn: true } })
    await expect.poll(() => root.querySelector('.items')).not.toBeNull()
    expect(root.querySelector('.ask')).toBeNull()
  })
})

describe('an answer', () => {
  test('is passages with their neighbours, each with one proof line that opens and jumps', async () => {
    const { wire, root } = asking()
    await ask('待ち時間は？')
    await expect.poll(() => root.querySelectorAll('.asked .proof-line').length).toBe(2)
    const [passage] = root.querySelectorAll('.asked-passage')
    expect(passage?.getAttribute('lang')).toBe('en')
    expect(passage?.textContent).toContain('A borrowed block is returned when its owner wakes.')
    expect(passage?.querySelectorAll('.asked-lead')).toHaveLength(1)
    expect([...root.querySelectorAll('.asked .badge')].map((each) => each.textContent)).toEqual([
      '複数文',
      '原文どおり',
    ])
    await page
      .getByRole('button', { name: /根拠.*3\.2 Lending/ })
      .last()
      .click()
    await page.getByRole('button', { name: '論文で見る' }).first().click()
    await expect
      .poll(() => wire.requests('passage.reveal'))
      .toMatchObject([{ url: 'https://arxiv.org/html/2601.01234v2', reveal: { htmlId: 'S3.SS2.p1' } }])
  })

  test('is said to readers who cannot see it come', async () => {
    const { root } = asking()
    await ask('待ち時間は？')
    await expect.poll(() => said(root)).toBe('論文の中に、該当箇所が2件見つかりました。')
  })

  test('that would come out of sight brings the box to the top, below the bar', async () => {
    await page.viewport(420, 480)
    const { root } = asking()
    await expect.poll(() => root.querySelector('.ask')).not.toBeNull()
    root.querySelector('.ask')!.scrollIntoView({ block: 'end' })
    await ask('待ち時間は？')
    const top = () => root.querySelector('.ask')!.getBoundingClientRect().top
    await expect.poll(() => Math.round(top() - root.querySelector('.bar')!.getBoundingClientRect().bottom)).toBe(0)
  })

  test('of a PDF opens to the picture of its page', async () => {
    const source = { kind: 'pdf' as const, url: 'https://arxiv.org/pdf/2601.01234v2', sha256: 'b'.repeat(64) }
    const { wire, root } = asking({ 'paper.ask': ({ id }) => ({ asked: buildAsked({ id, source }) }) })
    await ask('待ち時間は？')
    await page.getByRole('button', { name: /根拠.*4\.3 Latency/ }).click()
    await expect.poll(() => root.querySelector('button.picture')).not.toBeNull()
    expect(wire.requests('page.preview')).toMatchObject([{ version: 2, passage: 'S4.p2.s1' }])
  })

  test('that the paper does not seem to give says so with a next step, and folds the closest passages away', async () => {
    const { root } = asking(missing)
    await ask('費用は？')
    await expect.element(page.getByText('この論文には書かれていないようです。').last()).toBeVisible()
    await expect.element(page.getByText(/別の言い方や、論文で使われている用語/)).toBeVisible()
    expect(root.querySelector<HTMLDetailsElement>('.asked-closest')?.open).toBe(false)
    await page.getByText('近い箇所（1件）').click()
    await expect.element(page.getByText('A borrowed block is returned when its owner wakes.')).toBeVisible()
    expect(said(root)).toBe('この論文には書かれていないようです。')
  })

  test('of an abstract alone says that no more was read', async () => {
    const source = { kind: 'abstract' as const, url: 'https://arxiv.org/abs/2601.01234v2', sha256: 'b'.repeat(64) }
    asking({ 'paper.ask': ({ id }) => ({ asked: buildAsked({ id, source, found: false, places: [] }) }) })
    await ask('費用は？')
    await expect.element(page.getByText('読めたのは概要だけで、そこには書かれていないようです。')).toBeVisible()
  })

  test('shows words of a paper as words, whatever they look like', async () => {
    const quote = '<img src=x onerror=alert(1)> is what the <b>attack</b> injects.'
    const place = buildPlace({
      lead: 'x',
      evidence: [{ passage: 'x', quote, section: '1 <i>A</i>', match: 'exact' }],
    })
    const { root } = asking({ 'paper.ask': ({ id }) => ({ asked: buildAsked({ id, places: [place] }) }) })
    await ask('<b>?</b>')
    await expect.poll(() => root.querySelector('.asked-passage')?.textContent?.trim()).toBe(quote)
    expect(asked(root)).toEqual(['<b>?</b>'])
    expect(root.querySelector('.asked :is(b, i, img)')).toBeNull()
  })
})

describe('while the paper is read', () => {
  test('the reader sees so and can cancel; what comes afterwards is not shown', async () => {
    let answer = (): void => {}
    const { wire, root } = asking({
      'paper.ask': ({ id }) => new Promise((resolve) => (answer = () => resolve({ asked: buildAsked({ id }) }))),
      'ask.cancel': () => ({}),
    })
    await ask('待ち時間は？')
    await expect.element(page.getByText('本文を読んでいます…')).toBeVisible()
    await page.getByRole('button', { name: '中止' }).click()
    await expect.element(page.getByText('質問を中止しました。')).toBeVisible()
    expect(wire.requests('ask.cancel')).toEqual([{ id: wire.requests('paper.ask')[0]?.id }])
    answer()
    await page.getByRole('button', { name: 'もう一度質問する' }).click()
    await expect.poll(() => wire.requests('paper.ask').length).toBe(2)
    answer()
    await expect.poll(() => root.querySelectorAll('.asked-places').length).toBe(1)
    expect(asked(root)).toEqual(['待ち時間は？'])
  })

  test('a failure is named with its next step, and the question can be asked again', async () => {
    let isBroken = true
    const { root } = asking({
      'paper.ask': ({ id }) => (isBroken ? refuse('offline')() : { asked: buildAsked({ id }) }),
    })
    await ask('待ち時間は？')
    await expect.element(page.getByRole('alert')).toBeVisible()
    isBroken = false
    await page.getByRole('button', { name: 'もう一度質問する' }).click()
    await expect.poll(() => root.querySelectorAll('.asked-passage').length).toBe(2)
    expect(root.querySelector('[role=alert]')).toBeNull()
  })

  test('earlier questions stay, folded below the newest', async () => {
    const { root } = asking()
    await ask('一つ目は？')
    await expect.poll(() => root.querySelectorAll('.asked-keep').length).toBe(1)
    await ask('二つ目は？')
    await expect.poll(() => asked(root)).toEqual(['二つ目は？', '一つ目は？'])
    expect([...root.querySelectorAll<HTMLDetailsElement>('.asked')].map(({ open }) => open)).toEqual([true, false])
  })
})

describe('the note', () => {
  test('keeps a question, gives it up, and takes it back', async () => {
    const kept = buildAsked({ id: 'k' })
    const { wire } = asking(
      {
        'note.drop-asked': () => emptyNote(),
        'note.keep-asked': ({ asked: one }) => ({ ...emptyNote(), asked: [one] }),
      },
      { note: { ...emptyNote(), asked: [kept] } },
    )
    await expect.element(page.getByText('ノートに残しています')).toBeVisible()
    await page.getByRole('button', { name: 'ノートから外す' }).click()
    await expect.element(page.getByText('ノートから外しました')).toBeVisible()
    expect(wire.requests('note.drop-asked')).toEqual([{ paperId: 'arxiv:2601.01234', id: 'k' }])
    await page.getByRole('button', { name: '元に戻す' }).click()
    await expect.element(page.getByText('ノートに残しています')).toBeVisible()
    expect(wire.requests('note.keep-asked')).toEqual([{ paperId: 'arxiv:2601.01234', asked: kept }])
  })

  test('that cannot be written says so; the question stays', async () => {
    const { root } = asking({ ...answering, 'note.keep-asked': refuse('storage-full') })
    await ask('待ち時間は？')
    await page.getByRole('button', { name: 'ノートに残す' }).click()
    await expect.element(page.getByText(/ノートに保存できませんでした/)).toBeVisible()
    expect(asked(root)).toEqual(['待ち時間は？'])
    await expect.element(page.getByRole('button', { name: 'ノートに残す' })).toBeVisible()
  })
})

describe.each([
  ['light', 'ja'],
  ['dark', 'ja'],
  ['light', 'en'],
  ['dark', 'en'],
] as const)('%s, in %s', (colours, language) => {
  test('every reader can use it', async () => {
    await preferColours(colours)
    const digest = buildDigest({ language })
    const { root } = asking(
      {
        'paper.ask': ({ id, question }) => {
          if (question === 'f') refuse('offline')()
          return { asked: buildAsked({ id, question, found: question === 'y', places: [buildPlace()] }) }
        },
        'note.keep-asked': ({ asked: one }) => ({ ...emptyNote(), asked: [one] }),
      },
      { language, digest },
    )
    await expect.poll(() => root.querySelectorAll('.ask-examples button').length).toBe(3)
    expect(await violations(root)).toEqual([])
    for (const question of ['n', 'f', 'y']) {
      boxIn(root).focus()
      await userEvent.fill(boxIn(root), question)
      await userEvent.keyboard('{Enter}')
      await expect.poll(() => root.querySelector('.asked-progress')).toBeNull()
    }
    await expect.poll(() => root.querySelectorAll('.asked').length).toBe(3)
    root.querySelector<HTMLElement>('.asked-keep button')?.click()
    await expect.poll(() => root.querySelector('.asked-kept .icon')).not.toBeNull()
    for (const details of root.querySelectorAll<HTMLDetailsElement>('.ask details')) details.open = true
    for (const line of root.querySelectorAll<HTMLElement>('.asked .proof-line')) line.click()
    expect(await violations(root)).toEqual([])
    expect(root.querySelector('.panel')!.scrollWidth).toBeLessThanOrEqual(420)
  })
})
