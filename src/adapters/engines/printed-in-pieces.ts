/** Which sentences a PDF prints in pieces: those a reader finds, and a search of the page does, only part by part. */
import type { Sentence } from '../../core/document.ts'

// Points; a superscript or a line set unevenly does not reach so far up.
const LINE_UP = 40

/** Whether a footnote mark, a column's end or a page's end stands in the sentence. */
export function isPrintedInPieces({ boxes = [], marks = 0 }: Sentence): boolean {
  if (marks > 0) return true
  // Lines of one column go down the page.
  return boxes.some(([page, , bottom], at) => {
    const [pageBefore = page, , bottomBefore = bottom] = boxes[at - 1] ?? []
    return page !== pageBefore || bottom > bottomBefore + LINE_UP
  })
}
