/** Tells items of lists by their marks: bullets, numbers, letters in brackets. */
import { sliceLine } from './line-text.ts'
import type { Line } from './types.ts'

const BULLET = /^[•◦▪‣∙·●○■□▶►➢❖✓✗⋆◆♦–—*-]$/u
const COUNTER = /^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|\[[a-z\d]{1,2}\]|(?:Q|RQ|H|A|C)\d{1,2}[.:)])$/
/** Behind these an inline "(a)" at a line's begin may be a new item. */
const OPENING_END = /[.;:,?!)]$|\b(?:and|or)$/

/** Whether the line begins with an item's mark. */
function hasBullet(line: Line): boolean {
  const [first, second] = line.words
  return first !== undefined && second !== undefined && BULLET.test(first.text) && first.shift === undefined
}

/** Whether a line begins an item, given the line above it in the same block. */
export function startsItem(line: Line, before: Line | undefined, left: number): boolean {
  const [first, second] = line.words
  if (!first || !second) return false
  if (hasBullet(line))
    return !/^[–—*-]$/u.test(first.text) || line.left > left + 2 || !before || OPENING_END.test(before.text)
  if (!COUNTER.test(first.text)) return false
  const isIndented = line.left > left + 0.3 * line.size
  const isSetOff = second.left - first.right > 0.3 * line.size
  return (isIndented || isSetOff || !before) && (!before || OPENING_END.test(before.text))
}

/** The item without its bullet; numbers and letters stay, because the text refers to them. */
export function withoutBullet(line: Line): Line {
  return hasBullet(line) ? sliceLine(line, 1) : line
}
