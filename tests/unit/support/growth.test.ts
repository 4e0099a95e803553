import { expect, test } from 'vitest'
import { growthOf, NEARLY_LINEAR } from '../../support/growth.ts'

let counted = 0
const listOf = (size: number) => Array.from({ length: size }, (_, at) => at)
const once = (list: readonly number[]) => {
  for (const each of list) counted += each % 3
}
const withEachOther = (list: readonly number[]) => {
  for (const each of list) for (const other of list) counted += each === other ? 1 : 0
}

test('work that looks at each thing once is told from work that compares each with each', async () => {
  expect(await growthOf(listOf, once)).toBeLessThan(NEARLY_LINEAR)
  expect(await growthOf(listOf, withEachOther, 2000)).toBeGreaterThan(NEARLY_LINEAR)
  expect(counted).toBeGreaterThan(0)
})
