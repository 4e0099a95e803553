/** Which papers of other sites a record names as another version of itself: by address, DOI or arXiv number. Pure. */
import { sourceOf, type PaperId } from './paper-id.ts'
import type { Paper } from './paper.ts'

const ACL_ID = '(\\d{4}\\.[a-z\\d]{1,30}-[a-z\\d]{1,30}\\.\\d{1,5}|[a-z]\\d\\d-\\d{4})(?![\\d-])'
const ARXIV_ID = '(\\d{4}\\.\\d{4,5}|[a-z-]{2,10}(?:\\.[a-z]{2})?/\\d{7})(?!\\d)'

/** An Anthology page or PDF, on its present host or the one before, and the DOIs that hold an Anthology id. */
const ACL = new RegExp(
  `(?:aclanthology\\.org|aclweb\\.org/anthology)/{1,2}(?:[a-z]/[a-z]\\d\\d/)?${ACL_ID}|\\b10\\.(?:18653|3115)/v1/${ACL_ID}`,
  'gi',
)
const ARXIV = new RegExp(`arxiv\\.org/(?:abs|pdf|html)/${ARXIV_ID}|\\b(?:10\\.48550/)?arxiv[:.]\\s?${ARXIV_ID}`, 'gi')

/** Words before an id that make it another work: what is answered, continued, or merely used. */
const OTHER_WORK =
  /\b(?:responses?|repl(?:y|ies)|rebuttals?|comments? (?:on|to)|commentary|critiques?|replicat\w*|reproduc\w*|exten(?:d|sion)\w*|follow(?:s|ing|-up|up)|companion|based on|builds? (?:up)?on|sequel|successor|continu\w+|supplement\w*|errat(?:um|a)|survey of|data(?:set)?|code|models?|supersedes?|see also|cites?|part (?:[ivx]+|\d+))\b/i
/** How far before an id such a word still speaks of it, in characters. */
const REACH = 60

/** The ids of other sites' papers that the record says it also is, without repeats. */
export function namedPapers({ id, doi, links, venue, comments }: Paper): PaperId[] {
  const own = sourceOf(id)
  const certain = [doi, links.doi].flatMap((text) => idsIn(text ?? '').map(({ named }) => named))
  const said = [venue, comments].flatMap((text = '') =>
    idsIn(text)
      .filter(({ start }) => !OTHER_WORK.test(text.slice(Math.max(0, start - REACH), start)))
      .map(({ named }) => named),
  )
  return [...new Set([...certain, ...said])].filter((named) => sourceOf(named) !== own)
}

function idsIn(text: string): { named: PaperId; start: number }[] {
  const acl = [...text.matchAll(ACL)].map(({ 1: page, 2: doi, index }) => {
    const local = page ?? doi ?? ''
    const named: PaperId = `acl:${local.includes('.') ? local.toLowerCase() : local.toUpperCase()}`
    return { named, start: index }
  })
  const arxiv = [...text.matchAll(ARXIV)].map(({ 1: page, 2: number, index }) => {
    // The subject class of an old id is no part of it: math.GT/0309136 is math/0309136.
    const local = (page ?? number ?? '').toLowerCase().replace(/\.[a-z]{2}\//, '/')
    const named: PaperId = `arxiv:${local}`
    return { named, start: index }
  })
  return [...acl, ...arxiv]
}
