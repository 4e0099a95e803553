/**
 * A pack: a file of digests made elsewhere, `ronbun-pack/1`, which Ronbun can look up in. Exported weeks are packs too,
 * so nothing of a week is lost in them: papers without a digest stand in `pending`, what the reader wrote in `notes`.
 * The list's own descriptions of its rows are left out: they are its maker's words.
 */
import * as v from 'valibot'
import { DigestSchema } from './digest.ts'
import { LanguageSchema } from './language.ts'
import { StoredNoteSchema } from './note.ts'
import { PaperIdSchema } from './paper-id-schema.ts'
import { PaperSchema } from './paper.ts'
import { fail, succeed, type Result } from './result.ts'
import { WeekEntrySchema, WeekSchema } from './week.ts'

/** A row of a week without the list's description. */
export const PackRowSchema = v.omit(WeekEntrySchema, ['summary'])

/** A week as a pack names it. */
export const PackWeekSchema = v.object({ ...WeekSchema.entries, entries: v.array(PackRowSchema) })

/** A paper that had no digest when the pack was made. */
export const PendingPaperSchema = v.object({
  /** Its rank in the week. */
  rank: v.exactOptional(v.number()),
  title: v.string(),
  url: v.exactOptional(v.string()),
  paperId: v.exactOptional(PaperIdSchema),
  /** Its record, where it was read already. */
  paper: v.exactOptional(PaperSchema),
})

const HEAD = {
  format: v.literal('ronbun-pack/1'),
  title: v.string(),
  publisher: v.string(),
  language: LanguageSchema,
  week: v.exactOptional(PackWeekSchema),
}

export const PackSchema = v.object({
  ...HEAD,
  digests: v.array(DigestSchema),
  pending: v.exactOptional(v.array(PendingPaperSchema)),
  /** What the reader wrote, by paper. */
  notes: v.exactOptional(v.array(StoredNoteSchema)),
})

export type Pack = v.InferOutput<typeof PackSchema>
export type PackWeek = v.InferOutput<typeof PackWeekSchema>
export type PendingPaper = v.InferOutput<typeof PendingPaperSchema>

/** An entry of a pack that was left out: its list, its place in it from 0, and the first field that is wrong. */
export type PackFault = { list: 'digests' | 'pending' | 'notes'; index: number; field: string }

/**
 * Reads anything as a pack, entry by entry: an entry that is wrong is left out and named in `faults`. Fails with the
 * first wrong field of the pack's own head (`format`, `title`, … or `digests` when that is no list).
 */
export function readPack(value: unknown): Result<{ pack: Pack; faults: PackFault[] }, { field: string }> {
  const head = v.safeParse(v.object({ ...HEAD, digests: v.array(v.unknown()) }), value)
  if (!head.success) return fail({ field: fieldOf(head.issues) })
  const faults: PackFault[] = []
  const lists = value as Record<PackFault['list'], unknown>
  const digests = readEntries('digests', DigestSchema, lists.digests, faults)
  const pending = readEntries('pending', PendingPaperSchema, lists.pending, faults)
  const notes = readEntries('notes', StoredNoteSchema, lists.notes, faults)
  const pack: Pack = {
    ...head.output,
    digests,
    ...(pending.length > 0 && { pending }),
    ...(notes.length > 0 && { notes }),
  }
  return succeed({ pack, faults })
}

function readEntries<Schema extends v.GenericSchema>(
  list: PackFault['list'],
  schema: Schema,
  values: unknown,
  faults: PackFault[],
): v.InferOutput<Schema>[] {
  const entries: v.InferOutput<Schema>[] = []
  for (const [index, value] of (Array.isArray(values) ? values : []).entries()) {
    const parsed = v.safeParse(schema, value)
    if (parsed.success) entries.push(parsed.output)
    else faults.push({ list, index, field: fieldOf(parsed.issues) })
  }
  return entries
}

function fieldOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues
  return issue ? (v.getDotPath(issue) ?? '') : ''
}
