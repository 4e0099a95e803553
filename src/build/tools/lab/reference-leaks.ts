/** Entries of the reference list that slipped into the passages, from which quotes are cut. */
import type { PaperDocument } from '../../../core/document.ts'

export type Leak = { block: string; text: string }

/** `A. Author`, `Author, A.`, `A. B. Author` or `Ann Author, Ben Author` at the beginning, after an optional number. */
const OPENS_WITH_AUTHORS =
  /^(?:\[[\w+]{1,12}\]|\(?\d{1,3}[.)])?\s{0,3}(?:(?:\p{Lu}\.[ -]?){1,3}\p{Lu}[\p{L}’'-]+(?:,| and |;| et al)|\p{Lu}[\p{L}’'-]+,? (?:\p{Lu}\.?[ -]?){1,3}(?:,|\.| and |;|&)|(?:\p{Lu}[\p{L}.’'-]+ ){1,3}\p{Lu}[\p{L}’'-]+, (?:and )?\p{Lu}[\p{L}.’'-]+ )/u
const YEAR = /\b(?:19|20)\d{2}[a-z]?\b/
const VENUE =
  /\bIn (?:Proc|Advances|International|\p{Lu}{3,})|\bProc\.|\barXiv(?: preprint|:)|\bJ\. |\bJournal of|\bTransactions|\bpp\.|\bpages \d|\bPhys\. |\bRev\. |\bUniversity Press|\bvol\. ?\d|\bdoi\b|\d+ ?\(\d+\) ?[:,] ?\d+|\d+[:,] ?\d+[-–]\d+|\b(?:ACL|EMNLP|NeurIPS|NIPS|ICLR|ICML|CoRR)\b/u
/** No entry is longer; only the beginning is looked at, whatever a page holds. */
const LONGEST_ENTRY = 1200

/** Blocks of the sections that read like entries: authors first, then a year and where it was published. */
export function referenceLeaks(document: PaperDocument): Leak[] {
  const entries = new Set(document.references.map(({ text }) => opening(text)).filter((text) => text.length >= 40))
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap(({ id, kind, sentences }) => {
      const text = sentences.map((sentence) => sentence.text).join(' ')
      if (kind === 'equation' || kind === 'table') return []
      // Some journals print footnotes among the references; in the text they are footnotes all the same.
      const isEntry = kind !== 'footnote' && entries.has(opening(text))
      return isEntry || looksLikeEntry(text) ? [{ block: id, text: text.slice(0, 160) }] : []
    }),
  )
}

function looksLikeEntry(text: string): boolean {
  const start = text.slice(0, LONGEST_ENTRY)
  return text.length < LONGEST_ENTRY && OPENS_WITH_AUTHORS.test(start) && YEAR.test(start) && VENUE.test(start)
}

function opening(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60)
}
