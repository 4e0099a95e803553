import { expect, test } from 'vitest'
import { identifyArxiv } from '../../../../src/adapters/sources/arxiv-identify.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

test.each([
  ['abs/', ',', 'x', 100_000],
  ['abs/', '1', '', 100_000],
  ['pdf/', '.pdf', '', 100_000],
  // Short enough to be looked at at all.
  ['abs/', ')', 'x', 1900],
  ['abs/', '/', 'x', 1900],
])(
  'an address made to be slow to read takes time that grows with its length: %s%s%s, %d',
  async (start, piece, end, length) => {
    const urlAt = (size: number) => new URL(`https://arxiv.org/${start}${piece.repeat(size / piece.length)}${end}`)
    expect(identifyArxiv(urlAt(length))).toBeUndefined()
    expect(await growthOf(urlAt, identifyArxiv, length)).toBeLessThan(NEARLY_LINEAR)
  },
)
