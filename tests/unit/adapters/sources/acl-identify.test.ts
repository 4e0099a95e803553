import { expect, test } from 'vitest'
import { identifyAcl } from '../../../../src/adapters/sources/acl-identify.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

test.each([
  ['2023.', 'a-', 100_000],
  ['', '/p', 100_000],
  ['', ')', 100_000],
  // Short enough to be looked at at all.
  ['', ')', 1900],
  ['', '/', 1900],
])(
  'an address made to be slow to read takes time that grows with its length: %s%s, %d',
  async (start, piece, length) => {
    const urlAt = (size: number) => new URL(`https://aclanthology.org/${start}${piece.repeat(size / piece.length)}x`)
    expect(identifyAcl(urlAt(length))).toBeUndefined()
    expect(await growthOf(urlAt, identifyAcl, length)).toBeLessThan(NEARLY_LINEAR)
  },
)
