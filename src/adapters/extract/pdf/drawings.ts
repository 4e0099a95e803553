/** Tells a drawing's letters (axis labels, boxes of a diagram) from the page's text. */
import type { PdfPage, Rect, TextRun } from './types.ts'

/** A form of more than this share of the page, or of its letters, is the page itself, as proceedings wrap it. */
const WHOLE_PAGE = 0.6

export function takeDrawings(
  page: PdfPage,
  runs: readonly TextRun[],
): { text: TextRun[]; drawn: TextRun[]; figures: Rect[] } {
  const letters = new Map<number, number>()
  let all = 0
  for (const { form, text } of runs) {
    all += text.length
    if (form !== undefined) letters.set(form, (letters.get(form) ?? 0) + text.length)
  }
  const isFigure = page.forms.map((rect, index) => {
    const area = (rect[2] - rect[0]) * (rect[3] - rect[1])
    return area < WHOLE_PAGE * page.width * page.height && (letters.get(index) ?? 0) < 0.5 * all
  })
  const figures = [
    ...page.forms.filter((_, index) => isFigure[index]),
    ...page.areas.filter(({ kind }) => kind === 'image').map(({ rect }) => rect),
  ]
  const text: TextRun[] = []
  const drawn: TextRun[] = []
  for (const run of runs) (run.form !== undefined && isFigure[run.form] ? drawn : text).push(run)
  return { text, drawn, figures }
}
