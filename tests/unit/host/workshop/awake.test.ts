import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stayAwake } from '../../../../src/host/workshop/awake.ts'

/** Firefox ends an event page so long after the last sign of life, in ms. */
const PATIENCE = 30_000

let isBusy = false
let signs: number[] = []

beforeEach(() => {
  vi.useFakeTimers()
  isBusy = false
  signs = []
})

afterEach(() => void vi.useRealTimers())

function watch() {
  return stayAwake({ isBusy: () => isBusy, stir: () => void signs.push(Date.now()) })
}

test('an event page with nothing to do gives no sign of life', () => {
  watch()
  vi.advanceTimersByTime(3_600_000)
  expect(signs).toEqual([])
})

test('while a job is under way, no two signs are so far apart that Firefox would end the page', () => {
  const begun = Date.now()
  isBusy = true
  watch().begin()()
  vi.advanceTimersByTime(600_000)
  const distances = signs.map((sign, index) => sign - (signs[index - 1] ?? begun))
  expect(signs.length).toBeGreaterThan(600_000 / PATIENCE)
  expect(Math.max(...distances)).toBeLessThan(PATIENCE)
})

test('somebody who waits for an answer keeps it awake, and its end lets it sleep', () => {
  const end = watch().begin()
  vi.advanceTimersByTime(65_000)
  expect(signs).toHaveLength(3)
  end()
  end()
  vi.advanceTimersByTime(3_600_000)
  expect(signs).toHaveLength(3)
})

test('what begins after a sleep keeps it awake again', () => {
  const { begin } = watch()
  begin()()
  vi.advanceTimersByTime(60_000)
  begin()
  vi.advanceTimersByTime(60_000)
  expect(signs.length).toBeGreaterThanOrEqual(3)
})
