/** The reader's own questions as Markdown: each with the passages that speak of it and the places they stand at. */
import type { AskedAnswer } from '../asked.ts'
import type { Language } from '../language.ts'
import type { ExportLabels } from './labels/types.ts'
import { place } from './markdown-answer.ts'
import { blockQuote, inline, paragraphs } from './markdown-text.ts'

/** The passages are the answer, so they stand here whether or not quotes stand under the digest's answers. */
export function askedBlocks(
  asked: readonly AskedAnswer[],
  heading: string,
  labels: ExportLabels,
  language: Language,
): string[] {
  if (asked.length === 0) return []
  return [`${heading} ${labels.asked}`, ...asked.flatMap((one) => oneBlocks(one, `${heading}#`, labels, language))]
}

function oneBlocks(asked: AskedAnswer, heading: string, labels: ExportLabels, language: Language): string[] {
  const mark = asked.language === language ? '' : `${labels.original}${labels.colon}`
  return [
    `${heading} ${inline(asked.question)}`,
    ...(asked.found
      ? []
      : [`*${asked.source.kind === 'abstract' ? labels.askedNotFoundAbstract : labels.askedNotFound}*`]),
    ...(asked.answer ? [paragraphs(asked.answer.text)] : []),
    ...(!asked.found && asked.places.length > 0 ? [`${labels.askedClosest}${labels.colon}`] : []),
    ...asked.places.map(({ lead, evidence }) => {
      const words = evidence.map(({ quote }) => inline(quote)).join(' ')
      const first = evidence.find(({ passage }) => passage === lead) ?? evidence[0]
      return blockQuote([`${mark}${words}`, first ? `— ${place(first, asked, labels)}` : ''].join('\n\n').trim())
    }),
  ]
}
