/**
 * What of a document a model is shown, and may cite: what a reader sees and can be led to, but for raw tables and for
 * sentences that speak to a model.
 */
import { passagesOf, sectionLabel, type PaperDocument, type Passage, type Section } from '../../../core/document.ts'
import { isForModel } from '../../../core/grounding/instructions.ts'
import { isReachable } from '../../../core/grounding/passages.ts'
import { estimateTokens } from '../../../core/model/tokens.ts'
import { isPrintedInPieces } from '../printed-in-pieces.ts'

// No sentence of a paper is longer; what is was not read as sentences.
const LONGEST = 4000

const VISIBLE = new WeakMap<PaperDocument, readonly Passage[]>()

/** The passages a model may be shown, in reading order; of two with one id the first. */
export function visiblePassages(document: PaperDocument): readonly Passage[] {
  const known = VISIBLE.get(document)
  if (known) return known
  const flagged = new Set(document.instructions)
  const ids = new Set<string>()
  const passages: Passage[] = []
  for (const passage of passagesOf(document)) {
    const { id, text } = passage.sentence
    if (ids.has(id)) continue
    ids.add(id)
    if (passage.block.kind === 'table' || text.length > LONGEST || text.trim() === '') continue
    if (!flagged.has(id) && !isForModel(text) && isReachable(passage, document)) passages.push(passage)
  }
  VISIBLE.set(document, passages)
  return passages
}

/** The passages as JSON lines under a line for each section. */
export function passageLines(passages: readonly Passage[]): string[] {
  const lines: string[] = []
  let section: Section | undefined
  for (const passage of passages) {
    if (passage.section !== section) {
      section = passage.section
      lines.push(sectionLine(section))
    }
    lines.push(passageLine(passage))
  }
  return lines
}

/** One section's line. */
export function sectionLine(section: Section): string {
  return JSON.stringify({ section: heading(sectionLabel(section)), role: section.role })
}

/** One passage's line; what is no running text, or is printed in pieces, says so. */
export function passageLine({ sentence, block }: Passage): string {
  const isProse = block.kind === 'paragraph' || block.kind === 'item'
  return JSON.stringify({
    id: sentence.id,
    ...(isProse ? {} : { kind: block.kind }),
    ...(isPrintedInPieces(sentence) ? { pieces: true } : {}),
    text: sentence.text,
  })
}

/** How many tokens a passage's line takes, on the high side; it is asked many times over. */
export function passageTokens(passage: Passage): number {
  const known = TOKENS.get(passage)
  if (known !== undefined) return known
  const tokens = estimateTokens(passageLine(passage)) + 1
  TOKENS.set(passage, tokens)
  return tokens
}

const TOKENS = new WeakMap<Passage, number>()

/** A heading or title, unless it speaks to a model. */
export function heading(text: string): string {
  return isForModel(text) ? '' : text.slice(0, 300)
}
