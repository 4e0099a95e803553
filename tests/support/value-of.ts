import type { Result } from '../../src/core/result.ts'

/** What a result holds; a failure ends the test. */
export function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value
  throw new Error(`failed: ${JSON.stringify(result.error)}`)
}
