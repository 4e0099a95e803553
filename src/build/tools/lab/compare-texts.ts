/** A document beside another reading of the same paper: how much of that is in it, in which order. */
import type { PaperDocument } from '../../../core/document.ts'
import { sectionLabel } from '../../../core/document.ts'
import { commonLength } from './common-order.ts'
import type { SetAside } from './page/calls.ts'
import { placeBlocks } from './place-blocks.ts'
import { respacedWords } from './respaced-words.ts'
import { isWord, tokensOf, wordsOf } from './words.ts'

export type Comparison = {
  /** Words of the reference. */
  words: number
  /**
   * Share of them, without those set aside, that the document holds in order, blocks being free to move, formulas
   * whatever their spaces.
   */
  found: number
  /** The same with the reference's own spaces. */
  foundAsSpaced: number
  /** The same with its spaces and no block free to move. */
  foundInOneOrder: number
  /** Words of the document that the reference has not, or not as often. */
  added: string[]
  /** Share of the reference that was set aside, and by which reason how many words. */
  aside: number
  asideBy: Record<string, number>
  /** Stretches of the reference that are nowhere in the document, longest first. */
  missing: string[]
}

const MISSING_SHOWN = 40

/** `setAside`: what was left out of the document and does stand in the reference; `apart`: what stands in neither. */
export function compareTexts(
  document: PaperDocument,
  text: string,
  setAside: readonly SetAside[],
  apart: readonly SetAside[] = [],
): Comparison {
  const tokens = tokensOf(text)
  const blockTokens = blocksOf(document).map(tokensOf)
  const reference = tokens.filter(isWord)
  const blocks = blockTokens.map((block) => block.filter(isWord))
  const left = [...setAside, ...document.hidden]
  const placement = placeBlocks(reference, [...blocks, ...left.map((piece) => wordsOf(piece.text))])
  const { owners } = placement
  const respaced = respacedWords(tokens, blockTokens, placement)
  const asideBy: Record<string, number> = {}
  for (const { reason, text } of apart) asideBy[reason] = (asideBy[reason] ?? 0) + wordsOf(text).length
  let found = 0
  for (const owner of owners) {
    if (owner >= 0 && owner < blocks.length) found += 1
    const reason = left[owner - blocks.length]?.reason
    if (owner >= blocks.length && reason !== undefined) asideBy[reason] = (asideBy[reason] ?? 0) + 1
  }
  const apartWords = apart.reduce((sum, piece) => sum + wordsOf(piece.text).length, 0)
  const asideWords = Object.values(asideBy).reduce((sum, count) => sum + count, 0)
  const common = commonLength(reference, blocks.flat())
  // With no block moved is one of the ways to move blocks.
  const asSpaced = Math.max(found, common)
  const wanted = reference.length + apartWords - asideWords
  return {
    words: reference.length + apartWords,
    found: Math.min(1, share(Math.max(found + respaced.found.size, common), wanted)),
    foundAsSpaced: Math.min(1, share(asSpaced, wanted)),
    foundInOneOrder: Math.min(1, share(common, wanted)),
    added: addedWords(
      reference.filter((_, place) => !respaced.found.has(place)),
      blocks.flat().filter((_, place) => !respaced.used.has(place)),
    ),
    aside: asideWords / Math.max(1, reference.length + apartWords),
    asideBy,
    missing: stretches(reference, (place) => owners[place] !== -1 || respaced.found.has(place)),
  }
}

/** Everything of the document a reader reads, piece by piece, in its order. */
export function blocksOf(document: PaperDocument): string[] {
  return [
    document.title,
    ...document.sections.flatMap((section) => [
      sectionLabel(section),
      ...section.blocks.map(({ sentences }) => sentences.map(({ text }) => text).join(' ')),
    ]),
    ...document.references.map(({ text }) => text),
  ]
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 1
}

function addedWords(reference: readonly string[], own: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of reference) counts.set(word, (counts.get(word) ?? 0) + 1)
  return own.filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left <= 0
  })
}

function stretches(reference: readonly string[], isFound: (place: number) => boolean): string[] {
  const found: string[][] = []
  let open: string[] | undefined
  for (const [place, word] of reference.entries()) {
    if (isFound(place)) open = undefined
    else if (open) open.push(word)
    else found.push((open = [word]))
  }
  return found
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MISSING_SHOWN)
    .map((words) => words.join(' '))
}
