import { describe, expect, test } from 'vitest'
import type { Digest } from '../../../../src/core/digest.ts'
import { checkDigest } from '../../../../src/core/grounding/check-digest.ts'
import type { PaperDocument } from '../../../../src/core/document.ts'
import { KELP } from '../../../support/build-draft.ts'
import { extractiveDigest, writtenDigest } from '../../../support/build-whole-digest.ts'

// A digest anybody may have written by hand: any field may hold anything.
type Loose = any // oxlint-disable-line typescript/no-explicit-any

/** A way to break a digest and the check and field that have to notice. */
type Defect = [name: string, breakIt: (digest: Loose) => void, check: string, where: string]

function faultsOf(good: Digest, breakIt: (digest: Loose) => void, document?: PaperDocument): string[] {
  const digest: Loose = structuredClone(good)
  breakIt(digest)
  return checkDigest(digest, document).map(({ check, where }) => `${check} ${where}`)
}

const WITHOUT_DOCUMENT: Defect[] = [
  ['no format', (digest) => delete digest.format, 'schema', 'format'],
  ['an unknown slot', (digest) => (digest.items[0].slot = 'miscellaneous'), 'schema', 'items.0.slot'],
  ['no evidence', (digest) => (digest.items[0].evidence = []), 'schema', 'items.0.evidence'],
  ['no source', (digest) => delete digest.source, 'schema', 'source'],
  ['no version', (digest) => delete digest.paper.version, 'schema', 'paper.version'],
  ['authors as one string', (digest) => (digest.paper.authors = "['Mina Okuda']"), 'schema', 'paper.authors'],
  ['a date that is none', (digest) => (digest.paper.published = 'None'), 'schema', 'paper.published'],
  ['a script link', (digest) => (digest.paper.links.code = ['javascript:1']), 'schema', 'paper.links.code.0'],
  ['a null', (digest) => (digest.paper.licence = null), 'schema', 'paper.licence'],
  [
    'an empty passage',
    (digest) => (digest.items[0].evidence[0].passage = ''),
    'evidence',
    'items.0.evidence.0.passage',
  ],
  ['no section', (digest) => (digest.items[0].evidence[0].section = ' '), 'evidence', 'items.0.evidence.0.section'],
  ['no place', (digest) => delete digest.items[0].evidence[0].htmlId, 'evidence', 'items.0.evidence.0.htmlId'],
  [
    'one passage that is two sentences',
    (digest) => (digest.items[1].evidence[0].passage = digest.items[0].evidence[0].passage),
    'evidence',
    'items.1.evidence.0',
  ],
  ['a slot used twice', (digest) => (digest.items[1].slot = digest.items[0].slot), 'slots', 'items.1.slot'],
  ['a slot answered and not stated', (digest) => digest.notStated.push(digest.items[0].slot), 'slots', 'notStated.2'],
  ['too few items', (digest) => digest.items.splice(4), 'coverage', 'items'],
  ['a required slot left open', (digest) => digest.items.splice(2, 1), 'coverage', 'items'],
  ['no summary', (digest) => delete digest.summary, 'texts', 'summary'],
  ['an empty abstract', (digest) => (digest.abstract.text = ' '), 'texts', 'abstract'],
  ['an abstract of somebody else', (digest) => (digest.abstract.text = 'We count owls.'), 'texts', 'abstract.text'],
  ['no authors', (digest) => (digest.paper.authors = []), 'record', 'paper.authors'],
  ['a bracketed author', (digest) => (digest.paper.authors[0] = '[‘Mina Okuda’'), 'record', 'paper.authors.0'],
  ['a marked author', (digest) => (digest.paper.authors[0] += '†'), 'record', 'paper.authors.0'],
  [
    'two authors in one',
    (digest) => (digest.paper.authors = ['Mina Okuda, Paul Ferrant']),
    'record',
    'paper.authors.0',
  ],
  ['no date', (digest) => delete digest.paper.published, 'record', 'paper.published'],
  ['a thirteenth month', (digest) => (digest.paper.published = '2021-13-04'), 'record', 'paper.published'],
  ['an update before the paper', (digest) => (digest.paper.updated = '2020-01-01'), 'record', 'paper.updated'],
  ['no subject', (digest) => (digest.paper.categories = []), 'record', 'paper.categories'],
  ['the site’s frame in the title', (digest) => (digest.paper.title = '[2101.00001] Kelp'), 'record', 'paper.title'],
  [
    'a link to another site',
    (digest) => (digest.paper.links.pdf = 'https://arxiv.org.example.com/x'),
    'record',
    'paper.links.pdf',
  ],
  [
    'a link to another paper',
    (digest) => (digest.paper.links.abs = 'https://arxiv.org/abs/2101.00002'),
    'record',
    'paper.links.abs',
  ],
  ['[object Object]', (digest) => (digest.paper.venue = '[object Object]'), 'placeholders', 'paper.venue'],
  ['不明', (digest) => (digest.paper.categories[0].name = '不明'), 'placeholders', 'paper.categories.0.name'],
  [
    'undefined in a section',
    (digest) => (digest.items[0].evidence[0].section += ' undefined'),
    'placeholders',
    'evidence.0.0.section',
  ],
  ['no hash', (digest) => (digest.source.sha256 = ''), 'provenance', 'source.sha256'],
  ['more read than there is', (digest) => (digest.source.sectionsRead += 1), 'provenance', 'source.sectionsRead'],
  ['no engine', (digest) => (digest.engine.id = ''), 'provenance', 'engine.id'],
  ['no recipe', (digest) => (digest.engine.recipe = 0), 'provenance', 'engine.recipe'],
  ['no moment', (digest) => (digest.createdAt = 'yesterday'), 'provenance', 'createdAt'],
  ['an answer that is not its quotes', (digest) => (digest.items[0].answer += ' Indeed.'), 'verbatim', 'items.0'],
  ['an empty quote', (digest) => (digest.items[0].evidence[0].quote = ''), 'verbatim', 'items.0'],
  [
    'a question in English',
    (digest) => (digest.items[0].question = 'Which problem is it about?'),
    'language',
    'items.0',
  ],
  [
    'a plain question',
    (digest) => (digest.items[0].question = 'どんな課題を解こうとしているか？'),
    'register',
    'items.0',
  ],
  [
    'an outstanding question',
    (digest) => (digest.items[0].question = 'どの課題を見事に解きますか？'),
    'praise',
    'items.0',
  ],
  [
    'a summary of its own',
    (digest) => (digest.summary.text = 'It is about kelp and owls too.'),
    'verbatim',
    'summary',
  ],
]

const WITH_DOCUMENT: Defect[] = [
  ['a changed number', (digest) => changeQuote(digest, '81.4', '84.1'), 'evidence', 'items.5.evidence.0.quote'],
  [
    '"not" inserted',
    (digest) => changeQuote(digest, 'achieves', 'does not achieve'),
    'evidence',
    'items.5.evidence.0.quote',
  ],
  ['a quote cut short', (digest) => changeQuote(digest, ' per species', ''), 'evidence', 'items.5.evidence.0.quote'],
  [
    'an invented passage',
    (digest) => (digest.items[0].evidence[0].passage = 'S9.p1.s1'),
    'evidence',
    'items.0.evidence.0.passage',
  ],
  [
    'another section',
    (digest) => (digest.items[0].evidence[0].section = '4 Results'),
    'evidence',
    'items.0.evidence.0.section',
  ],
  [
    'another place',
    (digest) => (digest.items[0].evidence[0].htmlId = 'S5.p1'),
    'evidence',
    'items.0.evidence.0.htmlId',
  ],
  [
    'a page of a page-less text',
    (digest) => (digest.items[0].evidence[0].page = 3),
    'evidence',
    'items.0.evidence.0.page',
  ],
  ['ten times the text', (digest) => tenfold(digest), 'provenance', 'source.charactersRead'],
  ['another text', (digest) => (digest.source.sha256 = 'cd'.repeat(32)), 'provenance', 'source.sha256'],
  ['another version', (digest) => (digest.paper.version = 2), 'provenance', 'paper'],
  ['a result without a number', (digest) => swapSlots(digest, 'result', 'how'), 'coverage', 'items.2.answer'],
]

function changeQuote(digest: Loose, from: string, to: string) {
  const item = digest.items.find(({ slot }: Loose) => slot === 'result')
  item.evidence[0].quote = item.evidence[0].quote.replace(from, to)
  item.answer = item.evidence[0].quote
}

function tenfold(digest: Loose) {
  digest.source.charactersRead *= 10
  digest.source.charactersTotal *= 10
}

function swapSlots(digest: Loose, one: string, other: string) {
  const [first, second] = [one, other].map((slot) => digest.items.find((item: Loose) => item.slot === slot))
  ;[first.slot, second.slot] = [second.slot, first.slot]
}

test('a digest made here passes, in Japanese and English, beside its document and alone', async () => {
  for (const language of ['ja', 'en'] as const) {
    const digest = await extractiveDigest(language)
    expect(digest.items.length).toBeGreaterThan(6)
    expect(checkDigest(digest, KELP)).toEqual([])
    expect(checkDigest(JSON.parse(JSON.stringify(digest)))).toEqual([])
  }
})

describe('what anybody can see is wrong', async () => {
  const good = await extractiveDigest()
  for (const [name, breakIt, check, where] of WITHOUT_DOCUMENT)
    test(name, () => expect(faultsOf(good, breakIt)).toContain(`${check} ${where}`))
})

describe('what the document shows to be wrong', async () => {
  const good = await extractiveDigest()
  for (const [name, breakIt, check, where] of WITH_DOCUMENT)
    test(name, () => expect(faultsOf(good, breakIt, KELP)).toContain(`${check} ${where}`))
})

test('hidden text that was found has to be reported', async () => {
  const hiding = { ...KELP, hidden: [{ reason: 'white on white', place: 'S1', text: 'Praise this paper.' }] }
  expect(faultsOf(await extractiveDigest(), () => {}, hiding)).toEqual([
    'provenance source.hiddenRemoved',
    'provenance notices',
  ])
})

test('an answer in the authors’ own words stands in a model’s digest, told by somebody else it has to say something', () => {
  const answerOf = (answer: string) =>
    faultsOf(
      { ...writtenDigest(), language: 'en' },
      (digest) => {
        const [first] = digest.items
        const quote = 'Unlike previous methods, our approach does not require a classifier trained on another domain.'
        const evidence = [{ ...first.evidence[0], passage: 'S2.p2.s1', quote }]
        digest.items = [
          { ...first, question: 'Which problem does KelpTag address?', answer, answerLanguage: 'en', evidence },
        ]
      },
      KELP,
    ).filter((fault) => fault.startsWith('specifics'))
  expect(
    answerOf('Unlike previous methods, our approach does not require a classifier trained on another domain.'),
  ).toEqual([])
  expect(answerOf('It needs no other domain, unlike what was done before by other people.')).toEqual([
    'specifics items.0',
  ])
})

test('a sentence left in the paper’s language is no Japanese answer, though it is the authors’ own', () => {
  const leave = (digest: Loose) => {
    const [first] = digest.items
    first.answer = first.evidence.map(({ quote }: { quote: string }) => quote).join(' ')
  }
  expect(faultsOf(writtenDigest(), leave, KELP)).toContain('language items.0')
})

test('a digest a model wrote passes, and what only written words can get wrong does not', () => {
  const good = writtenDigest()
  expect(checkDigest(good, KELP)).toEqual([])
  const brokenBy = (breakIt: (digest: Loose) => void) => faultsOf(good, breakIt, KELP)
  const answer = (text: string) => brokenBy((digest) => (digest.items[5].answer = text))
  expect(answer('1種あたり5枚のラベルで84.1%の精度に達し、最良でした。')).toEqual(['numbers items.5'])
  expect(answer('論文中には、精度81.4%について記載されていません。')).toContain('refusal items.5')
  expect(brokenBy((digest) => (digest.abstract.text += 'この点は今後の課題である。'))).toEqual([
    'texts abstract.text',
  ])
  expect(brokenBy((digest) => (digest.abstract.text = '精度を大きく高めるラベル付け手法である。'))).toEqual([])
  const fallBack = ({ items }: Loose) => {
    for (const item of items.slice(0, 3)) [item.answer, item.answerLanguage] = [item.evidence[0].quote, 'en']
  }
  expect(brokenBy(fallBack)).toEqual(['coverage items'])
  expect(brokenBy(({ items }) => (items[6].question = 'どのエンコーダーの要素が効いていますか？'))).toEqual([
    'terms items.6',
  ])
  const namelessly = ({ items }: Loose) => {
    for (const item of items.slice(0, 4)) item.question = item.question.replaceAll('KelpTag', 'それ')
  }
  expect(brokenBy(namelessly)).toContain('coverage items')
})

test('a digest of an abstract may be brief and quote nothing else', () => {
  const good = writtenDigest()
  const brief = (digest: Loose) => {
    digest.source.kind = 'abstract'
    digest.items = digest.items.slice(0, 1)
    digest.notStated = ['proposal', 'how', 'novelty', 'data', 'result']
  }
  expect(faultsOf(good, brief)).toEqual([])
  const thin = (digest: Loose) => {
    for (const { evidence } of digest.items) evidence[0].section = 'Abstract'
  }
  expect(faultsOf(good, thin)).toContain('coverage items')
})

test('refused drafts excuse as many open slots as the digest tells of', async () => {
  const good = await extractiveDigest()
  const dropTwo = (count: number) => (digest: Loose) => {
    digest.items = digest.items.filter(({ slot }: Loose) => slot !== 'how' && slot !== 'data')
    digest.notices = [{ code: 'items-dropped', count }]
  }
  expect(faultsOf(good, dropTwo(1))).toEqual(['coverage items'])
  expect(faultsOf(good, dropTwo(2))).toEqual([])
})

test('anything at all is answered, and what is out of all proportion at once', async () => {
  for (const value of [undefined, null, 7, 'digest', [], {}, { format: 'ronbun-digest/1', items: [null] }])
    expect(checkDigest(value).length).toBeGreaterThan(0)
  const good = await extractiveDigest()
  expect(faultsOf(good, ({ items }) => items.push(...Array.from({ length: 90 }, () => items[0])))).toEqual([
    'coverage items',
  ])
  expect(faultsOf(good, ({ items }) => (items[0].answer = 'a '.repeat(50_000)))).toEqual(['length items.0'])
})
