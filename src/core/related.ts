/**
 * Whether two records of different sites are of one work: a preprint and its venue version. They are linked, never
 * merged, so a doubtful pair is no pair. Titles are alike when their words are the same, or nearly so (Jaccard index of
 * at least 0.9) and do not differ in a word that tells works apart; authors, when half of the shorter list's family
 * names stand in the other.
 */
import { namedPapers } from './named-papers.ts'
import { sourceOf } from './paper-id.ts'
import type { Paper } from './paper.ts'
import { matchingKey } from './text/normalise.ts'

export type Kinship = 'doi' | 'named' | 'alike'

const LEAST_SIMILARITY = 0.9
/** Words by which titles of different works by the same people differ: parts, answers, corrections, denials. */
const TELLING =
  /^(?:\d.*|[ivx]+|b|c|one|two|three|first|second|third|not|no|non|without|part|volume|chapter|response|reply|rebuttal|comment|comments|erratum|corrigendum|correction|addendum|supplement|appendix|revisited|revisiting|beyond|towards|extended|overview|survey|tutorial|demo|abstract|proceedings)$/
const LETTERS: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th' }
const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/i

/** What makes two records one work, the surest reason first; undefined where they are two, or of one site. */
export function areOneWork(a: Paper, b: Paper): Kinship | undefined {
  if (sourceOf(a.id) === sourceOf(b.id)) return undefined
  const doi = doiKey(a.doi)
  if (doi && doi === doiKey(b.doi)) return 'doi'
  const isNamed = namedPapers(a).includes(b.id) || namedPapers(b).includes(a.id)
  if (isNamed && shareAuthors(a, b)) return 'named'
  return areTitlesAlike(a.title, b.title) && shareAuthors(a, b) ? 'alike' : undefined
}

/**
 * Keys by which a record's kin is looked up: any two records that `areOneWork` have one in common. Of a title's words,
 * in one order for all titles, two titles as alike as asked for share at least one of the first tenth and one more.
 */
export function kinKeys(paper: Paper): string[] {
  const doi = doiKey(paper.doi)
  const words = titleWords(paper.title).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const first = words.slice(0, words.length - Math.ceil(LEAST_SIMILARITY * words.length) + 1)
  return [
    `id ${paper.id}`,
    ...(doi ? [`doi ${doi}`] : []),
    ...namedPapers(paper).map((id) => `id ${id}`),
    ...(words.length > 0 ? [`title ${words.toSorted().join(' ')}`] : []),
    ...first.map((word) => `word ${word}`),
  ]
}

/** A DOI in one form: without its resolver, in lower case; undefined for anything else. */
export function doiKey(text = ''): string | undefined {
  return /\b10\.\d{4,9}\/\S+/.exec(text.slice(0, 300).toLowerCase())?.[0].replace(/[.,;)\]]+$/, '')
}

/** The different words of a title, accents and TeX marks aside. */
function titleWords(title: string): string[] {
  const bare = folded(title).replace(/\\[a-z]+|[$^_{}\\]/g, ' ')
  return [...new Set(bare.match(/[\p{L}\p{N}]+/gu) ?? [])]
}

function areTitlesAlike(a: string, b: string): boolean {
  const [left, right] = [new Set(titleWords(a)), new Set(titleWords(b))]
  const shared = [...left].filter((word) => right.has(word)).length
  const all = left.size + right.size - shared
  if (shared === 0 || shared / all < LEAST_SIMILARITY) return false
  const differing = [...left, ...right].filter((word) => !(left.has(word) && right.has(word)))
  return !differing.some((word) => TELLING.test(word))
}

function shareAuthors(a: Paper, b: Paper): boolean {
  const [fewer, more] = [a, b]
    .map(({ authors }) => new Set(authors.map(familyName).filter(Boolean)))
    .toSorted((left, right) => left.size - right.size)
  if (!fewer || !more || fewer.size === 0) return false
  return [...fewer].filter((name) => more.has(name)).length * 2 >= fewer.size
}

/** The last word of a name as printed, without what follows it: a script in brackets, `Jr.`. */
function familyName(name: string): string {
  const words = folded(name.replace(/\([^)]*\)/g, ' '))
    .split(/[\s,]+/)
    .filter((word) => word && !GENERATION.test(word))
  return (words.at(-1) ?? '').replace(/[^\p{L}\p{N}]/gu, '')
}

function folded(text: string): string {
  return matchingKey(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłđðßæœıþ]/g, (letter) => LETTERS[letter] ?? letter)
}
