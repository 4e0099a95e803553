import { expect, test } from 'vitest'
import { containsQuote } from '../../../../src/core/grounding/match-quote.ts'

const TEXT =
  'The “wide” model—trained for 12 hours on 4 machines—reaches 81.4 points, but it does not  beat the ﬁne one.'

test('a quote is found whatever its quotes, dashes, ligatures, case and spacing', () => {
  expect(containsQuote(TEXT, 'the "wide" model-trained for 12 hours')).toBe(true)
  expect(containsQuote(TEXT, 'it does not beat the fine one.')).toBe(true)
  expect(containsQuote(TEXT, 'on4machines—reaches81.4points')).toBe(true)
})

test('a quote that goes on differently is not found, however long its beginning fits', () => {
  expect(containsQuote(TEXT, TEXT.replace('does not', 'does'))).toBe(false)
  expect(containsQuote(TEXT, TEXT.replace('81.4', '81.5'))).toBe(false)
  expect(containsQuote(TEXT, `${TEXT} Also`)).toBe(false)
})

test('next to nothing is no quote', () => {
  expect(containsQuote(TEXT, '')).toBe(false)
  expect(containsQuote(TEXT, ' “the” ')).toBe(false)
})
