/** Several papers as Markdown, in the layout of a weekly newsletter: title, numbered list, then paper after paper. */
import { exportTitle } from './export-title.ts'
import { fill } from './labels/fill.ts'
import { LABELS } from './labels/index.ts'
import { addressOf, recordOf, renderPaper, titleOf } from './markdown-paper.ts'
import { inline, link } from './markdown-text.ts'
import type { ExportLabels } from './labels/types.ts'
import type { ExportPaper, ExportRequest } from './types.ts'

/** The whole file; papers are parted by rules. */
export function renderWeek(request: ExportRequest): string {
  const { papers, language, evidence } = request
  const labels = LABELS[language]
  const numbers = papers.map((paper, index) => paper.entry?.rank ?? index + 1)
  const sections = papers.map((paper, index) =>
    renderPaper(paper, { labels, language, evidence, level: 2, number: `${numbers[index]}. ` }),
  )
  const head = [`# ${inline(exportTitle(request))}`, contents(papers, numbers, labels)].filter(Boolean).join('\n\n')
  return `${[head, ...sections].join('\n\n---\n\n')}\n`
}

/** Markdown counts a numbered list by itself; where ranks have gaps the numbers are written as words. */
function contents(papers: readonly ExportPaper[], numbers: readonly number[], labels: ExportLabels): string {
  const counted = numbers.every((number, index) => number === (numbers[0] ?? 1) + index)
  return papers
    .map((paper, index) => {
      const published = recordOf(paper)?.published
      const date = published ? fill(labels.publishedInList, { date: inline(published) }) : ''
      const number = counted ? `${numbers[index]}.` : `- ${numbers[index]}\\.`
      return `${number} ${link(titleOf(paper), addressOf(paper))}${date}`
    })
    .join('\n')
}
