import { expect, test } from 'vitest'
import { characterPairs, contentWords, wordCount } from '../../../../src/core/text/tokens.ts'

test('forms of one word are one content word, small words and formulas are none', () => {
  expect(contentWords('The evaluated methods evaluate $\\alpha_{eval}$ of it')).toEqual(
    new Set(contentWords('evaluates method')),
  )
})

test('words are counted by spaces, or by characters where none are written', () => {
  expect(wordCount('We measure $x + y$ twice.')).toBe(5)
  expect(wordCount('提案手法は精度を大きく改善しました。')).toBeGreaterThanOrEqual(6)
})

test('character pairs ignore case, width and punctuation', () => {
  expect(characterPairs('Ａb, C')).toEqual(new Set(['ab', 'bc']))
})
