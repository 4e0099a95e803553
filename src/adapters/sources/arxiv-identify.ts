/**
 * Which paper an arXiv address names. Forms: arXiv's own routes (abs, pdf, html, format, the old `?id=` queries and the
 * old ftp tree), ar5iv and alphaXiv, which use the same paths. Ids: arXiv's identifier scheme,
 * https://info.arxiv.org/help/arxiv_identifier.html
 */
import type { Identified } from './types.ts'

const HOST = /^(?:(?:www|export|browse|cn|de|lanl)\.)?arxiv\.org$/
/** Sites that show arXiv's papers under arXiv's paths. */
const OTHER_HOST = /^(?:ar5iv\.labs\.arxiv|ar5iv|(?:www\.)?alphaxiv)\.org$/

const MONTH = '\\d\\d(?:0[1-9]|1[0-2])'
/** The archives that gave out old-style ids (1991-07 to 2007-03), with the subject class an id may carry. */
const OLD_ARCHIVE =
  '(acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math|math-ph|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con)(?:\\.[a-z]{2})?'
const ID = new RegExp(
  `^(?:arxiv:)?(?:(${MONTH}\\.\\d{4,5})|${OLD_ARCHIVE}/(${MONTH}\\d{3}))(?:v([1-9]\\d{0,2}))?$`,
  'i',
)

const SURFACES = { abs: 'abs', format: 'abs', pdf: 'pdf', html: 'html' } as const
const LISTS = new Set(['list', 'search', 'catchup', 'a', 'find'])

/** What an address on arXiv says. An address of more than 2048 characters names nothing. */
export function identifyArxiv(url: URL): Identified | undefined {
  const own = HOST.test(url.hostname)
  if (!/^https?:$/.test(url.protocol) || url.href.length > 2048 || !(own || OTHER_HOST.test(url.hostname)))
    return undefined
  const [route = '', ...rest] = decoded(url.pathname).split('/').filter(Boolean)
  if (own && LISTS.has(route) && (rest.length > 0 || route === 'search')) return { kind: 'list', surface: 'listing' }
  if (route === 'ftp' || route === 'PS_cache') return paper(idInTree(rest), 'pdf')
  if (!Object.hasOwn(SURFACES, route)) return undefined
  const text = rest.join('/') || (route === 'abs' ? idInQuery(url.searchParams) : '')
  return paper(text, SURFACES[route as keyof typeof SURFACES])
}

/** The old file tree: `arxiv/papers/1110/1110.2832.pdf`, `hep-th/pdf/9901/9901001v3.pdf`. */
function idInTree([archive = '', , , file = '']: string[]): string {
  return archive === 'arxiv' ? file : `${archive}/${file}`
}

/** `?id=ID`, `?archive=A&papernum=N` or `?ID`. */
function idInQuery(query: URLSearchParams): string {
  const number = query.get('papernum')
  return query.get('id') ?? (number ? `${query.get('archive')}/${number}` : ([...query.keys()][0] ?? ''))
}

function paper(text: string, surface: 'abs' | 'pdf' | 'html'): Identified | undefined {
  const bare = text.replace(/[/.,;:!)\]}>'"]+$/, '').replace(/\.pdf$/i, '')
  const [, modern, archive, number, version] = ID.exec(bare) ?? []
  if (!modern && !number) return undefined
  if (modern && !rightLength(modern)) return undefined
  // The subject class of an old id is no part of it: math.GT/0309136 is math/0309136.
  const id = modern ?? `${archive?.toLowerCase()}/${number}`
  return { kind: 'paper', id: `arxiv:${id}`, surface, ...(version && { version: Number(version) }) }
}

/** Four digits from 2007-04 to 2014-12, five since. */
function rightLength(id: string): boolean {
  const month = Number(id.slice(0, 4))
  return month >= 704 && id.length === (month < 1501 ? 9 : 10)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '' // a broken escape is in no address arXiv gives out
  }
}
