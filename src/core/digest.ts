/** The digest: items, one-sentence summary, abstract and provenance, for one paper version in one language. */
import * as v from 'valibot'
import { TEXT_FAILURES, TEXT_KINDS } from './document.ts'
import { LanguageSchema } from './language.ts'
import { MODEL_ENGINES } from './model/connection.ts'
import { PaperSchema } from './paper.ts'
import { SLOTS } from './slot.ts'

/** How a quote was found in the document: `exact` is the sentence cut by its id. */
export const MATCHES = ['exact'] as const

export const EvidenceSchema = v.object({
  /** The passage's id in the document. */
  passage: v.string(),
  /** Verbatim, cut from our own document. */
  quote: v.string(),
  /** The section as printed: `3.2 Training`. */
  section: v.string(),
  htmlId: v.exactOptional(v.string()),
  page: v.exactOptional(v.number()),
  match: v.picklist(MATCHES),
})

/** A translation, by the browser or by a model, of words that stay what they are; the evidence is the original's. */
export const TranslationSchema = v.object({
  text: v.string(),
  language: v.string(),
  by: v.picklist(['translator', ...MODEL_ENGINES]),
})

export const DigestItemSchema = v.object({
  slot: v.picklist(SLOTS),
  question: v.string(),
  answer: v.string(),
  /** The language the answer is written in: the paper's own for a verbatim answer. */
  answerLanguage: v.string(),
  /** The answer in the digest's language. */
  translation: v.exactOptional(TranslationSchema),
  evidence: v.pipe(v.array(EvidenceSchema), v.minLength(1)),
})

export const NOTICE_CODES = [
  'hidden-text-removed',
  'instructions-seen',
  'pages-left-out',
  'abstract-only',
  'conversion-failed',
  'items-dropped',
  'items-embedded',
  'read-by-slot',
] as const

export const NoticeSchema = v.object({ code: v.picklist(NOTICE_CODES), count: v.number() })

export const SummarySchema = v.object({
  text: v.string(),
  language: v.string(),
  translation: v.exactOptional(TranslationSchema),
  evidence: v.pipe(v.array(EvidenceSchema), v.minLength(1)),
})

export const AbstractSchema = v.object({
  text: v.string(),
  language: v.string(),
  by: v.string(),
  translation: v.exactOptional(TranslationSchema),
})

export const DigestSourceSchema = v.object({
  kind: v.picklist(TEXT_KINDS),
  url: v.string(),
  sha256: v.string(),
  sectionsRead: v.number(),
  sectionsTotal: v.number(),
  charactersRead: v.number(),
  charactersTotal: v.number(),
  hiddenRemoved: v.number(),
  /** The better kinds of text that could not be read, and why; absent when the best kind was. */
  passedOver: v.exactOptional(v.array(v.object({ kind: v.picklist(TEXT_KINDS), reason: v.picklist(TEXT_FAILURES) }))),
})

export const DigestEngineSchema = v.object({
  id: v.string(),
  model: v.string(),
  recipe: v.number(),
  inputTokens: v.number(),
  outputTokens: v.number(),
  costUsd: v.number(),
})

export const DigestSchema = v.object({
  format: v.literal('ronbun-digest/1'),
  paper: PaperSchema,
  language: LanguageSchema,
  source: DigestSourceSchema,
  engine: DigestEngineSchema,
  /** ISO 8601, UTC. */
  createdAt: v.string(),
  summary: v.exactOptional(SummarySchema),
  abstract: v.exactOptional(AbstractSchema),
  items: v.array(DigestItemSchema),
  /** Slots the paper says nothing about: one muted line, never an item. */
  notStated: v.array(v.picklist(SLOTS)),
  notices: v.array(NoticeSchema),
})

export type Evidence = v.InferOutput<typeof EvidenceSchema>
export type Translation = v.InferOutput<typeof TranslationSchema>
export type DigestItem = v.InferOutput<typeof DigestItemSchema>
export type DigestSummary = v.InferOutput<typeof SummarySchema>
export type DigestAbstract = v.InferOutput<typeof AbstractSchema>
export type Notice = v.InferOutput<typeof NoticeSchema>
export type DigestSource = v.InferOutput<typeof DigestSourceSchema>
export type DigestEngine = v.InferOutput<typeof DigestEngineSchema>
export type Digest = v.InferOutput<typeof DigestSchema>
