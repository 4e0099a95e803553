import { expect, test } from 'vitest'
import { coverage, jaccard, shapeOf, similarity } from '../../../../src/core/text/rank.ts'

test('the same question in other words is more alike than another question', () => {
  const [first, same, other] = [
    'この手法の新しい点はどこですか？',
    '手法の新しい点はどこにありますか？',
    'どれほどの計算資源が必要ですか？',
  ].map((text) => shapeOf(text))
  expect(similarity(first!, same!)).toBeGreaterThan(0.45)
  expect(similarity(first!, other!)).toBeLessThan(0.3)
})

test('a name that is taken out makes no two texts alike', () => {
  const first = shapeOf('How does HyperGraphNet work?', ['HyperGraphNet'])
  const second = shapeOf('What does HyperGraphNet need?', ['HyperGraphNet'])
  expect(similarity(first, second)).toBeLessThan(0.3)
})

test('nothing is like nothing', () => {
  expect(jaccard(new Set(), new Set())).toBe(0)
  expect(coverage(new Set(['a']), new Set())).toBe(0)
  expect(coverage(new Set(['a']), new Set(['a', 'b']))).toBe(0.5)
})
