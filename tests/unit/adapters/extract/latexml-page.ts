/** Builds invented LaTeXML pages for the tests of the extractor. */
import { latexml } from '../../../../src/adapters/extract/latexml.ts'
import type { PaperDocument } from '../../../../src/core/document.ts'
import type { Paper } from '../../../../src/core/paper.ts'

export const PAPER: Paper = {
  id: 'arxiv:2401.99999',
  version: 2,
  title: 'Trees of the Record',
  authors: ['Ada Mora'],
  categories: [],
  abstract: 'We plant trees. They grow $2^n$ times.',
  links: { abs: 'https://arxiv.org/abs/2401.99999' },
  notApplicable: [],
}
/** Long enough that no page counts as a failed conversion. */
export const FILLER = `<div id="S9.p1" class="ltx_para"><p id="S9.p1.1" class="ltx_p">${'The forest keeps growing while the gardeners look on and count their trees. '.repeat(4)}</p></div>`

/** An article around its body, with a head for style sheets. */
export function pageOf(body: string, head = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Trees</title>${head}</head><body><div class="ltx_page_main"><div class="ltx_page_content">
    <article class="ltx_document"><h1 class="ltx_title ltx_title_document">Planting Trees</h1>${body}${FILLER}</article></div></div></body></html>`
}

export function extractFrom(html: string) {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const body = { bytes: () => new Uint8Array(), page: () => page }
  const input = { paper: PAPER, body, url: 'https://arxiv.org/html/2401.99999v2', sha256: 'ab'.repeat(32) }
  return latexml.extract(input, new AbortController().signal)
}

/** The document of an article's body; fails the test when there is none. */
export async function documentOf(body: string, head = ''): Promise<PaperDocument> {
  const result = await extractFrom(pageOf(body, head))
  if (!result.ok) throw new Error(result.error)
  return result.value
}

export async function blocksOf(body: string) {
  return (await documentOf(body)).sections.flatMap((section) =>
    section.blocks.filter((block) => !block.id.startsWith('S9.')),
  )
}

export function textsOf(document: PaperDocument): string[] {
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text)),
  )
}

export function para(id: string, inside: string): string {
  return `<div id="${id}" class="ltx_para"><p id="${id}.1" class="ltx_p">${inside}</p></div>`
}

export function math(tex: string, inside = '<mi>noise</mi>'): string {
  return `<math class="ltx_Math" alttext="${tex}" display="inline"><semantics>${inside}<annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`
}
