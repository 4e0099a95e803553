import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { SLOTS } from '../../src/core/slot.ts'
import { buildDigest, buildItem, buildPanelView, buildPaper } from '../support/build-view.ts'
import { DOCK, questions, show, showing, withDigest } from './show-panel.tsx'

beforeEach(async () => {
  await page.viewport(420, 900)
})

describe('a digest at hand', () => {
  test('is shown at once, with no request', async () => {
    const { wire, root } = withDigest()
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Tidepool: Letting')
    expect(questions(root)).toHaveLength(8)
    expect(wire.requests('panel.open')).toEqual([{ place: DOCK }])
    expect(wire.requests('digest.request')).toEqual([])
    expect(root.textContent).toContain('HTML 41/44節 61,204字 v2 · 原文抜粋 r1 · ')
    expect(root.querySelector('.not-stated')?.textContent).toBe(
      '論文中に見つからなかった項目：限界\u00a0· 計算資源\u00a0· 今後の課題',
    )
  })

  test('marks answers in the paper’s language as the original, with their language', async () => {
    const { root } = withDigest()
    await expect.poll(() => root.querySelector('.item .proof-line .badge')?.textContent).toBe('原文どおり')
    expect(root.querySelector('.lead .badge')?.textContent).toBe('原文どおり')
    expect(root.querySelector('.abstract h2')?.textContent).toBe('概要 原文')
    expect(root.querySelector('blockquote.answer')?.getAttribute('lang')).toBe('en')
    expect(root.querySelector('.question')?.getAttribute('lang')).toBe('ja')
  })

  test('gives quotes that an answer repeats from one place a single line', async () => {
    const [one] = buildItem('problem').evidence
    const evidence = [one!, { ...one!, passage: 'S1.p1.s2', quote: 'Nobody returns them.' }]
    const { root } = showing({
      digest: buildDigest({
        items: [buildItem('problem', 'ja', { answer: `${one!.quote} Nobody returns them.`, evidence })],
      }),
    })
    await expect.poll(() => root.querySelectorAll('.item .proof-line').length).toBe(1)
    root.querySelector<HTMLElement>('.item .proof-line')?.click()
    await expect.poll(() => root.querySelectorAll('.item .proof-full').length).toBe(2)
  })

  test('sets thousands of authors only when asked', async () => {
    const authors = Array.from({ length: 2833 }, (_, index) => `Ann Author${index}`)
    const { root } = showing({ digest: buildDigest(), paper: buildPaper({ authors }) })
    await expect.poll(() => root.querySelector('.record-authors')?.textContent).toMatch(/ほか2,83\d名$/)
    root.querySelector<HTMLElement>('.record summary')?.click()
    expect(root.querySelector('.card')?.textContent).not.toContain('Author2832')
    await page.getByRole('button', { name: '全2,833名を表示' }).click()
    await expect.poll(() => root.querySelector('.card')?.textContent).toContain('Author2832')
  })

  test('says in full how many authors more there are, on a line too short for the names', async () => {
    await page.viewport(380, 900)
    const authors = ['Ann Featherstonehaugh-Cholmondeley', ...Array.from({ length: 15 }, (_, at) => `Bo Author${at}`)]
    const paper = buildPaper({ authors, published: '2026-07-02', updated: '2026-07-09' })
    for (const language of ['en', 'ja'] as const) {
      const { root } = showing({ digest: buildDigest({ paper, language }), paper, language })
      const left = () => root.querySelector('.record-left')
      await expect.poll(() => left()?.textContent).toBe(language === 'en' ? ' +15 more' : 'ほか15名')
      expect(left()!.scrollWidth).toBe(left()!.clientWidth)
      const end = (name: string) => root.querySelector(name)!.getBoundingClientRect().right
      expect(end('.record-left')).toBeLessThanOrEqual(
        root.querySelector('.record-dates')!.getBoundingClientRect().left,
      )
      expect(end('.record-dates')).toBeLessThanOrEqual(end('.record summary'))
      const names = root.querySelector('.record-names')!
      expect(names.scrollWidth).toBeGreaterThan(names.clientWidth)
    }
  })

  test('names a field once that two categories share, with both codes', async () => {
    const categories = ['cs.LG', 'stat.ML'].map((code) => ({ code, name: 'Machine Learning' }))
    const { root } = showing({ digest: buildDigest(), paper: buildPaper({ categories }) })
    await expect.poll(() => root.querySelector('.categories')?.textContent).toBe('Machine Learning')
    expect(root.querySelector('.categories [title]')?.getAttribute('title')).toBe('cs.LG, stat.ML')
  })

  test('sets formulas as MathML and leaves all else as text', async () => {
    const digest = buildDigest({
      items: [buildItem('how', 'ja', { answer: 'within $2\\tau$ <b>bold</b> $5 and $7' })],
    })
    const { root } = showing({ digest })
    await expect.poll(() => root.querySelector('.answer math')?.textContent).toContain('τ')
    expect(root.querySelector('.answer b')).toBeNull()
    expect(root.querySelector('.answer')?.textContent).toContain('<b>bold</b> $5 and $7')
  })

  test('of a section’s title is set where a proof names the section', async () => {
    const [one] = buildItem('how').evidence
    const section = '3.1 The case of $k=2$'
    const item = buildItem('how', 'ja', { evidence: [{ ...one!, section }] })
    const { root } = showing({ digest: buildDigest({ items: [item] }) })
    await expect.poll(() => root.querySelector('.proof-section math')).not.toBeNull()
    expect(root.querySelector('.proof-section')?.textContent).not.toContain('$')
  })

  test('shows TeX that cannot be set as its source', async () => {
    const digest = buildDigest({
      items: [buildItem('how', 'ja', { answer: 'so $\\frac{1$ and $\\href{https://x.example}{y}$' })],
    })
    const { root } = showing({ digest })
    await expect.poll(() => root.querySelector('.answer .formula-source')?.textContent).toBe('\\frac{1')
    await expect.poll(() => root.querySelectorAll('.answer .formula').length).toBe(2)
    expect(root.querySelector('.answer a')).toBeNull()
  })

  test('opens the whole record, and says which fields its site never has', async () => {
    withDigest()
    await page.getByText('Okabe, Quistほか3名').click()
    await expect
      .element(page.getByText('Mina Okabe, Lars Quist, Aiko Tanemura, Jorge Vela, Ruth Adeyemi'))
      .toBeVisible()
    await expect.element(page.getByText('該当なし')).toBeVisible()
    await expect.element(page.getByRole('link', { name: '10.1234/tidepool.2026' })).toBeVisible()
  })

  test('shows three lines of the abstract and opens the rest', async () => {
    const { root } = withDigest()
    const more = page.getByRole('button', { name: 'すべて読む' })
    await expect.element(more).toBeVisible()
    const before = root.querySelector('#abstract-text')!.clientHeight
    await more.click()
    expect(root.querySelector('#abstract-text')!.clientHeight).toBeGreaterThan(before)
    await expect.element(page.getByRole('button', { name: 'たたむ' })).toHaveAttribute('aria-expanded', 'true')
  })

  test('says how it was made', async () => {
    withDigest()
    await page.getByText('HTML 41/44節').click()
    await expect.element(page.getByText('41/44節、61,204/63,120字')).toBeVisible()
    await expect.element(page.getByText('3f2a9c0d5b7e…')).toBeVisible()
  })
})

test('a narrow panel holds the longest words without a sideways scroll', async () => {
  await page.viewport(320, 700)
  const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(8)
  const paper = buildPaper({ title: long, authors: [long, long], comments: long, doi: long, venue: long })
  const digest = buildDigest({ paper, items: [buildItem('how', 'ja', { question: long, answer: long })] })
  const { root } = showing({ paper, digest })
  await expect.poll(() => questions(root).length).toBe(1)
  for (const summary of root.querySelectorAll('summary')) summary.click()
  for (const line of root.querySelectorAll<HTMLElement>('.proof-line')) line.click()
  await expect.poll(() => root.querySelectorAll('.proof-full').length).toBe(2)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
})

test('a hostile number of formulas does not hang the panel: the rest stay as TeX', async () => {
  const digest = buildDigest({ items: [buildItem('how', 'ja', { answer: '$x_1$ '.repeat(400) })] })
  const { root } = showing({ digest })
  await expect.poll(() => root.querySelectorAll('.formula math').length).toBe(300)
  expect(root.querySelectorAll('.formula-source')).toHaveLength(root.querySelectorAll('.formula').length - 300)
})

describe('evidence', () => {
  test('is one line that opens in place to the whole quote', async () => {
    const answer = '答えです。'
    const digest = buildDigest({ items: [buildItem('result', 'ja', { answer, answerLanguage: 'ja' })] })
    const { root } = showing({ digest })
    const line = page.getByRole('button', { name: /根拠.*Tidepool lets a 1.3B.*§4\.2.*p\. 7.*モデルの言葉/ })
    await expect.element(line).toHaveAttribute('aria-expanded', 'false')
    expect(root.querySelector<HTMLElement>('.item .proof')!.offsetHeight).toBeLessThan(34)
    await line.click()
    await expect.element(page.getByText('answers improve by 7.4 points.')).toBeVisible()
    expect(root.querySelector('.item .proof-section')?.textContent).toBe('§4.2 Main results')
  })

  test('does not print a quote that the answer already is', async () => {
    const { root } = withDigest()
    await expect.poll(() => root.querySelectorAll('.item .proof').length).toBe(8)
    expect(root.querySelector('.item .proof-quote')).toBeNull()
  })

  test('is shown in the paper on request', async () => {
    const { wire } = withDigest()
    await page.getByRole('button', { name: /根拠.*3\.2/ }).click()
    await page.getByRole('button', { name: '論文で見る' }).click()
    await expect.element(page.getByText('ページの該当箇所を示しました。')).toBeVisible()
    const { evidence } = buildItem('how')
    expect(wire.requests('passage.reveal')).toEqual([
      {
        paperId: 'arxiv:2601.01234',
        url: 'https://arxiv.org/html/2601.01234v2',
        reveal: { quote: evidence[0]!.quote, htmlId: 'S4.p1' },
      },
    ])
  })

  test('from a PDF opens at its page', async () => {
    const digest = buildDigest({
      source: { ...buildDigest().source, kind: 'pdf', url: 'https://arxiv.org/pdf/2601.01234v2' },
    })
    const { wire } = showing({ digest }, { 'passage.reveal': () => ({ where: 'new-tab' }) })
    await page.getByRole('button', { name: /根拠.*3\.2/ }).click()
    await page.getByRole('button', { name: '論文で見る' }).click()
    await expect.element(page.getByText('該当箇所を新しいタブで開きました。')).toBeVisible()
    expect(wire.requests('passage.reveal')[0]?.url).toBe('https://arxiv.org/pdf/2601.01234v2#page=4')
  })
})

describe('what the reader must know', () => {
  test('that a digest is of an older version, and how to get the new one', async () => {
    const digest = buildDigest({ paper: buildPaper({ version: 1 }) })
    const { wire } = showing({ digest, paper: buildPaper({ version: 3, latestVersion: 3 }) })
    await expect.element(page.getByText('このダイジェストはv1のものです。v3が出ています。')).toBeVisible()
    expect(wire.requests('digest.request')).toEqual([])
    await page.getByRole('button', { name: 'v3のダイジェストを作る' }).click()
    await expect
      .poll(() => wire.requests('digest.request'))
      .toEqual([{ paperId: 'arxiv:2601.01234', language: 'ja', again: true, version: 3 }])
  })

  test('that hidden text was removed, only the abstract was read, settings were repaired', async () => {
    const notices = [{ code: 'hidden-text-removed' as const, count: 3 }]
    const digest = buildDigest({ notices, source: { ...buildDigest().source, kind: 'abstract' } })
    showing({ digest, repairedSettings: ['dockWidth'] })
    await expect.element(page.getByText('目に見えない文字が3か所あり')).toBeVisible()
    await expect.element(page.getByText('概要だけから作りました')).toBeVisible()
    await expect.element(page.getByText(/^概要に見つからなかった項目：限界/)).toBeVisible()
    await expect.element(page.getByText('初期値に戻しました：パネルの幅。')).toBeVisible()
  })

  test('that the abstract alone answers nothing: one sentence, no list of silent questions', async () => {
    const notices = [{ code: 'abstract-only' as const, count: 1 }]
    const source = { ...buildDigest().source, kind: 'abstract' as const }
    const { root } = showing({ digest: buildDigest({ items: [], notStated: [...SLOTS], source, notices }) })
    await expect.element(page.getByText('読めたのは概要だけで')).toBeVisible()
    expect(root.querySelector('.lead-text')?.textContent).toContain('Tidepool')
    for (const absent of ['.items', '.not-stated', '.notices']) expect(root.querySelector(absent)).toBeNull()
  })

  test('that a full text backs no answer', async () => {
    showing({ digest: buildDigest({ items: [], notStated: [...SLOTS] }) })
    await expect.element(page.getByText('原文で裏づけられる答えは見つかりませんでした。')).toBeVisible()
  })

  test('what was set aside while it was made, below the answers', async () => {
    const { root } = showing({ digest: buildDigest({ notices: [{ code: 'items-dropped', count: 2 }] }) })
    await expect.poll(() => root.querySelector('.not-stated + .small-print')?.textContent).toMatch(/2件/)
  })

  test('that a paper is withdrawn: nothing is made', async () => {
    const { wire } = showing({ paper: buildPaper({ withdrawn: true }) })
    await expect.element(page.getByText('この論文は取り下げられています。')).toBeVisible()
    expect(wire.requests('digest.request')).toEqual([])
  })

  test('where Ronbun works, on a page without a paper', async () => {
    const view = buildPanelView({ page: { kind: 'none' } })
    delete view.paper
    const { wire } = show({ 'panel.open': () => view })
    await expect.element(page.getByRole('link', { name: /arXivの論文/ })).toBeVisible()
    expect(wire.requests('digest.request')).toEqual([])
  })
})
