import { expect, test } from 'vitest'
import { identifyArxiv } from '../../../../src/adapters/sources/arxiv-identify.ts'

test.each([
  `https://arxiv.org/abs/${','.repeat(100_000)}x`,
  `https://arxiv.org/abs/${'1'.repeat(100_000)}`,
  `https://arxiv.org/pdf/${'.pdf'.repeat(25_000)}`,
  `https://arxiv.org/abs/${')'.repeat(1900)}x`,
  `https://arxiv.org/abs/${'/'.repeat(1900)}x`,
])('an address made to be slow to read is read at once (%#)', (address) => {
  const url = new URL(address)
  const start = performance.now()
  expect(identifyArxiv(url)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(50)
})
