import { beforeEach, expect, test } from 'vitest'
import { growthOf, NEARLY_LINEAR } from '../../support/growth.ts'

let counted = 0
beforeEach(() => {
  counted = 0
})

const listOf = (size: number) => Array.from({ length: size }, (_, at) => at)
const once = (list: readonly number[]) => {
  counted += list.length
}
const withEachOther = (list: readonly number[]) => {
  for (const _ of list) counted += list.length
}

test('work that looks at each thing once is told from work that compares each with each', async () => {
  expect(await growthOf(listOf, once, 2000, () => counted)).toBe(4)
  expect(await growthOf(listOf, withEachOther, 2000, () => counted)).toBe(16)
  expect(NEARLY_LINEAR).toBeLessThan(16)
})

test('a machine that is busy with something else for a while does not count', async () => {
  let runs = 0
  const disturbed = (list: readonly number[]) => {
    runs += 1
    counted += list.length + (list.length === 2000 && runs < 12 ? 50_000 : 0)
  }
  expect(await growthOf(listOf, disturbed, 2000, () => counted)).toBe(4)
  expect(runs).toBe(12)
})
