import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchIdleness } from '../../../../src/host/workshop/idle.ts'

let isBusy = false
let closed = 0

beforeEach(() => {
  vi.useFakeTimers()
  isBusy = false
  closed = 0
})

afterEach(() => void vi.useRealTimers())

function watch() {
  return watchIdleness({ isBusy: () => isBusy, close: () => void (closed += 1) })
}

test('a workshop that nobody needs closes after two minutes', () => {
  watch()
  vi.advanceTimersByTime(119_000)
  expect(closed).toBe(0)
  vi.advanceTimersByTime(2000)
  expect(closed).toBe(1)
})

test('it stays while a job is under way, and while somebody follows or waits for an answer', () => {
  const idleness = watch()
  isBusy = true
  vi.advanceTimersByTime(3_600_000)
  isBusy = false
  const ends = [idleness.begin(), idleness.begin()]
  vi.advanceTimersByTime(3_600_000)
  ends[0]?.()
  ends[0]?.()
  vi.advanceTimersByTime(3_600_000)
  expect(closed).toBe(0)
  ends[1]?.()
  vi.advanceTimersByTime(120_000)
  expect(closed).toBe(1)
})

test('every message begins the two minutes anew', () => {
  const idleness = watch()
  for (let minutes = 0; minutes < 5; minutes += 1) {
    vi.advanceTimersByTime(60_000)
    idleness.begin()()
  }
  expect(closed).toBe(0)
})
