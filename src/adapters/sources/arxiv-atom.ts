/**
 * Records from arXiv's query API, https://info.arxiv.org/help/api/user-manual.html, for papers no page of which is open.
 * An Atom entry has no licence, no mark for a withdrawn version and no link to the HTML full text: those fields are
 * absent from these records, and not said to be missing at the source.
 */
import { categoriesNamed } from './arxiv-categories.ts'
import { localIdOf, sourceOf, type PaperId } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'
import { readTexAccents } from '../../core/text/tex-accents.ts'
import { readTexDashes } from '../../core/text/tex-dashes.ts'
import { identifyArxiv } from './arxiv-identify.ts'
import { codeLinks, dateText, doiOf, oneLine, stated, unstated } from './page-text.ts'

/** The most ids one request may ask for. */
export const ATOM_LIMIT = 50

const OPTIONAL = ['venue', 'doi', 'comments']

/** Where to ask for the records of the first `ATOM_LIMIT` arXiv ids; other sources' ids are passed over. */
export function atomUrl(ids: readonly PaperId[]): string {
  const asked = ids.filter((id) => sourceOf(id) === 'arxiv').slice(0, ATOM_LIMIT)
  const query = new URLSearchParams({ id_list: asked.map(localIdOf).join(','), max_results: String(asked.length) })
  return `https://export.arxiv.org/api/query?${query}`
}

/** The records in an answer of the API, in its order; entries that report an error or name no paper are left out. */
export function readAtom(document: Document): Paper[] {
  return [...document.getElementsByTagNameNS('*', 'entry')].flatMap((entry) => paperOf(entry) ?? [])
}

function paperOf(entry: Element): Paper | undefined {
  const address = text(entry, 'id')
  const title = readTexAccents(text(entry, 'title'))
  const found = URL.canParse(address) ? identifyArxiv(new URL(address)) : undefined
  if (!title || title === 'Error' || found?.kind !== 'paper') return undefined
  const id = localIdOf(found.id)
  const { doi, link } = doiOf(text(entry, 'doi'))
  const abstract = readTexDashes(text(entry, 'summary'))
  const comments = text(entry, 'comment')
  const fields = stated({
    published: dateText(text(entry, 'published')),
    updated: dateText(text(entry, 'updated')),
    abstract,
    venue: text(entry, 'journal_ref'),
    doi,
    comments,
  })
  return {
    id: found.id,
    version: found.version ?? 1,
    title,
    authors: elements(entry, 'author')
      .map((author) => readTexAccents(text(author, 'name')).replaceAll('. -', '.-'))
      .filter((name) => /\p{L}/u.test(name)),
    categories: categoriesNamed(
      [...elements(entry, 'primary_category'), ...elements(entry, 'category')].map(
        (category) => category.getAttribute('term') ?? '',
      ),
    ),
    ...fields,
    links: {
      abs: `https://arxiv.org/abs/${id}`,
      ...stated({
        pdf: elements(entry, 'link').some(isPdf) ? `https://arxiv.org/pdf/${id}` : undefined,
        code: codeLinks(`${abstract} ${comments}`),
        doi: link,
      }),
    },
    notApplicable: unstated(fields, OPTIONAL),
  }
}

function isPdf(link: Element): boolean {
  return link.getAttribute('title') === 'pdf'
}

/** The children of this local name, whatever their namespace: the feed has had its own under two addresses. */
function elements(parent: Element, name: string): Element[] {
  return [...parent.children].filter((child) => child.localName === name)
}

function text(parent: Element, name: string): string {
  return oneLine(elements(parent, name)[0]?.textContent ?? '')
}
