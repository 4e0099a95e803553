/**
 * The reader's questions, as a pure function of what happened to them.
 *
 *   asked ──► asking ──► answered        (its places, or that the paper does not seem to say)
 *               ├──────► failed          (named; may be asked again)
 *               └──────► cancelled       (may be asked again)
 *
 * What the note keeps is listed too, behind the questions of this session.
 */
import type { AskedAnswer } from '../../core/asked.ts'
import type { ErrorInfo } from '../../core/errors.ts'
import type { PaperId } from '../../core/paper-id.ts'

/** A question of this session. */
export type Entry = {
  id: string
  paperId: PaperId
  question: string
  /** The connection whose model is asked; absent where excerpts answer. */
  connection?: string
} & (
  | { state: 'asking' }
  | { state: 'answered'; asked: AskedAnswer }
  | { state: 'failed'; error: ErrorInfo }
  | { state: 'cancelled' }
)

export type EntryAction =
  | { type: 'asked'; id: string; paperId: PaperId; question: string; connection?: string }
  | { type: 'answered'; id: string; asked: AskedAnswer }
  | { type: 'failed'; id: string; error: ErrorInfo }
  | { type: 'cancelled'; id: string }
  /** A kept question was taken out of the note: it stays on show, so that it can be put back. */
  | { type: 'dropped'; paperId: PaperId; asked: AskedAnswer }

/** The next entries, newest first. */
export function askedReducer(entries: readonly Entry[], action: EntryAction): readonly Entry[] {
  switch (action.type) {
    case 'asked': {
      const { type: _, ...asked } = action
      const { paperId, question } = asked
      // Asked again, a question that came to nothing gives up its place.
      const others = entries.filter((one) => !(one.question === question && one.paperId === paperId && isVoid(one)))
      return [{ ...asked, state: 'asking' }, ...others]
    }
    case 'answered':
      return change(entries, action.id, { state: 'answered', asked: action.asked })
    case 'failed':
      return change(entries, action.id, { state: 'failed', error: action.error })
    case 'cancelled':
      return change(entries, action.id, { state: 'cancelled' })
    case 'dropped':
      break
  }
  const { asked, paperId } = action
  if (entries.some((one) => answerIdOf(one) === asked.id)) return entries
  return [...entries, { id: asked.id, paperId, question: asked.question, state: 'answered', asked }]
}

/** What is on show of a paper: this session's questions, newest first, then what else the note keeps, newest first. */
export function entriesOf(entries: readonly Entry[], paperId: PaperId, kept: readonly AskedAnswer[]): Entry[] {
  const own = entries.filter((one) => one.paperId === paperId)
  const listed = new Set(own.map(answerIdOf))
  const others = kept
    .filter(({ id }) => !listed.has(id))
    .map((asked): Entry => ({ id: asked.id, paperId, question: asked.question, state: 'answered', asked }))
  return [...own, ...others.toReversed()]
}

type Outcome =
  | { state: 'answered'; asked: AskedAnswer }
  | { state: 'failed'; error: ErrorInfo }
  | { state: 'cancelled' }

/** Only what is still waited for: an answer that comes after the reader cancelled is not shown. */
function change(entries: readonly Entry[], id: string, outcome: Outcome): readonly Entry[] {
  return entries.map((one) => (one.id === id && one.state === 'asking' ? { ...one, ...outcome } : one))
}

function isVoid({ state }: Entry): boolean {
  return state === 'failed' || state === 'cancelled'
}

function answerIdOf(entry: Entry): string | undefined {
  return entry.state === 'answered' ? entry.asked.id : undefined
}
