/** What a check is: a question about one item, asked after its evidence was cut from the document. */
import type { DigestItem } from '../digest.ts'
import type { PaperDocument } from '../document.ts'

/** Which check refused the draft, and what it saw. */
export type Fault = { check: string; detail: string }

/** Whose draft it is: it decides whether the answer must be verbatim. */
export type Asked = {
  /** The engine's id. */
  engine: string
  /** The language the reader asked for; empty where nobody said. */
  language: string
}

export type CheckInput = {
  item: DigestItem
  /** The paper's title. */
  title: string
  /** The language the questions are asked in; empty where nobody said. */
  language: string
  /** The text the item was made from; a digest made elsewhere comes without. */
  document?: PaperDocument | undefined
  /** The items already accepted. */
  shown: readonly DigestItem[]
  /** Whether the answer has to be its quotes. */
  verbatim: boolean
}

/** `share` runs from 0 to 1; `occurrences` counts places in one item. */
export type Unit = 'share' | 'words' | 'characters' | 'occurrences'

/** Where a check draws the line: `most` and `least` are still good, `under` is not. */
export type Limit = { readonly unit: Unit } & (
  | { readonly most: number }
  | { readonly least: number }
  | { readonly under: number }
)

/** A check's limits by what they measure. The check itself reads them, so that what is told is what is done. */
export type Threshold = Readonly<Record<string, Limit>>

export interface Check {
  /** Equals the file's name. */
  id: string
  /** Why the check is there, and why its limits are what they are. */
  reason: string
  threshold: Threshold
  /** `written`: the authors' own words are exempt, so of a verbatim answer only the question is looked at. */
  judges: 'all' | 'written'
  /** What is wrong, or undefined. */
  run(input: CheckInput): string | undefined
}

/** The limit of what is not tolerated at all. */
export const NONE = { most: 0, unit: 'occurrences' } as const satisfies Limit

/** The first finding beyond the number that is tolerated. */
export function firstBeyond(found: readonly string[], { most }: { readonly most: number }): string | undefined {
  return found[most]
}
