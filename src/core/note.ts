/** What the reader wrote about a paper; together with the digest it leaves as `ronbun-note/1`. */
import * as v from 'valibot'
import { AskedAnswerSchema } from './asked.ts'
import { DigestSchema } from './digest.ts'
import { LONGEST_NOTE } from './note-length.ts'
import { PaperIdSchema } from './paper-id-schema.ts'

/** How many asked questions a note may keep. */
const MOST_ASKED = 500

const NOTE_STATUSES = ['unread', 'reading', 'read'] as const

export const NoteTextSchema = v.object({
  text: v.pipe(v.string(), v.maxLength(LONGEST_NOTE)),
  tags: v.array(v.string()),
  status: v.picklist(NOTE_STATUSES),
  starred: v.boolean(),
  highlights: v.array(v.object({ passage: v.string(), quote: v.string() })),
  /** The reader's own questions, oldest first; notes written before there were any hold none. */
  asked: v.optional(v.pipe(v.array(AskedAnswerSchema), v.maxLength(MOST_ASKED)), []),
  /** ISO 8601, UTC; empty when never written. */
  updatedAt: v.string(),
})

export const NoteSchema = v.object({
  format: v.literal('ronbun-note/1'),
  digest: DigestSchema,
  note: NoteTextSchema,
})

export const StoredNoteSchema = v.object({ paperId: PaperIdSchema, ...NoteTextSchema.entries })

export type NoteText = v.InferOutput<typeof NoteTextSchema>
export type Note = v.InferOutput<typeof NoteSchema>
export type StoredNote = v.InferOutput<typeof StoredNoteSchema>

/** The note of a paper nobody has written about yet. */
export function emptyNote(): NoteText {
  return { text: '', tags: [], status: 'unread', starred: false, highlights: [], asked: [], updatedAt: '' }
}
