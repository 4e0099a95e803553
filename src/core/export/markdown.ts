/** Markdown for people: a note alone, or several in the weekly layout. */
import { LABELS } from './labels/index.ts'
import { renderPaper } from './markdown-paper.ts'
import { renderWeek } from './markdown-week.ts'
import type { ExportFormat, ExportRequest } from './types.ts'

export const markdown = {
  id: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown',
  render(request: ExportRequest): string {
    const { papers, week, language, evidence } = request
    const [first] = papers
    if (week || papers.length !== 1 || !first) return renderWeek(request)
    return `${renderPaper(first, { labels: LABELS[language], language, evidence, level: 1, number: '' })}\n`
  },
} as const satisfies ExportFormat
