/** What an export is called in its own heading: the week with its days, or how many papers it holds. */
import { fill } from './labels/fill.ts'
import { LABELS } from './labels/index.ts'
import type { ExportRequest } from './types.ts'

/** The title of a week or of several notes, in the request's language; plain text. */
export function exportTitle({ week, papers, language }: ExportRequest): string {
  const labels = LABELS[language]
  if (week) return fill(labels.weekTitle, { start: week.start, end: week.end })
  return fill(papers.length === 1 ? labels.oneTitle : labels.severalTitle, { count: papers.length })
}
