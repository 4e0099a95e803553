/** What the steps of `structure` pass on: the paper as one stream of lines, in which more and more is recognised. */
import type { BlockKind } from '../../../core/document.ts'
import type { Line } from './types.ts'

/** A line of print that is no part of the paper's text, and why. */
export type SetAside = { reason: string; text: string; page: number }

/** A heading as printed: number without trailing dot, title on one line, level from 1. */
export type Heading = {
  number: string
  title: string
  level: number
  lines: readonly Line[]
  /** Known before roles are given. */
  markedAs?: 'abstract' | 'appendix' | 'other'
}

/** A block before it has ids: prose is cut into sentences, rows stay as they are printed. */
export type BlockDraft = {
  kind: BlockKind
  lines: readonly Line[]
  /** Lines of the same row stand in one list; absent for prose. */
  rows?: readonly (readonly Line[])[]
}

/** One step of the paper's text. */
export type FlowItem =
  | { kind: 'line'; line: Line }
  | { kind: 'heading'; heading: Heading }
  | { kind: 'block'; block: BlockDraft }

/** How most of the paper is set, in points. */
export type TypeFacts = {
  /** Size of the letters. */
  size: number
  /** Distance of baselines. */
  leading: number
  /** Name of the font; may be empty. */
  font: string
}

/** The account of lines that are left out. */
export function setLinesAside(reason: string, lines: readonly Line[]): SetAside[] {
  return lines.map(({ text, page }) => ({ reason, text, page }))
}
