import { expect, test } from 'vitest'
import { estimateTokens, leastTokens } from '../../../../src/core/model/tokens.ts'

/** Invented texts, with what the vocabularies cl100k and o200k make of them. */
const COUNTED = [
  {
    name: 'English prose',
    text: 'We show that a network trained on synthetic sentences generalises to spoken dialogue without any further tuning, although its errors are distributed differently.',
    tokens: [26, 26],
  },
  {
    name: 'TeX',
    text: '$\\hat{y}_{t} = \\mathrm{softmax}(W_{o} h_{t} + b_{o}), \\quad \\alpha_{ij} = \\frac{\\exp(e_{ij})}{\\sum_{k} \\exp(e_{ik})}$',
    tokens: [55, 56],
  },
  {
    name: 'a table’s numbers',
    text: '| 12.5 | 0.871 | 1,204 | 93.02 ± 0.4 | 7e-5 | 2048 |',
    tokens: [36, 36],
  },
  {
    name: 'Japanese',
    text: '提案手法は合成データのみで学習し、既存の構文解析器の誤りを半減させた。',
    tokens: [43, 33],
  },
]

test.each(COUNTED)(
  '$name is reckoned no lower than the better vocabulary counts it, and not twice as high',
  ({ text, tokens }) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(Math.min(...tokens))
    expect(estimateTokens(text)).toBeLessThan(2 * Math.max(...tokens))
  },
)

test.each(COUNTED)('$name has more tokens than are taken as certainly read', ({ text, tokens }) => {
  expect(leastTokens(text)).toBeLessThan(Math.min(...tokens))
})

test('of prose most tokens are taken as certainly read', () => {
  expect(leastTokens(COUNTED[0]?.text ?? '')).toBeGreaterThan(20)
})

test('a text and its half are reckoned alike, whatever the script', () => {
  for (const text of ['word '.repeat(800), '論文'.repeat(400), '$x_{1}$ '.repeat(200), 'αβγ '.repeat(200)])
    expect(estimateTokens(text) / estimateTokens(text.slice(0, text.length / 2))).toBeCloseTo(2, 1)
})

test('nothing is no token, and blanks alone are none', () => {
  expect([estimateTokens(''), estimateTokens(' \n\t'), leastTokens('')]).toEqual([0, 0, 0])
})

test('a lone surrogate is a sign like any other', () => {
  expect(estimateTokens('\u{d800}')).toBe(1)
})
