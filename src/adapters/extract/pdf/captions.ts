/** Finds captions: "Figure 3: …", "Table 2. …", "TABLE IV", "Algorithm 1 …", 図, 表, with the lines they go on in. */
import type { TypeFacts } from './flow.ts'
import type { Margins } from './margins.ts'
import type { Line, PageLines } from './types.ts'

export type Caption = { of: 'figure' | 'table' | 'listing'; lines: Line[] }

const NUMBER = String.raw`(?:[A-Z][.-]?)?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5})(?:\s?\(?[a-z]\)?(?=[:.]))?`
const LABEL = new RegExp(
  String.raw`^(?:(?:Supplementary|Extended Data|Appendix)\s)?(?:(fig(?:ure)?s?\.?|plate|scheme|chart|図|图)|(tab(?:le|\.)|表)|(algorithm|listing|code|procedure|protocol))\s?${NUMBER}(?=[\s:.|：．。—–-]|$)\s*([:.|：．。—–-])?\s*(.*)$`,
  'iu',
)

/** The captions of a page, in reading order. */
export function captionsOf({ lines }: PageLines, facts: TypeFacts, margins: Margins): Caption[] {
  const captions: Caption[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) continue
    const of = labelOf(line, lines[index - 1], facts, margins)
    if (!of) continue
    const own = [line]
    for (let next = lines[index + 1]; next && goesOn(own, next, facts, margins); next = lines[index + own.length])
      own.push(next)
    captions.push({ of, lines: own })
    index += own.length - 1
  }
  return captions
}

function labelOf(
  line: Line,
  before: Line | undefined,
  facts: TypeFacts,
  margins: Margins,
): Caption['of'] | undefined {
  if (!/^[\p{Lu}f図图表]/u.test(line.text)) return undefined
  const match = LABEL.exec(line.text.slice(0, 160))
  if (!match) return undefined
  const [, figure, table, , mark, rest = ''] = match
  const of = figure ? 'figure' : table ? 'table' : 'listing'
  const isMarked = mark !== undefined || rest === ''
  const isDistinct = isOtherFont(line, facts)
  // "Figure 3 shows …" is a sentence.
  if (
    !isMarked &&
    (!isDistinct || /^\p{Ll}/u.test(rest) || (line.font.name === facts.font && !line.words[0]?.font.bold))
  )
    return undefined
  if (mark === '.' && /^\p{Ll}/u.test(rest)) return undefined
  return isDistinct || startsBlock(line, before, facts, margins) ? of : undefined
}

function isOtherFont(line: Line, { size }: TypeFacts): boolean {
  const [first] = line.words
  return Math.abs(line.size - size) > 0.4 || (first?.font.bold ?? false) || (first?.font.italic ?? false)
}

/** Whether a line does not simply go on from the one above it. */
function startsBlock(line: Line, before: Line | undefined, facts: TypeFacts, margins: Margins): boolean {
  if (!before || before.region !== line.region || before.page !== line.page) return true
  const gap = before.baseline - line.baseline
  if (gap < 0 || gap > 1.15 * facts.leading) return true
  return before.right < margins(before).right - 3 * facts.size
}

function goesOn(own: readonly Line[], next: Line, facts: TypeFacts, margins: Margins): boolean {
  const last = own.at(-1)
  const [first] = own
  if (!last || !first || next.region !== last.region) return false
  const gap = last.baseline - next.baseline
  const usual = facts.leading * (last.size / facts.size)
  if (gap <= 0.5 * last.size || gap > 1.28 * Math.max(usual, last.size * 1.1)) return false
  // A label alone in its line has its words below in another size or font.
  if (own.length > 1 && Math.abs(next.size - last.size) > 0.6) return false
  if (own.length === 1 && Math.abs(next.size - last.size) > 2.2) return false
  if (/^(?:Figure|Table|Algorithm|Fig\.) ?\d+[:.]/.test(next.text)) return false
  // A centred last line, or one that ends early, is the end.
  const isEnd = last.right < margins(last).right - 4 * last.size && own.length > 1 && /[.!?)]$/.test(last.text)
  return !isEnd && !hasColumns(next)
}

/** Whether the line is set in columns, as rows of a table are. */
export function hasColumns(line: Line): boolean {
  let wide = 0
  for (const [index, word] of line.words.entries()) {
    const before = line.words[index - 1]
    const gap = before ? word.left - before.right : 0
    if (gap > 2.2 * line.size) return true
    if (gap > 1.2 * line.size) wide += 1
  }
  return wide >= 2
}
