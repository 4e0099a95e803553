/** Every form of address met in the wild, and what it says to `identify`. */
import { describe, expect, test } from 'vitest'
import { identify } from '../../../../src/adapters/sources/index.ts'
import { ACL_ADDRESSES } from './address-table-acl.ts'
import { ARXIV_HOSTS } from './address-table-arxiv-hosts.ts'
import { ARXIV_PAPERS } from './address-table-arxiv-papers.ts'
import { ARXIV_REST } from './address-table-arxiv-rest.ts'
import { FOREIGN_ADDRESSES } from './address-table-foreign.ts'

const TABLES = {
  'a paper on arXiv': ARXIV_PAPERS,
  'a list on arXiv, or nothing': ARXIV_REST,
  'arXiv’s papers on other hosts': ARXIV_HOSTS,
  'the ACL Anthology': ACL_ADDRESSES,
  'what only looks like a paper': FOREIGN_ADDRESSES,
}

function said(address: string): string {
  const found = identify(address)
  if (!found) return 'nothing'
  if (found.kind === 'list') return found.surface
  return [found.id, found.version && `v${found.version}`, found.surface].filter(Boolean).join(' ')
}

describe.each(Object.entries(TABLES))('%s', (_name, rows) => {
  test.each(rows)('%s → %s', (address, says) => {
    expect(said(address)).toBe(says)
  })
})

test('the tables hold every form once, at least 240 of them, each one a real address', () => {
  const addresses = Object.values(TABLES).flatMap((rows) => rows.map(([address]) => address))
  expect(addresses.length).toBeGreaterThanOrEqual(240)
  expect(new Set(addresses).size).toBe(addresses.length)
  const broken = addresses.filter((address) => !URL.canParse(address))
  // The browser itself refuses these; they are here to be met without an error.
  expect(broken).toEqual([])
})
