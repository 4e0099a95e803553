/**
 * The paper's text as Ronbun reads it: sections → blocks → sentences, each with an id that never changes for the same
 * text and version, and with a place. Format `ronbun-document/1`.
 */
import * as v from 'valibot'
import { PaperIdSchema } from './paper-id-schema.ts'

export const SECTION_ROLES = [
  'abstract',
  'intro',
  'related',
  'method',
  'experiment',
  'result',
  'discussion',
  'limitation',
  'conclusion',
  'appendix',
  'other',
] as const
const BLOCK_KINDS = ['paragraph', 'item', 'equation', 'caption', 'table', 'footnote'] as const
export const TEXT_KINDS = ['latexml', 'pdf', 'abstract'] as const

/** Why a text was not read, or holds no paper: of each kind of text tried, and in failures a reader sees. */
export const TEXT_FAILURES = [
  'not-offered',
  'not-found',
  'not-this-format',
  'conversion-failed',
  'wrong-paper',
  'empty',
  'scanned',
  'encrypted',
  'damaged',
  'too-large',
  'too-slow',
] as const

/** One sentence; a passage is a sentence addressed by its id, `S3.p2.s1` style. Formulas are TeX between `$…$`. */
export const SentenceSchema = v.object({
  id: v.string(),
  text: v.string(),
  /** Where a PDF prints it, a box a line: page from 1, then left, bottom, right, top in points from the page's lower left. */
  boxes: v.exactOptional(v.array(v.tuple([v.number(), v.number(), v.number(), v.number(), v.number()]))),
  /** How many footnote marks a PDF prints in it, which the text leaves out; absent for none. */
  marks: v.exactOptional(v.number()),
})

export const BlockSchema = v.object({
  id: v.string(),
  kind: v.picklist(BLOCK_KINDS),
  /** The id of the element that holds it on the HTML page. */
  htmlId: v.exactOptional(v.string()),
  /** The PDF page, from 1. */
  page: v.exactOptional(v.number()),
  /** Left, bottom, right, top in PDF points. */
  rect: v.exactOptional(v.tuple([v.number(), v.number(), v.number(), v.number()])),
  sentences: v.array(SentenceSchema),
})

export const SectionSchema = v.object({
  id: v.string(),
  /** As printed, without trailing dot; empty where the paper does not number it. */
  number: v.string(),
  title: v.string(),
  role: v.picklist(SECTION_ROLES),
  /** 1 for a section, 2 for a subsection … */
  level: v.number(),
  blocks: v.array(BlockSchema),
})

export const DocumentSchema = v.object({
  format: v.literal('ronbun-document/1'),
  paper: v.object({ id: PaperIdSchema, version: v.number() }),
  title: v.string(),
  source: v.object({ kind: v.picklist(TEXT_KINDS), url: v.string(), sha256: v.string() }),
  /** The version of the extractor that read it; absent in documents from before versions were kept. */
  reading: v.exactOptional(v.number()),
  sections: v.array(SectionSchema),
  /** The reference list: kept apart, never quoted from. */
  references: v.array(v.object({ id: v.string(), text: v.string() })),
  /** What a reader of the page cannot see; never given to an engine. */
  hidden: v.array(v.object({ reason: v.string(), place: v.string(), text: v.string() })),
  /** The better kinds of text that were tried or not offered, best first, and why this one is read instead. */
  passedOver: v.exactOptional(v.array(v.object({ kind: v.picklist(TEXT_KINDS), reason: v.picklist(TEXT_FAILURES) }))),
  /** How much there was to read, where not all of it was: a PDF of too many pages. */
  whole: v.exactOptional(v.object({ sections: v.number(), pages: v.number(), pagesRead: v.number() })),
  /** Ids of visible sentences that read like an instruction to a language model: flagged, never dropped. */
  instructions: v.exactOptional(v.array(v.string())),
  /** What was dropped on the way, why, and how much. */
  trace: v.array(v.object({ step: v.string(), dropped: v.number(), detail: v.exactOptional(v.string()) })),
})

export type SectionRole = (typeof SECTION_ROLES)[number]
export type BlockKind = (typeof BLOCK_KINDS)[number]
export type TextKind = (typeof TEXT_KINDS)[number]
export type TextFailure = (typeof TEXT_FAILURES)[number]
export type Sentence = v.InferOutput<typeof SentenceSchema>
export type Block = v.InferOutput<typeof BlockSchema>
export type Section = v.InferOutput<typeof SectionSchema>
export type PaperDocument = v.InferOutput<typeof DocumentSchema>

/** A sentence together with where it stands. */
export type Passage = { sentence: Sentence; block: Block; section: Section }

/** Every passage of the document in reading order. */
export function* passagesOf(document: PaperDocument): Generator<Passage> {
  for (const section of document.sections)
    for (const block of section.blocks) for (const sentence of block.sentences) yield { sentence, block, section }
}

/** How a section is named to a reader: `3.2 Training`, or the title alone. */
export function sectionLabel(section: Pick<Section, 'number' | 'title'>): string {
  return section.number ? `${section.number} ${section.title}` : section.title
}

/** How many characters the document's sentences hold. */
export function charactersOf(document: PaperDocument): number {
  let characters = 0
  for (const { sentence } of passagesOf(document)) characters += sentence.text.length
  return characters
}
