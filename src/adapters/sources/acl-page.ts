/** The record an ACL Anthology paper page states: its citation meta tags, and its table of labels and values. */
import { localIdOf } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'
import {
  addressesIn,
  codeLinks,
  dateText,
  doiOf,
  meta,
  metas,
  newest,
  oneLine,
  stated,
  unstated,
  wordsOf,
} from './page-text.ts'
import { identifyAcl } from './acl-identify.ts'

const OPTIONAL = [
  'published',
  'updated',
  'categories',
  'abstract',
  'venue',
  'doi',
  'licence',
  'comments',
  'links.html',
]

/** The record, or undefined when the page is not a paper's (volume, event, person, "not found"). */
export function readAclPage(document: Document, url: URL): Paper | undefined {
  const title = meta(document, 'citation_title')
  const rows = rowsOf(document)
  const id = idOf(rows.get('Anthology ID:'), url)
  if (!id || !title) return undefined
  // The plain address and its PDF are always the newest revision.
  const version = newest([...rows.keys()].map((label) => Number(/^Version (\d{1,2}):/.exec(label)?.[1] ?? 1)))
  const { doi, link } = doiOf(meta(document, 'citation_doi'))
  const printed = [...document.querySelectorAll('p.lead > a')].map(wordsOf).filter(Boolean)
  const fields = stated({
    published: dateText(meta(document, 'citation_publication_date')),
    abstract: oneLine(richWords(document.querySelector('.acl-abstract > :not(.card-title)'))),
    venue:
      meta(document, 'citation_conference_title') ?? meta(document, 'citation_journal_title') ?? rows.get('Volume:'),
    doi,
    comments: rows.get('Note:'),
    withdrawn:
      /^\[(?:RETRACTED|REMOVED)\]/.test(title) || !!document.querySelector('.acl-paper-details .alert-danger'),
  })
  return {
    id: `acl:${id}`,
    version,
    latestVersion: version,
    title,
    // The meta tags have a person's canonical name, which is often not the one on the paper.
    authors: printed.length > 0 ? printed : metas(document, 'citation_author'),
    categories: [],
    ...fields,
    links: {
      abs: `https://aclanthology.org/${id}/`,
      ...stated({
        pdf: metas(document, 'citation_pdf_url').find((address) => /^https?:\/\//i.test(address)),
        code: codeLinks(addressesIn(document, '.acl-abstract a,.acl-paper-details dd a')),
        doi: link,
      }),
    },
    notApplicable: unstated(fields, OPTIONAL),
  }
}

/** The id from the page, else from the address: canonical and `og:url` are somebody else's PDF for 4,638 papers. */
function idOf(shown: string | undefined, url: URL): string | undefined {
  const found = identifyAcl(shown ? new URL(`https://aclanthology.org/${encodeURIComponent(shown)}`) : url)
  return found?.kind === 'paper' ? localIdOf(found.id) : undefined
}

function rowsOf(document: Document): Map<string, string> {
  const labels = [...document.querySelectorAll('.acl-paper-details dt')]
  return new Map(labels.map((label) => [wordsOf(label), wordsOf(label.nextElementSibling)]))
}

/** Words with the formulas that need it as TeX: the Anthology sets them with sub and sup elements. */
function richWords(node: Node | null): string {
  if (node?.nodeType !== 1) return node?.nodeValue ?? ''
  const words = [...node.childNodes].map(richWords).join('')
  const element = node as Element
  if (element.matches('sub')) return `_{${words}}`
  if (element.matches('sup')) return `^{${words}}`
  if (element.matches('p,br')) return ` ${words} `
  return element.matches('.tex-math') && /[_^]\{|\\/.test(words) ? `$${words}$` : words
}
