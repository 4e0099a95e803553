/**
 * The record an arXiv abstract page states. The citation meta tags come first, because they have kept their form since
 * 2018 and MathJax does not rewrite them; what they lack is read from the table below the abstract.
 */
import { localIdOf } from '../../core/paper-id.ts'
import type { Category, Paper } from '../../core/paper.ts'
import { readTexDashes } from '../../core/text/tex-dashes.ts'
import { identifyArxiv } from './arxiv-identify.ts'
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

const OPTIONAL = ['abstract', 'venue', 'doi', 'licence', 'comments']

/** The record, or undefined when the page is not an abstract page (full text, list, "not found"). */
export function readArxivPage(document: Document): Paper | undefined {
  const id = idOf(meta(document, 'citation_arxiv_id'))
  const title = meta(document, 'og:title') ?? meta(document, 'citation_title')
  if (!id || !title) return undefined
  const history = document.querySelector('.submission-history')?.textContent ?? ''
  const version = shownVersion(document)
  const latestVersion = newest(
    [...history.matchAll(/\[v(\d{1,3})\]/g)].map((match) => Number(match[1])),
    version,
  )
  const { doi, link } = doiOf(meta(document, 'citation_doi') ?? wordsOf(document.querySelector('td.doi a')))
  const address = 'https://arxiv.org/'
  const fields = stated({
    published: dateText(meta(document, 'citation_date')),
    updated: dateText(meta(document, 'citation_online_date') ?? meta(document, 'citation_date')),
    abstract: readTexDashes(abstractOf(document)),
    venue: journalOf(document),
    doi,
    licence: licenceOf(document),
    comments: wordsOf(document.querySelector('td.comments')),
    withdrawn: isWithdrawn(document, history, version),
  })
  return {
    id: `arxiv:${id}`,
    version,
    ...(history && { latestVersion }),
    title,
    authors: authorsOf(document),
    categories: categoriesOf(document),
    ...fields,
    links: {
      abs: `${address}abs/${id}`,
      ...stated({
        pdf: meta(document, 'citation_pdf_url') && `${address}pdf/${id}`,
        html:
          document.querySelector('#latexml-download-link,.full-text a.download-html') &&
          `${address}html/${id}v${version}`,
        code: codeLinks(addressesIn(document, '.abstract a,.comments a')),
        doi: link,
      }),
    },
    // Without its table the page is cut short or of an unknown form, and says nothing about what the record lacks.
    notApplicable: document.querySelector('.metatable') ? unstated(fields, OPTIONAL) : [],
  }
}

/** The id as `identify` gives it, so that the address and the page of a paper never name it differently. */
function idOf(shown: string | undefined): string | undefined {
  const found = identifyArxiv(new URL(`https://arxiv.org/abs/${shown}`))
  return found?.kind === 'paper' ? localIdOf(found.id) : undefined
}

/** The version the page is about: on the page itself, because an address without one shows the newest. */
function shownVersion(document: Document): number {
  const places = [document.querySelector('td.arxividv')?.textContent, meta(document, 'og:url')]
  return Number(places.map((text) => /\dv(\d{1,3})\b/.exec(text ?? '')?.[1]).find(Boolean) ?? 1)
}

/**
 * The meta tags name every author, but space initials their own way (`C. -P. Yuan`); the links above the abstract have
 * the printed spelling, though not always every author. So: the list of the one, spelled as in the other.
 */
function authorsOf(document: Document): string[] {
  const links = [...document.querySelectorAll('.authors > a:not(#toggle),#long-author-list > a')]
  const printed = links.map((link) => oneLine(link.textContent).replace(/^and /, ''))
  const spelling = new Map(printed.map((name) => [name.replaceAll(' ', ''), name]))
  const listed = metas(document, 'citation_author').map((name) => {
    const [, family = '', given = ''] = /^([^,]*),?(.*)$/.exec(name) ?? []
    const whole = oneLine(`${given} ${family}`).replaceAll('. -', '.-')
    return spelling.get(whole.replaceAll(' ', '')) ?? whole
  })
  // Before 2021-10 the tags stopped at 100. A lone colon is what is left of "The X Collaboration:".
  return (listed.length < printed.length ? printed : listed).filter((name) => /\p{L}/u.test(name))
}

/** `Digital Libraries (cs.DL); …`: the primary one comes first. */
function categoriesOf(document: Document): Category[] {
  return wordsOf(document.querySelector('td.subjects'))
    .split(';')
    .flatMap((text) => {
      const [, name, code] = /^([^()]+?) \(([\w.-]+)\)$/.exec(text.trim()) ?? []
      return name && code ? [{ code, name }] : []
    })
}

/** Formulas as the record's TeX, the words around them as shown (with `é` where the record has `\'e`). */
function abstractOf(document: Document): string {
  const record = meta(document, 'citation_abstract') ?? ''
  const shown = meta(document, 'og:description') ?? wordsOf(document.querySelector('.abstract'))
  const dollar = /(?<!\\)\$/
  const tex = record.split(dollar)
  const words = shown.split(dollar)
  if (tex.length !== words.length) return record || shown
  return words.map((part, index) => (index % 2 ? tex[index] : part)).join('$')
}

/** The report number's cell has the same class as the journal reference's, so the label decides. */
function journalOf(document: Document): string {
  const cells = [...document.querySelectorAll('td.jref')]
  return wordsOf(cells.find((cell) => cell.previousElementSibling?.textContent?.trim().startsWith('Journal')))
}

/** The licence the submitter chose. For papers before 2004 arXiv links a licence it assumes; nobody gave that one. */
function licenceOf(document: Document): string | undefined {
  const licence = document.querySelector('.abs-license a')?.getAttribute('href')
  return licence && !licence.includes('/assumed-') ? licence : undefined
}

/** Whether this very version is withdrawn; an earlier version of a withdrawn paper can still be read. */
function isWithdrawn(document: Document, history: string, version: number): boolean {
  const entry = history.split(`[v${version}]`)[1]?.split('[v')[0] ?? ''
  const marks = [...document.querySelectorAll('#abs .error,.full-text li')].map(wordsOf)
  return entry.includes('(withdrawn)') || marks.some((mark) => /^(?:This paper has been w|W)ithdrawn/.test(mark))
}
