/**
 * Reads a LaTeXML page: arxiv.org/html in its three frames, ar5iv, and bare LaTeXML output. The order matters: first the
 * site's frame goes, then what no reader sees, and only what is left is read.
 */
import { charactersOf, type PaperDocument, type Section, type TextFailure } from '../../core/document.ts'
import { fail, succeed, type Result } from '../../core/result.ts'
import { rolesOf } from '../../core/section-role.ts'
import { takeHiddenText, type HiddenText } from './hidden-text.ts'
import { FURNITURE } from './latexml-elements.ts'
import { readArticle, type ReadArticle } from './latexml-sections.ts'
import { lineOf } from './latexml-text.ts'
import type { ExtractInput, Extractor } from './types.ts'

/** A failed conversion leaves a title or a line; no paper is this short. */
const FEWEST_CHARACTERS = 200

/**
 * The converter marks each command it does not know. A missing style file leaves some dozens behind in a paper that can
 * be read all the same; when there is one in every few words, what is left is debris.
 */
const MOST_ERRORS = 40
const CHARACTERS_PER_ERROR = 100

const TITLE = '.ltx_title_document'

/** The extractor of LaTeXML pages; it takes the page apart while reading it. */
export const latexml: Extractor = { id: 'latexml', version: 1, extract }

async function extract(input: ExtractInput, signal: AbortSignal): Promise<Result<PaperDocument, TextFailure>> {
  signal.throwIfAborted()
  const { paper } = input
  const page = input.body.page()
  const article = articleOf(page)
  if (!article) return fail(isLatexml(page) ? 'conversion-failed' : 'not-this-format')
  const errors = article.querySelectorAll('.ltx_ERROR').length
  const frame = removeAll(article, FURNITURE)
  const hidden = takeHiddenText(page, article)
  const early = removeBeforeTitle(article)
  const title = titleOf(article) || paper.title
  const read = readArticle(article, title, page.documentElement.lang || 'en')
  const document: PaperDocument = {
    format: 'ronbun-document/1',
    paper: { id: paper.id, version: paper.version },
    title,
    source: { kind: 'latexml', url: input.url, sha256: input.sha256 },
    sections: withRoles(read, title),
    references: read.references,
    hidden,
    trace: traceOf(read, { frame, early, hidden }),
  }
  return isFailed(charactersOf(document), errors) ? fail('conversion-failed') : succeed(document)
}

function isFailed(characters: number, errors: number): boolean {
  return characters < FEWEST_CHARACTERS || (errors > MOST_ERRORS && errors * CHARACTERS_PER_ERROR > characters)
}

function articleOf(page: Document): Element | undefined {
  return page.querySelector('.ltx_document') ?? undefined
}

function isLatexml(page: Document): boolean {
  return (
    page.querySelector(
      '.ltx_page_main, .ltx_page_content, [class^="ltx_"], meta[name="generator"][content*="LaTeXML" i]',
    ) !== null
  )
}

function titleOf(article: Element): string {
  const heading = article.querySelector(TITLE) ?? article.querySelector(':scope > h1')
  return heading ? lineOf(heading) : ''
}

/** How many elements were taken out. */
function removeAll(article: Element, selector: string): number {
  // An outer page header must not take the paper with it, so only what stands inside the paper is looked at.
  const found = [...article.querySelectorAll(selector)].filter((element) => !element.querySelector(TITLE))
  for (const element of found) element.remove()
  return found.length
}

/** Permission notes and unknown macros stand before the title; they are no part of the paper's text. */
function removeBeforeTitle(article: Element): number {
  const title = article.querySelector(`:scope > ${TITLE}`)
  if (!title) return 0
  const before = [...article.children].slice(0, [...article.children].indexOf(title))
  const early = before.filter(
    (element) => element.matches('.ltx_para, .ltx_ERROR') && (element.textContent ?? '').trim() !== '',
  )
  for (const element of early) element.remove()
  return early.length
}

function withRoles(read: ReadArticle, title: string): Section[] {
  const roles = rolesOf(read.sections, title)
  return read.sections.map(({ id, number, title, level, blocks }, index) => ({
    id,
    number,
    title,
    role: roles[index] ?? 'other',
    level,
    blocks,
  }))
}

function traceOf(
  read: ReadArticle,
  { frame, early, hidden }: { frame: number; early: number; hidden: HiddenText[] },
): PaperDocument['trace'] {
  const reasons = [...new Set(hidden.map(({ reason }) => reason))].join(', ')
  const steps = [
    { step: 'page-frame', dropped: frame },
    { step: 'before-title', dropped: early },
    { step: 'hidden-text', dropped: hidden.length, ...(reasons && { detail: reasons }) },
    ...[...read.dropped].map(([step, dropped]) => ({ step, dropped })),
    { step: 'references-apart', dropped: read.references.length },
  ]
  return steps.filter(({ dropped }) => dropped > 0)
}
