/** The shape of every message, and how failures cross: as data, revived as `AppError` on the other side. */
import * as v from 'valibot'
import { AppError, ErrorInfoSchema, toErrorInfo, type ErrorInfo } from '../core/errors.ts'
import { fail, succeed, type Result } from '../core/result.ts'

export const EnvelopeSchema = v.object({
  ronbun: v.literal(1),
  to: v.picklist(['background', 'workshop', 'page']),
  type: v.string(),
  request: v.unknown(),
})

/** Runs a handler and turns whatever it throws into data. */
export async function answerOf(handle: () => Promise<unknown>): Promise<Result<unknown, ErrorInfo>> {
  try {
    return succeed(await handle())
  } catch (caught) {
    return fail(toErrorInfo(caught))
  }
}

const AnswerSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), error: ErrorInfoSchema }),
])

/** The value of an answer; throws the other side's failure, or `interrupted` when nobody answered. */
export function openAnswer(answer: unknown): unknown {
  const parsed = v.safeParse(AnswerSchema, answer)
  if (!parsed.success) throw new AppError('interrupted')
  if (!parsed.output.ok) throw new AppError(parsed.output.error.code, parsed.output.error.params)
  return parsed.output.value
}

/** Whether a failed send means that this context outlived an update of the extension. */
export function isOrphaned(caught: unknown): boolean {
  return /context invalidated/i.test(String(caught))
}
