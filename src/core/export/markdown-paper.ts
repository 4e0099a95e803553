/** One paper as Markdown: its card, the summary, the abstract, the questions, what the reader wrote, the provenance. */
import { versionLabel } from '../version-label.ts'
import { fill } from './labels/fill.ts'
import { answerBlocks, statement, translated, type AnswerStyle } from './markdown-answer.ts'
import { askedBlocks } from './markdown-asked.ts'
import { bareLink, blockQuote, inline, paragraphs } from './markdown-text.ts'
import type { Digest } from '../digest.ts'
import type { Language } from '../language.ts'
import type { NoteText } from '../note.ts'
import { fieldNames, type Paper } from '../paper.ts'
import type { ExportLabels } from './labels/types.ts'
import type { ExportPaper } from './types.ts'

/** A list of authors longer than the first number is cut to the second. */
const MOST_AUTHORS = 60
const FIRST_AUTHORS = 30

/** How a paper stands in its file. */
export type PaperStyle = AnswerStyle & {
  /** The heading's depth: 1 for a note alone, 2 in a week. */
  level: number
  /** Before the title: `1. ` in a week. */
  number: string
  /** The language of the file's headings and labels. */
  language: Language
}

/** The record of a paper: the digest's own, as it describes the version the answers are about. */
export function recordOf({ digest, paper }: ExportPaper): Paper | undefined {
  return digest?.paper ?? paper
}

/** The paper's title, or the list's nickname for it where its record is not known. */
export function titleOf(paper: ExportPaper): string {
  return recordOf(paper)?.title || paper.entry?.title || recordOf(paper)?.id || ''
}

/** Where the paper's own page is, or where the list's row leads. */
export function addressOf(paper: ExportPaper): string | undefined {
  return recordOf(paper)?.links.abs ?? paper.entry?.url
}

/** The whole paper; blocks are parted by empty lines. */
export function renderPaper(paper: ExportPaper, style: PaperStyle): string {
  const { labels } = style
  const blocks = [
    `${'#'.repeat(style.level)} ${style.number}${inline(titleOf(paper))}`,
    card(paper, labels),
    ...(recordOf(paper)?.withdrawn ? [`**${labels.withdrawn}**`] : []),
    ...(paper.digest ? digestBlocks(paper.digest, style) : pendingBlocks(paper, style)),
    ...(paper.note ? noteBlocks(paper.note, style) : []),
    ...(paper.digest ? provenance(paper.digest, labels) : []),
  ]
  return blocks.filter(Boolean).join('\n\n')
}

/** The five rows of the weekly layout, then what else the record holds. A value its source never has is said so. */
function card(exported: ExportPaper, labels: ExportLabels): string {
  const paper = recordOf(exported)
  const row = (label: string, value: string, field?: keyof Paper) => {
    const never = field !== undefined && paper?.notApplicable.includes(field)
    const shown = value || (never ? labels.notApplicable : '')
    return shown ? [`- **${label}**${labels.colon}${shown}`] : []
  }
  return [
    ...row(labels.authors, authorList(paper?.authors ?? [], labels), 'authors'),
    ...row(labels.published, inline(paper?.published ?? ''), 'published'),
    ...row(labels.updated, inline(paper?.updated ?? ''), 'updated'),
    ...row(labels.url, bareLink(addressOf(exported) ?? '')),
    ...row(labels.categories, list(paper ? fieldNames(paper) : [], labels), 'categories'),
    ...row(labels.venue, inline(paper?.venue ?? '')),
    ...row(labels.doi, inline(paper?.doi ?? '')),
    ...row(labels.code, (paper?.links.code ?? []).map(bareLink).filter(Boolean).join(' ')),
    ...row(labels.licence, linkOrWords(paper?.licence ?? '')),
  ].join('\n')
}

/** Of a list longer than a reader reads, the first names and how many more there are; the JSON export names all. */
function authorList(authors: readonly string[], labels: ExportLabels): string {
  if (authors.length <= MOST_AUTHORS) return list(authors, labels)
  return list(
    [...authors.slice(0, FIRST_AUTHORS), fill(labels.moreAuthors, { count: authors.length - FIRST_AUTHORS })],
    labels,
  )
}

/** Latin names are parted by commas in every language; after Japanese letters stands the Japanese sign. */
function list(values: readonly string[], labels: ExportLabels): string {
  const words = values.map(inline).filter(Boolean)
  return words
    .map((word, index) => {
      if (index === words.length - 1) return word
      return /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]$/u.test(word) ? `${word}${labels.separator}` : `${word}, `
    })
    .join('')
}

function linkOrWords(text: string): string {
  return bareLink(text) || inline(text)
}

function digestBlocks(digest: Digest, style: PaperStyle): string[] {
  const { labels } = style
  const under = '#'.repeat(style.level + 1)
  const { summary, items, notStated, source } = digest
  const silent = notStated.map((slot) => labels.slots[slot]).join(labels.separator)
  const silence = source.kind === 'abstract' ? labels.notStatedAbstract : labels.notStated
  return [
    ...(summary
      ? [
          `${under} ${labels.summary}`,
          ...translated(summary.translation, style),
          ...statement(summary.text, summary.language, summary.evidence, digest, style),
        ]
      : []),
    ...abstractBlocks(digest, style),
    ...(items.length > 0 ? [`${under} ${labels.questions}`] : []),
    ...items.flatMap((item) => answerBlocks(item, digest, `${under}#`, style)),
    // Where nothing was answered, a list of every question would say no more than this sentence.
    items.length === 0 ? `*${labels.noAnswers}*` : silent && `${silence}${labels.colon}${silent}`,
  ]
}

function abstractBlocks({ abstract, paper, language }: Digest, style: PaperStyle): string[] {
  if (!abstract) return originalAbstract(paper, style, language)
  const { labels } = style
  const words = paragraphs(abstract.text)
  const by =
    abstract.by === 'original'
      ? ''
      : fill(labels.abstractBy, { by: inline(labels.engines[abstract.by] ?? abstract.by) })
  return [
    `${'#'.repeat(style.level + 1)} ${labels.abstract}`,
    ...translated(abstract.translation, style),
    abstract.language === language ? words : blockQuote(`${labels.original}${labels.colon}${words}`),
    by,
  ]
}

/** The abstract of the record: both sources ask for it in English. */
function originalAbstract(paper: Paper | undefined, style: PaperStyle, language: string): string[] {
  if (!paper?.abstract) return []
  const { labels } = style
  const words = paragraphs(paper.abstract)
  return [
    `${'#'.repeat(style.level + 1)} ${labels.abstract}`,
    language === 'en' ? words : blockQuote(`${labels.original}${labels.colon}${words}`),
  ]
}

function pendingBlocks(exported: ExportPaper, style: PaperStyle): string[] {
  const known = recordOf(exported)?.id ?? exported.entry?.paperId
  return [
    ...originalAbstract(recordOf(exported), style, style.language),
    `*${known ? style.labels.pending : style.labels.outside}*`,
  ]
}

/** The reader's own words are Markdown already and stay as they are. */
function noteBlocks(note: NoteText, style: PaperStyle): string[] {
  const { labels } = style
  const under = '#'.repeat(style.level + 1)
  const text = note.text.replace(/\r\n?/g, '\n').trim()
  const states = [note.status === 'unread' ? '' : labels.statuses[note.status], note.starred ? labels.starred : '']
  const marks = [
    [labels.status, states.filter(Boolean).join(labels.separator)],
    [labels.tags, list(note.tags, labels)],
  ].flatMap(([label, value]) => (value ? `- **${label}**${labels.colon}${value}` : []))
  return [
    ...(text || marks.length > 0 ? [`${under} ${labels.noteText}`, marks.join('\n'), text] : []),
    ...(note.highlights.length > 0
      ? [`${under} ${labels.highlights}`, blockQuote(note.highlights.map(({ quote }) => inline(quote)).join('\n\n'))]
      : []),
    ...askedBlocks(note.asked, under, labels, style.language),
  ]
}

/** What was dropped or could not be read, then one line: version, what was read, by what, when. */
function provenance({ paper, source, engine, createdAt, notices }: Digest, labels: ExportLabels): string[] {
  const name = labels.engines[engine.id] ?? [engine.id, engine.model].filter(Boolean).join(' ')
  const line = [
    versionLabel(paper),
    fill(labels.kinds[source.kind], { read: source.sectionsRead, total: source.sectionsTotal }),
    fill(labels.engine, { engine: inline(name), recipe: engine.recipe }),
    inline(createdAt.slice(0, 10)),
  ]
  return [
    ...notices.map(({ code, count }) => `*${fill(labels.notices[code], { count })}*`),
    `*${labels.provenance}${labels.colon}${line.filter(Boolean).join(labels.separator)}*`,
  ]
}
