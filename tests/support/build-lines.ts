/** Printed lines as the layout hands them on, in one serif font of ten points where nothing else is asked for. */
import type { Line, PageLines, PdfFont } from '../../src/adapters/extract/pdf/types.ts'

export const SERIF: PdfFont = { name: 'Times', bold: false, italic: false, mono: false, math: false, drawn: false }
export const BOLD: PdfFont = { ...SERIF, name: 'Times-Bold', bold: true }
/** How most lines of these pages are set. */
export const TYPE = { size: 10, leading: 12, font: SERIF.name }
const [LEFT, RIGHT] = [60, 300]

type LineChange = Partial<Line> & { /** The first word stands above the others, as a mark does. */ marked?: boolean }

/** A line whose words stand five points a letter wide from `left` on, three points apart. */
export function buildLine(text: string, baseline: number, { marked = false, ...change }: LineChange = {}): Line {
  const { size = 10, font = SERIF, left = LEFT } = change
  let at = left
  const words = text.split(' ').map((word, index) => {
    const isMark = marked && index === 0
    const start = at
    at = start + (word.length * size) / 2 + 3
    return {
      text: word,
      left: start,
      right: at - 3,
      baseline,
      size: isMark ? size * 0.7 : size,
      font,
      ...(isMark && { shift: 'raised' as const }),
    }
  })
  const sides = { left, right: at - 3, bottom: baseline - 0.2 * size, top: baseline + 0.7 * size }
  return { page: 1, text, words, baseline, ...sides, size, font, region: 0, edges: [LEFT, RIGHT], ...change }
}

/** Lines below each other, twelve points apart. */
export function buildLines(texts: readonly string[], top: number, change: LineChange = {}): Line[] {
  return texts.map((text, index) => buildLine(text, top - index * TYPE.leading, change))
}

export function buildPageLines(lines: Line[], change: Partial<PageLines> = {}): PageLines {
  const number = change.number ?? 1
  const own = lines.map((line) => ({ ...line, page: number }))
  return { number, width: 612, height: 792, lines: own, aside: [], rules: [], figures: [], ...change }
}
