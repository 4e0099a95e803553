/** How a line is set that may be a heading, compared with the running text. */
import { cleanText } from '../../../core/text/normalise.ts'
import type { TypeFacts } from './flow.ts'
import { lettersOf } from './line-text.ts'
import type { Line } from './types.ts'

export type HeadingStyle = {
  size: number
  isBold: boolean
  isItalic: boolean
  isCaps: boolean
  font: string
  /** Larger or bolder than text, or in capitals. */
  isDistinct: boolean
}

/** The style of a line. */
export function styleOf(line: Line, facts: TypeFacts): HeadingStyle {
  let letters = 0
  let bold = 0
  let italic = 0
  let large = 0
  for (const { text, font, size } of line.words) {
    const count = text.match(/\p{L}/gu)?.length ?? 0
    letters += count
    if (font.bold) bold += count
    if (font.italic) italic += count
    if (size >= line.size - 0.3) large += count
  }
  const capitals = line.text.match(/\p{Lu}/gu)?.length ?? 0
  const isBold = letters > 0 && bold >= 0.75 * letters
  const isCaps = letters >= 4 && capitals >= 0.85 * (line.text.match(/\p{L}/gu)?.length ?? 1)
  const size = large > 0 ? line.size : Math.max(...line.words.map((word) => word.size))
  const isItalic = letters > 0 && italic >= 0.75 * letters
  const isOther =
    line.font.name !== facts.font && !line.font.math && /^(?!.*(?:mono|typewriter|cmtt))/i.test(line.font.name)
  return {
    size,
    isBold,
    isItalic,
    isCaps,
    font: line.font.name,
    isDistinct: isBold || isCaps || size > facts.size + 0.7 || (isOther && isItalic),
  }
}

/** Whether two lines are set alike, as headings of one level are. */
export function isSameStyle(one: HeadingStyle, other: HeadingStyle): boolean {
  return (
    Math.abs(one.size - other.size) < 0.7 &&
    one.isBold === other.isBold &&
    one.isItalic === other.isItalic &&
    (one.font === other.font || one.isBold || one.isCaps) &&
    (one.isCaps === other.isCaps || one.isBold)
  )
}

/** A heading's words on one line; its formulas are the letters that are printed, since a label is shown as it is. */
export function headingText(lines: readonly Line[]): string {
  let text = ''
  for (const line of lines) {
    const own = lettersOf(line)
    if (text.endsWith('-') && /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(own)) text = text.slice(0, -1) + own
    else if (text.endsWith('-')) text += own
    else text += (text === '' ? '' : ' ') + own
  }
  return cleanText(text)
}
