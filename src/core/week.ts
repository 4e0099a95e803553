/** One issue of a weekly list. */
import * as v from 'valibot'
import { PaperIdSchema } from './paper-id-schema.ts'
import { DateTextSchema } from './paper.ts'

export const WeekEntrySchema = v.object({
  /** From 1, as printed. */
  rank: v.number(),
  /** The list's nickname for the paper, not its title. */
  title: v.string(),
  paperId: v.exactOptional(PaperIdSchema),
  /** The version the list links to, when it names one. */
  version: v.exactOptional(v.number()),
  /** Where the row leads; absent only where a row has no link at all. */
  url: v.exactOptional(v.string()),
  /** The list's own words, plain text. */
  summary: v.string(),
})

export const WeekSchema = v.object({
  feed: v.string(),
  /** First and last day, `YYYY-MM-DD`. */
  start: DateTextSchema,
  end: DateTextSchema,
  entries: v.array(WeekEntrySchema),
})

export type WeekEntry = v.InferOutput<typeof WeekEntrySchema>
export type Week = v.InferOutput<typeof WeekSchema>
