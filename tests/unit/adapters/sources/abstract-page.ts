/** Invented arXiv abstract pages for the tests of the arXiv source. */
import * as v from 'valibot'
import { expect } from 'vitest'
import { arxiv } from '../../../../src/adapters/sources/arxiv.ts'
import { PaperSchema, type Paper } from '../../../../src/core/paper.ts'

/** The parts of an abstract page, in the site's own markup; a test replaces the part it is about. */
export interface Parts {
  id?: string
  head?: string
  before?: string
  marks?: string
  authors?: string
  abstract?: string
  rows?: string
  version?: number
  history?: string
  fullText?: string
  licence?: string
}

/** The tags of a page's head. */
export const METAS = `
  <meta property="og:title" content="Reading Lanterns: Notes by Night" />
  <meta property="og:description" content="We read by lantern light." />
  <meta name="citation_title" content="Reading Lanterns: Notes by Night" />
  <meta name="citation_author" content="Moreau, Odile" /><meta name="citation_author" content="Tanabe, K." />
  <meta name="citation_date" content="2031/02/03" /><meta name="citation_online_date" content="2031/04/05" />
  <meta name="citation_pdf_url" content="http://arxiv.org/pdf/3102.01234" />
  <meta name="citation_abstract" content="We read by lantern light." />`

/** The page's HTML. */
export function page(parts: Parts = {}): string {
  const { id = '3102.01234', version = 2 } = parts
  return `<!DOCTYPE html><html><head><title>[${id}] Reading Lanterns</title>
    <meta property="og:url" content="https://arxiv.org/abs/${id}v${version}" />
    <script src="/static/cite.js"></script>${parts.head ?? METAS}<meta name="citation_arxiv_id" content="${id}" /></head>
    <body><aside><h1>Lantern Day!</h1></aside>${parts.before ?? ''}
    <div id="abs-outer"><div class="subheader"><h1>Computer Science &gt; Digital Libraries</h1></div><div id="abs">${parts.marks ?? ''}
    <h1 class="title mathjax"><span class="descriptor">Title:</span>Reading Lanterns: Notes by Night</h1>
    <div class="authors"><span class="descriptor">Authors:</span>${
      parts.authors ??
      '<a href="/search/?query=M">Odile Moreau</a> (Lamp Institute), <a href="/search/?query=T">K. Tanabe</a>'
    }</div>
    <blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>${parts.abstract ?? 'We read by lantern light.'}</blockquote>
    <div class="metatable"><table>
      <tr><td class="tablecell label">Subjects:</td><td class="tablecell subjects">
        <span class="primary-subject">Digital Libraries (cs.DL)</span>; History and Overview (math.HO)</td></tr>
      <tr><td class="tablecell label">&nbsp;</td><td class="tablecell arxividv">(or <span class="arxivid">
        <a href="https://arxiv.org/abs/${id}v${version}">arXiv:${id}v${version}</a> [cs.DL]</span> for this version)</td></tr>
      <tr><td class="tablecell label">&nbsp;</td><td class="tablecell arxivdoi"><a id="arxiv-doi-link" href="https://doi.org/10.48550/arXiv.${id}">https://doi.org/10.48550/arXiv.${id}</a>
        <div class="button-and-tooltip"><button>Focus to learn more</button></div></td></tr>
      ${parts.rows ?? ''}</table></div></div></div>
    <div class="submission-history"><h2>Submission history</h2> From: Odile Moreau<br/>${
      parts.history ??
      `<strong><a href="/abs/${id}v1">[v1]</a></strong> Mon, 3 Feb 2031 01:02:03 UTC (5 KB)<br/><strong>[v2]</strong> Sat, 5 Apr 2031 01:02:03 UTC (6 KB)`
    }</div>
    <div class="extra-services"><div class="full-text"><ul>${
      parts.fullText ?? `<li><a href="/pdf/${id}" class="abs-button download-pdf">View PDF</a></li>`
    }</ul><div class="abs-license">${parts.licence ?? ''}</div></div></div></body></html>`
}

/** The record the page states, checked against the contract. */
export function read(html: string): Paper | undefined {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const paper = arxiv.readPage(document, new URL('https://arxiv.org/abs/3102.01234'))
  if (paper) expect(v.parse(PaperSchema, paper)).toEqual(paper)
  return paper
}

/** One row of the table below the abstract. */
export function row(label: string, cell: string, content: string): string {
  return `<tr><td class="tablecell label">${label}</td><td class="tablecell ${cell}">${content}</td></tr>`
}
