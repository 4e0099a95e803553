/**
 * What a question speaks of: one concept for each word or term of it, with every way a paper may say it. A Japanese term is
 * said by its English words, and an English one, of a Japanese paper, by its Japanese forms.
 */
import type { Glossary } from '../../../../core/glossary/glossary.ts'
import { partsOf } from '../../../../core/glossary/parts.ts'
import type { QueryTerm } from '../../../../core/search/rank-passages.ts'
import { termsOf } from '../../../../core/search/search-terms.ts'
import { compactKey } from '../../../../core/text/normalise.ts'

export type Concept = {
  /** Ways of saying it, most usual first: one is said where all of its terms are. */
  ways: readonly (readonly string[])[]
  /** A formula, looked for as it is. */
  literal?: string
  /** Whether it is a name, which has no other word for it. */
  isName: boolean
}

// Words of asking, which say nothing of what is asked for.
const SILENT = new Set(
  termsOf(
    'author authors mention mentioned mentions describe described according passage following main mainly please tell explain ' +
      'kind kinds type types much many long often large get got make made give given use uses article text say says said ' +
      'state stated accurate statement regarding exactly specific specifically happen happens thing things primary purpose ' +
      'focus objective objectives goal goals aim aims reason reasons research researchers conclusion conclusions introduce ' +
      'introduced introducing propose proposed proposes present presented point wrong true correct answer answers way find',
  ),
)

const FORMULA = /\$[^$]{1,500}\$/g
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const WORD = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu
/** BalSum, wav2vec2.0, GPT-4, BERT: letters that no ordinary word is written with. */
const NAME = /\p{Ll}\p{Lu}|\p{L}-?\d|^\p{Lu}{2,}/u
const MOST_WORDS = 4
/** What stands further behind among the ways of saying something is less what was meant. */
const LATER_WAY = 0.5

/** The concepts of a question. */
export function conceptsOf(question: string, glossary: Glossary): Concept[] {
  const formulas = [...question.matchAll(FORMULA)].map(([formula]) => ({
    ways: [],
    literal: compactKey(formula),
    isName: true,
  }))
  const prose = question.replace(FORMULA, ' ')
  const concepts = UNSPACED.test(prose)
    ? partsOf(prose, glossary).flatMap((part): Concept[] => {
        if (part.kind === 'plain') return plainConcepts(part.text)
        if (part.kind === 'silent') return []
        const ways = [...part.english, part.text].map(termsIn).filter((terms) => terms.length > 0)
        return ways[0]?.every((term) => SILENT.has(term)) ? [] : [{ ways, isName: false }]
      })
    : spacedConcepts(prose, glossary)
  return distinct([...formulas, ...concepts])
}

/** The terms to rank passages by: the first way of each concept counts whole. */
export function queryTermsOf(concepts: readonly Concept[]): QueryTerm[] {
  const weights = new Map<string, number>()
  for (const { ways } of concepts)
    for (const [index, way] of ways.entries())
      for (const term of way) {
        const weight = (index === 0 ? 1 : LATER_WAY) / Math.sqrt(way.length)
        weights.set(term, Math.max(weight, weights.get(term) ?? 0))
      }
  return [...weights].map(([term, weight]) => ({ term, weight }))
}

function plainConcepts(text: string): Concept[] {
  return (text.match(WORD) ?? []).flatMap((word) =>
    termsIn(word)
      .filter((term) => !SILENT.has(term))
      .map((term) => ({ ways: [[term]], isName: NAME.test(word) })),
  )
}

/** Words one by one; where some of them are a term of the glossary, its forms are further ways of saying all of them. */
function spacedConcepts(prose: string, glossary: Glossary): Concept[] {
  const words = prose.match(WORD) ?? []
  const concepts: Concept[] = []
  for (let at = 0; at < words.length;) {
    const { forms, length } = formsAt(words, at, glossary)
    const own = plainConcepts(words.slice(at, at + length).join(' '))
    if (forms.length === 0 || own.length === 0) concepts.push(...own)
    else concepts.push({ ways: [own.flatMap(({ ways }) => ways.flat()), ...forms.map(termsIn)], isName: false })
    at += length
  }
  return concepts
}

function formsAt(
  words: readonly string[],
  at: number,
  glossary: Glossary,
): { forms: readonly string[]; length: number } {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length -= 1) {
    const phrase = words
      .slice(at, at + length)
      .join(' ')
      .toLowerCase()
    const forms = glossary.forms.get(phrase) ?? glossary.forms.get(phrase.replace(/s$/, ''))
    if (forms) return { forms, length }
  }
  return { forms: [], length: 1 }
}

function termsIn(text: string): string[] {
  return [...new Set(termsOf(text))]
}

function distinct(concepts: readonly Concept[]): Concept[] {
  const seen = new Set<string>()
  return concepts.filter(({ ways, literal }) => {
    const key = literal ?? ways[0]?.join(' ') ?? ''
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
