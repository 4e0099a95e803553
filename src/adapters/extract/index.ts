/** The registry of full-text formats: one file and one line each, best first. */
import type { TextKind } from '../../core/document.ts'
import { abstract } from './abstract.ts'
import { latexml } from './latexml.ts'
import { pdf } from './pdf.ts'
import type { Extractor } from './types.ts'

/** The abstract, which needs no page and is what is left when nothing else can be read, comes last. */
export const EXTRACTORS: readonly Extractor[] = [latexml, pdf, abstract]

/** The extractor of a kind of text, or undefined while there is none. */
export function extractorFor(kind: TextKind): Extractor | undefined {
  return EXTRACTORS.find((extractor) => extractor.id === kind)
}
