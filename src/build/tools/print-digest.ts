/** A digest as plain text for a terminal. */
import type { Digest } from '../../core/digest.ts'
import { versionLabel } from '../../core/version-label.ts'

/** Prints title, authors, summary and every item with its evidence. */
export function printDigest({ paper, summary, items, notStated, source, engine, createdAt }: Digest): void {
  const version = versionLabel(paper)
  const text = `${source.kind} ${source.sectionsRead}/${source.sectionsTotal} sections`
  const lines = [
    paper.title,
    joined(paper.authors.join(', '), paper.published, version),
    '',
    ...(summary ? [summary.text, ''] : []),
    ...items.flatMap(({ question, answer, evidence }) => [
      question,
      `  ${answer}`,
      ...evidence.map(({ quote, section }) => `    “${shorten(quote)}”  § ${section}`),
      '',
    ]),
    ...(notStated.length > 0 ? [`Not found: ${notStated.join(', ')}`] : []),
    joined(version, text, `${engine.id} r${engine.recipe}`, createdAt.slice(0, 10)),
  ]
  console.log(lines.join('\n'))
}

function joined(...words: (string | undefined)[]): string {
  return words.filter(Boolean).join(' · ')
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
