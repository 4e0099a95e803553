/** An item as Markdown: question, answer, and the quotes it rests on with the places they stand at. */
import { fill } from './labels/fill.ts'
import { blockQuote, inline, link, paragraphs } from './markdown-text.ts'
import type { Digest, DigestItem, Evidence, Translation } from '../digest.ts'
import type { ExportLabels } from './labels/types.ts'

export type AnswerStyle = {
  labels: ExportLabels
  /** Whether quotes stand under the answers. */
  evidence: boolean
}

/** What was read: a digest's text, or a question's. */
type Read = { source: Pick<Digest['source'], 'kind' | 'url'> }

/** The question as a heading (`####`), then the answer and its quotes. */
export function answerBlocks(item: DigestItem, digest: Digest, heading: string, style: AnswerStyle): string[] {
  const question = `${heading} ${inline(style.labels.slots[item.slot])}${style.labels.colon}${inline(item.question)}`
  return [
    question,
    ...translated(item.translation, style),
    ...statement(item.answer, item.answerLanguage, item.evidence, digest, style),
  ]
}

/** A browser's translation, marked as one; the original with its quotes follows it. */
export function translated(translation: Translation | undefined, { labels }: AnswerStyle): string[] {
  return translation ? [`${paragraphs(translation.text)} (${labels.machineTranslation})`] : []
}

/**
 * Words that rest on evidence. Words in another language than the digest's are the paper's own and stand as a
 * quotation, marked as such. An answer which is its quotes, word for word, is not printed twice.
 */
export function statement(
  text: string,
  language: string,
  evidence: readonly Evidence[],
  digest: Digest,
  style: AnswerStyle,
): string[] {
  const { labels } = style
  const foreign = language !== digest.language
  const mark = foreign ? `${labels.original}${labels.colon}` : ''
  const words = paragraphs(text)
  const answer = foreign ? blockQuote(`${mark}${words}`) : words
  if (!style.evidence || evidence.length === 0) return [answer]
  const quotes = evidence.flatMap((one) => [inline(one.quote), `— ${place(one, digest, labels)}`])
  const verbatim = squashed(text) === squashed(evidence.map((one) => one.quote).join(' '))
  return verbatim ? [blockQuote(`${mark}${quotes.join('\n\n')}`)] : [answer, blockQuote(quotes.join('\n\n'))]
}

function squashed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** `3.2 Training, p. 4`, leading to the passage where the text that was read can be opened there. */
export function place(evidence: Evidence, read: Read, labels: ExportLabels): string {
  const page = evidence.page === undefined ? '' : fill(labels.page, { page: evidence.page })
  const words = [evidence.section, page].filter(Boolean).join(labels.separator)
  return link(words || evidence.passage, passageUrl(evidence, read))
}

function passageUrl({ htmlId, page }: Evidence, { source }: Read): string | undefined {
  const [url = ''] = source.url.split('#')
  if (source.kind === 'latexml' && htmlId) return `${url}#${htmlId}`
  if (source.kind === 'pdf' && page !== undefined) return `${url}#page=${page}`
  return undefined
}
