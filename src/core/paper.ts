/** A paper's bibliographic record as its source's own page states it. */
import * as v from 'valibot'
import { PaperIdSchema } from './paper-id-schema.ts'

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as exact as the source is, in UTC. */
export const DateTextSchema = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))

const Text = (limit: number) => v.pipe(v.string(), v.maxLength(limit))
const Url = v.pipe(v.string(), v.maxLength(2048), v.regex(/^https?:\/\//i))

export const CategorySchema = v.object({ code: Text(40), name: Text(200) })

export const PaperLinksSchema = v.object({
  abs: Url,
  pdf: v.exactOptional(Url),
  /** The publisher's HTML full text, always with its version. */
  html: v.exactOptional(Url),
  code: v.exactOptional(v.array(Url)),
  doi: v.exactOptional(Url),
})

export const PaperSchema = v.object({
  id: PaperIdSchema,
  /** The version this record describes, from 1; sites without versions have 1. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The newest version the source has, when the page says so. */
  latestVersion: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  title: Text(2000),
  /** Names in printed order, `Given Family`. */
  authors: v.array(Text(400)),
  /** When version 1 appeared. */
  published: v.exactOptional(DateTextSchema),
  /** When this version appeared. */
  updated: v.exactOptional(DateTextSchema),
  categories: v.array(CategorySchema),
  /** With the record's TeX kept between `$…$`. */
  abstract: v.exactOptional(Text(40_000)),
  venue: v.exactOptional(Text(1000)),
  doi: v.exactOptional(Text(300)),
  /** A URL where the source gives one, else its words. */
  licence: v.exactOptional(Text(300)),
  comments: v.exactOptional(Text(4000)),
  links: PaperLinksSchema,
  withdrawn: v.exactOptional(v.boolean()),
  /** Fields of this record that its source never has: shown as such, never as "unknown". */
  notApplicable: v.array(Text(40)),
})

export type Category = v.InferOutput<typeof CategorySchema>
export type PaperLinks = v.InferOutput<typeof PaperLinksSchema>
export type Paper = v.InferOutput<typeof PaperSchema>

/** The kinds of page a paper shows up on. */
export type Surface = 'abs' | 'pdf' | 'html' | 'listing' | 'volume'

/** The names of a paper's fields, each once: arXiv has two of the name Machine Learning. */
export function fieldNames({ categories }: Pick<Paper, 'categories'>): string[] {
  return [...new Set(categories.map(({ code, name }) => name || code))]
}
