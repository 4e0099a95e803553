import { expect, test } from 'vitest'
import {
  indexPassages,
  rankPassages,
  termsOfAnswer,
  termsOfQuestion,
  type SearchPassage,
} from '../../../../src/core/search/rank-passages.ts'

const PASSAGES: SearchPassage[] = [
  { id: 'S1.p1.s1', heading: 'Introduction', text: 'Rivers carry sediment to the sea.' },
  { id: 'S2.p1.s1', heading: 'Sampling', text: 'We collected water at twelve stations along the river.' },
  { id: 'S3.p1.s1', heading: 'Results', text: 'Turbidity rose by a third after each storm.' },
]

function ask(question: string, passages = PASSAGES): string[] {
  return rankPassages(indexPassages(passages), termsOfQuestion(question)).map(({ id }) => id)
}

test('the passage that holds the question’s words comes first', () => {
  expect(ask('How much did turbidity rise?')[0]).toBe('S3.p1.s1')
})

test('a word of the heading finds the passages below it', () => {
  const found = rankPassages(indexPassages(PASSAGES), termsOfQuestion('How was sampling done?'))
  expect(found.map(({ id }) => id)).toEqual(['S2.p1.s1'])
  expect(found[0]?.score).toBeGreaterThan(0)
})

test('a word said in the passage counts more than one in its heading', () => {
  const passages = [
    { id: 'below', heading: 'Gauges', text: 'They stand along the river.' },
    { id: 'said', heading: 'Methods', text: 'Gauges stand along the river.' },
  ]
  expect(ask('Which gauges?', passages)).toEqual(['said', 'below'])
})

test('a passage that holds none of the words is not among them', () => {
  expect(ask('Which neural network was trained?')).toEqual([])
})

test('of passages alike the one whose neighbours speak of it too comes first', () => {
  const passages = [
    { id: 'alone', heading: 'A', text: 'Turbidity matters.' },
    { id: 'apart', heading: 'A', text: 'Boats do not.' },
    { id: 'beside', heading: 'B', text: 'Turbidity matters.' },
    { id: 'neighbour', heading: 'B', text: 'Turbidity is the cloudiness of water in a river.' },
  ]
  expect(ask('What is turbidity?', passages).slice(0, 1)).toEqual(['beside'])
})

test('a neighbour in another section lends nothing', () => {
  const passages = [
    { id: 'first', heading: 'A', text: 'Turbidity matters.' },
    { id: 'second', heading: 'B', text: 'Turbidity matters.' },
    { id: 'third', heading: 'C', text: 'Turbidity is the cloudiness of water in a river.' },
  ]
  const [first, second] = rankPassages(indexPassages(passages), termsOfQuestion('turbidity'))
  expect(first?.score).toBe(second?.score)
})

test('words in which a question speaks of the paper as such count little', () => {
  const weights = new Map(
    termsOfQuestion('Which gauges does the article describe?').map(({ term, weight }) => [term, weight]),
  )
  expect(Math.max(...weights.values())).toBe(1)
  expect([...weights.values()].filter((weight) => weight < 0.5)).toHaveLength(2)
})

test('a question about the aim finds what is proposed, though it shares no word', () => {
  const passages = [
    { id: 'offers', heading: 'Introduction', text: 'We propose a novel gauge.' },
    { id: 'tells', heading: 'Introduction', text: 'Rivers are long.' },
  ]
  const question = 'What is the main goal?'
  expect(rankPassages(indexPassages(passages), termsOfQuestion(question))).toEqual([])
  const terms = [...termsOfQuestion(question), ...termsOfAnswer(question)]
  expect(rankPassages(indexPassages(passages), terms).map(({ id }) => id)).toEqual(['offers'])
})

test('a question in Japanese about the aim of an English paper finds it too', () => {
  const passages = [
    { id: 'tells', heading: 'Introduction', text: 'Rivers are long.' },
    { id: 'offers', heading: 'Introduction', text: 'We propose a novel gauge.' },
  ]
  expect(rankPassages(indexPassages(passages), termsOfAnswer('この論文の目的は何ですか？'))[0]?.id).toBe('offers')
})

test('a question for a number finds passages that hold one', () => {
  const passages = [
    { id: 'none', heading: 'Data', text: 'Stations were visited.' },
    { id: 'number', heading: 'Data', text: 'Stations were visited 312 times.' },
  ]
  const question = 'How many visits?'
  const terms = [...termsOfQuestion(question), ...termsOfAnswer(question)]
  expect(rankPassages(indexPassages(passages), terms)[0]?.id).toBe('number')
})

test('what an answer likely holds never repeats the question’s own words', () => {
  const own = new Set(termsOfQuestion('Which dataset and which models?').map(({ term }) => term))
  const more = termsOfAnswer('Which dataset and which models?')
  expect(more.length).toBeGreaterThan(3)
  expect(more.filter(({ term }) => own.has(term))).toEqual([])
})

test('without passages or terms nothing is found', () => {
  expect(rankPassages(indexPassages([]), termsOfQuestion('anything'))).toEqual([])
  expect(rankPassages(indexPassages(PASSAGES), [])).toEqual([])
})

test('a question in Japanese finds a Japanese passage', () => {
  const passages = [
    { id: 'S1.p1.s1', heading: '序論', text: '本研究では河川の濁度を測定した。' },
    { id: 'S1.p1.s2', heading: '序論', text: '採水地点は十二か所である。' },
  ]
  expect(ask('濁度はどのように測定されましたか？', passages)[0]).toBe('S1.p1.s1')
})
