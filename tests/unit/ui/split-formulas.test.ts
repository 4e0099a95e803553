import { expect, test } from 'vitest'
import { splitFormulas } from '../../../src/ui/components/split-formulas.ts'
import { growthOf, NEARLY_LINEAR } from '../../support/growth.ts'

test('a formula is cut from the text around it', () => {
  expect(splitFormulas('with $\\alpha = 0.1$ on')).toEqual([
    { text: 'with ' },
    { tex: '\\alpha = 0.1' },
    { text: ' on' },
  ])
})

test('formulas may touch Japanese text and each other', () => {
  expect(splitFormulas('値は$x$、$y$です')).toEqual([
    { text: '値は' },
    { tex: 'x' },
    { text: '、' },
    { tex: 'y' },
    { text: 'です' },
  ])
  expect(splitFormulas('$a$$b$')).toEqual([{ tex: 'a' }, { tex: 'b' }])
})

test('two dollars open a formula that two dollars close', () => {
  expect(splitFormulas('so $$ a + b $$.')).toEqual([{ text: 'so ' }, { tex: 'a + b' }, { text: '.' }])
})

test.each([
  'between $5 and $7',
  'costs $5-$7',
  'US$ 3 or US$ 4',
  'from $5, say, to 7$ in total',
  'a lone $ sign',
  '$',
  '$$',
  '$ $',
])('prices and lone signs stay text: %s', (text) => {
  expect(splitFormulas(text)).toEqual([{ text }])
})

test('a price before a formula does not swallow it', () => {
  expect(splitFormulas('for $5, with $n = 3$ runs')).toEqual([
    { text: 'for $5, with ' },
    { tex: 'n = 3' },
    { text: ' runs' },
  ])
})

test('an escaped dollar is a dollar', () => {
  expect(splitFormulas('\\$5 and $\\$ 5x$')).toEqual([{ text: '$5 and ' }, { tex: '\\$ 5x' }])
})

test('a formula longer than 2000 characters stays text', () => {
  const text = `$${'x+'.repeat(1001)}$`
  expect(splitFormulas(text)).toEqual([{ text }])
})

test('hostile text is split in time that grows with its length', async () => {
  for (const unit of ['$', '$a ', '\\$', '$a', '$$a', 'a b ', '$\\'])
    expect(await growthOf((size) => unit.repeat(size / unit.length), splitFormulas), unit).toBeLessThan(NEARLY_LINEAR)
})
