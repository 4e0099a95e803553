import { expect, test } from 'vitest'
import { identifyAcl } from '../../../../src/adapters/sources/acl-identify.ts'

test.each([
  `https://aclanthology.org/2023.${'a-'.repeat(50_000)}`,
  `https://aclanthology.org/${'/p'.repeat(50_000)}`,
  `https://aclanthology.org/${')'.repeat(100_000)}x`,
  `https://aclanthology.org/${')'.repeat(1900)}x`,
  `https://aclanthology.org/${'/'.repeat(1900)}x`,
])('an address made to be slow to read is read at once (%#)', (address) => {
  const url = new URL(address)
  const start = performance.now()
  expect(identifyAcl(url)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(50)
})
