import { expect, test } from 'vitest'
import { unsupportedNumbers } from '../../../../src/core/grounding/numbers.ts'

test('numbers are supported by other ways of writing them', () => {
  for (const [answer, source] of [
    ['約120万件を使いました。', 'We use 1.2 million documents.'],
    ['3億語です。', 'It holds 300 million words.'],
    ['450 万件です。', 'It holds 4.5 million readings.'],
    ['4つの部品があります。', 'It has four parts.'],
    ['精度は42%です。', 'The accuracy is $42\\%$.'],
    ['精度は42%です。', 'The accuracy is 0.42.'],
    ['12,000件です。', 'We took 12000 samples.'],
    ['128Kトークンです。', 'A window of 128k tokens.'],
    ['25人が参加しました。', 'Twenty-five people took part.'],
    ['三つの条件です。', 'There are three conditions.'],
  ] as const)
    expect(unsupportedNumbers(answer, source), answer).toEqual([])
})

test('numbers the source does not hold are named', () => {
  expect(unsupportedNumbers('精度は43%です。', 'The accuracy is 42%.')).toEqual(['43'])
  expect(unsupportedNumbers('120億件です。', 'We use 1.2 million documents.')).toEqual(['120億'])
  expect(unsupportedNumbers('5つの部品です。', 'It has four parts.')).toEqual(['5'])
})

test('a scale that was dropped or added makes another number', () => {
  expect(unsupportedNumbers('100件です。', 'We use 100 million documents.')).toEqual(['100'])
  expect(unsupportedNumbers('100万件です。', 'We use 100 documents.')).toEqual(['100万'])
})

test('numbers in names and pointers are no claims', () => {
  expect(unsupportedNumbers('GPT-4とCIFAR-10を表2で比べました。', 'We compare them.')).toEqual([])
})
