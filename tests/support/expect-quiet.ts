/** That hostile input stayed without effect. */
import { expect } from 'vitest'

/** What must be true of all that was read: nothing ran, nothing was asked for elsewhere. */
export function expectQuiet(): void {
  expect('attacked' in globalThis).toBe(false)
  const elsewhere = performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith(location.origin))
  expect(elsewhere.map(({ name }) => name)).toEqual([])
}
