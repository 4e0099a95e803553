/** Reading words, dates, DOIs and code links out of a source's page, without touching it; shared by the sources. */

/** Where authors keep code, models and data: a link to one of these in a record is offered as the paper's code. */
const CODE_LINK =
  /https?:\/\/(?:www\.)?(?:github\.com|gitlab\.[a-z]+|huggingface\.co|zenodo\.org|osf\.io|bitbucket\.org|codeberg\.org|doi\.org\/10\.5281)\/[^\s<>"'{}|\\^`]+/gi

/** The text with every run of white space as one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What the page's meta tags of this name (or property) say, in order, empty ones left out. */
export function metas(document: Document, name: string): string[] {
  return [...document.querySelectorAll(`meta[name="${name}"],meta[property="${name}"]`)]
    .map((meta) => oneLine(meta.getAttribute('content') ?? ''))
    .filter(Boolean)
}

/** The first of `metas`. */
export function meta(document: Document, name: string): string | undefined {
  return metas(document, name)[0]
}

/**
 * An element's words on one line, as its author wrote them: a formula that MathJax has set is its TeX again, a link
 * whose text only says that it is one ("this https URL") is its address, and labels, buttons and scripts are left out.
 */
export function wordsOf(element: Element | null | undefined): string {
  return oneLine(element ? wordsIn(element) : '')
}

function wordsIn(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? ''
  if (node.nodeType !== 1) return ''
  const element = node as Element
  const type = element.getAttribute('type') ?? ''
  if (type.startsWith('math/tex')) {
    const mark = type.includes('display') ? '$$' : '$'
    return mark + element.textContent + mark
  }
  if (
    element.matches('script,style,noscript,button,br,.descriptor,.button-and-tooltip,[class*=MathJax],mjx-container')
  )
    return ' '
  const words = [...element.childNodes].map(wordsIn).join('')
  return /^this https? URL$/.test(words) ? (element.getAttribute('href') ?? words) : words
}

/** `2019/02/07`, `2023/7` or `2014` as DateText; undefined when it begins otherwise. */
export function dateText(text = ''): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?/.exec(text) ?? []
  if (!year) return undefined
  return [year, month, month && day]
    .filter(Boolean)
    .map((part) => part?.padStart(2, '0'))
    .join('-')
}

/** The largest of these version numbers, and of `least`. */
export function newest(versions: readonly number[], least = 1): number {
  return versions.reduce((newest, version) => Math.max(newest, version), least)
}

/** The DOI and its link in whatever form the page gives it (bare, `doi:`, a URL, two of them); nothing for a handle. */
export function doiOf(text = ''): { doi?: string; link?: string } {
  const doi = /\b10\.\d{4,9}\/[!-~]*[!-+--:<-~]/.exec(text)?.[0]
  return doi ? { doi, link: `https://doi.org/${encodeURI(doi).replace(/[#?]/g, encodeURIComponent)}` } : {}
}

/** The code links in a text, each once. */
export function codeLinks(text: string): string[] {
  return [...new Set((text.match(CODE_LINK) ?? []).map((link) => link.replace(/[.,;:)\]]{1,9}$/, '')))]
}

/** The addresses of all links in these elements, a line each, for `codeLinks`. */
export function addressesIn(document: Document, selector: string): string {
  return [...document.querySelectorAll(selector)].map((link) => link.getAttribute('href')).join('\n')
}

/** An object without its undefined, empty and false entries: what is left is what the page states. */
export function stated<Fields extends object>(fields: Fields): Stated<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value && value.length !== 0),
  ) as Stated<Fields>
}

type Stated<Fields> = { [Name in keyof Fields]?: NonNullable<Fields[Name]> }

/** The names in `all` which `fields` says nothing about: what the source itself does not have for this paper. */
export function unstated(fields: object, all: readonly string[]): string[] {
  return all.filter((name) => !(name in fields))
}
