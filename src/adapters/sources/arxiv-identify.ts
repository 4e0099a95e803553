/**
 * Which paper an arXiv address names, and on what kind of page. Routes: arXiv's own (abs, pdf, html, format, the old
 * `?id=` queries, the old file trees) on its own host and its mirrors, and those of ar5iv and alphaXiv, which show
 * arXiv's papers. Ids: arXiv's identifier scheme, https://info.arxiv.org/help/arxiv_identifier.html
 *
 * Not a paper here: what shows none to read. A download (`/src /e-print /ps /dvi`), a citation (`/bibtex`), pages about a
 * paper (`/tb /show-email /prevnext /cits`), and files beside one (a figure, `.md`). An id of the future is one: its
 * month will come, and until then its page says there is no such paper.
 */
import { isPlainAddress, pathSegments, withoutClinging } from './address.ts'
import type { Identified } from './types.ts'

/** arXiv, its present and former mirrors, and its first name. */
const HOST =
  /^(?:(?:(?:www|export|browse|lanl|aps|xxx|au|br|cn|de|es|fr|il|in|it|jp|kr|ru|tw|uk|za)\.)?arxiv\.org|xxx\.lanl\.gov)$/
/** ar5iv leads all its routes to the HTML text. */
const AR5IV = /^ar5iv(?:\.labs\.arxiv)?\.org$/
const ALPHAXIV = /^(?:www\.)?alphaxiv\.org$/

const MONTH = '\\d\\d(?:0[1-9]|1[0-2])'
/** The archives that gave out old-style ids, with the subject class an id may carry (`math.GT`, `cond-mat.mes-hall`). */
const OLD_ARCHIVE =
  '(acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math|math-ph|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con)(?:\\.[a-z]{2,6}(?:-[a-z]{2,4})?)?'
const ID = new RegExp(
  `^(?:arxiv:)?(?:(${MONTH}\\.\\d{4,5})|${OLD_ARCHIVE}/(${MONTH}\\d{3}))(?:v([1-9]\\d{0,2}))?$`,
  'i',
)

type PaperSurface = Extract<Identified, { kind: 'paper' }>['surface']

const ROUTES: Record<string, PaperSurface> = { abs: 'abs', format: 'abs', pdf: 'pdf', html: 'html' }
const AR5IV_ROUTES: Record<string, PaperSurface> = { abs: 'html', pdf: 'html', html: 'html' }
const ALPHAXIV_ROUTES: Record<string, PaperSurface> = {
  abs: 'abs',
  overview: 'abs',
  paper: 'abs',
  resources: 'abs',
  pdf: 'pdf',
  html: 'html',
}
/** Routes of lists, which need something to list, but for the search, which asks in its query. */
const LISTS = new Set(['list', 'search', 'catchup', 'a', 'find'])
/** An author's list for feed readers and scripts. */
const FEED = /\.(?:atom2?|json|js)$/i

/** What an address on arXiv, ar5iv or alphaXiv says. Never throws. */
export function identifyArxiv(url: URL): Identified | undefined {
  if (!isPlainAddress(url)) return undefined
  const segments = pathSegments(url)
  if (AR5IV.test(url.hostname)) return onRoutes(segments, AR5IV_ROUTES)
  if (ALPHAXIV.test(url.hostname)) {
    // A page in another language has it in front: `/zh/overview/ID`.
    const isTranslated = /^[a-z]{2}(?:-[a-z]{2,4})?$/i.test(segments[0] ?? '')
    return onRoutes(segments.slice(isTranslated ? 1 : 0), ALPHAXIV_ROUTES)
  }
  if (!HOST.test(url.hostname)) return undefined
  const [route = '', ...rest] = segments
  if (LISTS.has(route)) {
    const isPage = route === 'search' || (rest.length > 0 && !FEED.test(url.pathname))
    return isPage ? { kind: 'list', surface: 'listing' } : undefined
  }
  if (route === 'ftp' || route === 'PS_cache') return paper(idInTree(rest), 'pdf')
  if (route === 'abs' && rest.length === 0) return paper(idInQuery(url.searchParams), 'abs')
  return onRoutes(segments, ROUTES)
}

function onRoutes([route = '', ...rest]: string[], routes: Record<string, PaperSurface>): Identified | undefined {
  const surface = Object.hasOwn(routes, route) ? routes[route] : undefined
  return surface && paper(rest.join('/'), surface)
}

/** The old file tree: `arxiv/papers/1110/1110.2832.pdf`, `hep-th/pdf/9901/9901001v3.pdf`. */
function idInTree([archive = '', kind = '', , file = '']: string[]): string {
  if (!/^(?:papers|pdf)$/.test(kind)) return ''
  return archive === 'arxiv' ? file : `${archive}/${file}`
}

/** `?id=ID`, `?archive=A&papernum=N` or `?ID`. */
function idInQuery(query: URLSearchParams): string {
  const number = query.get('papernum')
  return withoutClinging(
    query.get('id') ?? (number ? `${query.get('archive')}/${number}` : ([...query.keys()][0] ?? '')),
  )
}

function paper(text: string, surface: PaperSurface): Identified | undefined {
  const name = surface === 'abs' ? text : text.replace(/\.pdf$/i, '')
  const [, modern, archive, number, version] = ID.exec(name) ?? []
  if (modern ? !isGivenOut(modern) : !isOldNumber(number)) return undefined
  // The subject class of an old id is no part of it: math.GT/0309136 is math/0309136.
  const id = modern ?? `${archive?.toLowerCase()}/${number}`
  return { kind: 'paper', id: `arxiv:${id}`, surface, ...(version && { version: Number(version) }) }
}

/** Four digits from 2007-04 to 2014-12, five since. */
function isGivenOut(id: string): boolean {
  const month = Number(id.slice(0, 4))
  return month >= 704 && id.length === (month < 1501 ? 9 : 10)
}

/** From 1991-07 to 2007-03. */
function isOldNumber(number: string | undefined): boolean {
  const month = Number(number?.slice(0, 4))
  return month >= 9107 || month <= 703
}
