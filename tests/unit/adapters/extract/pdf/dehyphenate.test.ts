import { expect, test } from 'vitest'
import { seamOf, vocabularyOf } from '../../../../../src/adapters/extract/pdf/dehyphenate.ts'
import { buildLines } from '../../../../support/build-lines.ts'

/** Two printed lines as the running text they make, in a paper that has these lines besides. */
function join(before: string, after: string, elsewhere: readonly string[] = []): string {
  const { cut, hasSpace } = seamOf(before, after, vocabularyOf(buildLines(elsewhere, 700)))
  return before.slice(0, before.length - cut) + (hasSpace ? ' ' : '') + after
}

test('a word that the printer broke loses its hyphen', () => {
  expect(join('the trees were sepa-', 'rated by age')).toBe('the trees were separated by age')
})

test('an adverb keeps the hyphen that binds it to the next word', () => {
  expect(join('drawn from uniformly-', 'distributed seeds')).toBe('drawn from uniformly-distributed seeds')
  expect(join('the newly-', 'planted oaks')).toBe('the newly-planted oaks')
})

test.each([
  ['an analy-', 'sis of bark', 'an analysis of bark'],
  ['a poly-', 'nomial of age', 'a polynomial of age'],
  ['by multiply-', 'ing the rings', 'by multiplying the rings'],
  ['this fami-', 'ly of oaks', 'this family of oaks'],
])('what only ends like an adverb is a broken word: %s%s', (before, after, joined) => {
  expect(join(before, after)).toBe(joined)
})

test('the paper’s own way of writing a word says more than its ending', () => {
  expect(join('the butterfly-', 'fish swims', ['a butterflyfish of the reef'])).toBe('the butterflyfish swims')
})
