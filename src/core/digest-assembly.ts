/** Puts a digest together from its verified parts, and counts what was read. */
import type {
  Digest,
  DigestAbstract,
  DigestEngine,
  DigestItem,
  DigestSource,
  DigestSummary,
  Notice,
} from './digest.ts'
import { charactersOf, type PaperDocument } from './document.ts'
import type { Language } from './language.ts'
import type { Paper } from './paper.ts'
import { slotOrder, type SlotId } from './slot.ts'
import { detectLanguage } from './text/detect-language.ts'

export type DigestParts = {
  paper: Paper
  document: PaperDocument
  language: Language
  engine: DigestEngine
  items: readonly DigestItem[]
  summary?: DigestSummary
  /** The abstract with its translation, where an engine wrote one. */
  abstract?: DigestAbstract
  /** How many characters of the document an engine was given, where not all. */
  charactersRead?: number
  notStated: readonly SlotId[]
  notices: readonly Notice[]
  /** ISO 8601, UTC. */
  createdAt: string
}

/**
 * The digest: items in display order, slots without an item in `notStated`, the paper's own abstract (or the document's,
 * where the record has none), and how much of the document was read.
 */
export function assembleDigest(parts: DigestParts): Digest {
  const { paper, document, language, engine, createdAt, summary } = parts
  const items = parts.items.toSorted((first, second) => slotOrder(first.slot) - slotOrder(second.slot))
  const answered = new Set(items.map(({ slot }) => slot))
  const silent = [...new Set(parts.notStated)].filter((slot) => !answered.has(slot))
  const original = paper.abstract ?? abstractOf(document)
  const abstract: DigestAbstract | undefined =
    parts.abstract ?? (original ? { text: original, language: detectLanguage(original), by: 'original' } : undefined)
  const source = digestSourceOf(document)
  return {
    format: 'ronbun-digest/1',
    paper,
    language,
    source: { ...source, charactersRead: parts.charactersRead ?? source.charactersRead },
    engine,
    createdAt,
    ...(summary ? { summary } : {}),
    ...(abstract ? { abstract } : {}),
    items,
    notStated: silent.toSorted((first, second) => slotOrder(first) - slotOrder(second)),
    notices: [...parts.notices],
  }
}

/**
 * What a digest says of the text it was made from. A document holds only what was read; sections dropped on the way are
 * counted in its trace, those of pages that were never read in `whole`. How many characters such pages have nobody
 * counted: it is reckoned from those that were read.
 */
export function digestSourceOf(document: PaperDocument): DigestSource {
  const { whole, passedOver } = document
  const dropped = document.trace
    .filter(({ step }) => step === 'sections')
    .reduce((total, entry) => total + entry.dropped, 0)
  const characters = charactersOf(document)
  const unread = whole ? whole.pages / Math.max(1, whole.pagesRead) : 1
  return {
    ...document.source,
    sectionsRead: document.sections.length,
    sectionsTotal: Math.max(document.sections.length + dropped, whole?.sections ?? 0),
    charactersRead: characters,
    charactersTotal: Math.round(characters * Math.max(1, unread)),
    hiddenRemoved: document.hidden.length,
    ...(passedOver ? { passedOver } : {}),
  }
}

/** The document's own abstract, or nothing. */
export function abstractOf(document: PaperDocument): string {
  return document.sections
    .filter(({ role }) => role === 'abstract')
    .flatMap(({ blocks }) => blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text)))
    .join(' ')
}
