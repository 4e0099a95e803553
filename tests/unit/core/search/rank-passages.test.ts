import { expect, test } from 'vitest'
import { indexPassages, rankPassages, termsOfQuestion } from '../../../../src/core/search/rank-passages.ts'

const PASSAGES = [
  { id: 'S1.p1.s1', heading: 'Introduction', text: 'Rivers carry sediment to the sea.' },
  { id: 'S2.p1.s1', heading: 'Sampling', text: 'We collected water at twelve stations along the river.' },
  { id: 'S3.p1.s1', heading: 'Results', text: 'Turbidity rose by a third after each storm.' },
]

function ask(question: string): string[] {
  return rankPassages(indexPassages(PASSAGES), termsOfQuestion(question)).map(({ id }) => id)
}

test('the passage that holds the question’s words comes first', () => {
  expect(ask('How much did turbidity rise?')[0]).toBe('S3.p1.s1')
})

test('a word of the heading finds the passages below it', () => {
  expect(ask('How was sampling done?')).toEqual(['S2.p1.s1'])
})

test('a passage that holds none of the words is not among them', () => {
  expect(ask('Which neural network was trained?')).toEqual([])
})

test('a question in Japanese finds a Japanese passage', () => {
  const index = indexPassages([
    { id: 'S1.p1.s1', heading: '序論', text: '本研究では河川の濁度を測定した。' },
    { id: 'S1.p1.s2', heading: '序論', text: '採水地点は十二か所である。' },
  ])
  expect(rankPassages(index, termsOfQuestion('濁度はどのように測定されましたか？'))[0]?.id).toBe('S1.p1.s1')
})
