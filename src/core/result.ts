/** The value of something that may fail in an expected way: failures are values inside rings 0 to 2. */
export type Result<Value, Failure> = { ok: true; value: Value } | { ok: false; error: Failure }

/** Wraps a success. */
export function succeed<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/** Wraps an expected failure. */
export function fail<Failure>(error: Failure): { ok: false; error: Failure } {
  return { ok: false, error }
}
