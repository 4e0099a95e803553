/** The terms of the glossary that occur in a paper, each with the one form a digest uses. */
import type { PaperDocument, Passage } from '../../../core/document.ts'
import { loadGlossary, type Glossary } from '../../../core/glossary/glossary.ts'
import { namesIn } from '../../../core/grounding/names.ts'
import type { Language } from '../../../core/language.ts'
import { visiblePassages } from './visible.ts'

export type Terms = {
  /** English, and its form in the reader's language. */
  glossary: { english: string; form: string }[]
  /** Names to leave in Latin letters, as the paper spells them. */
  names: string[]
}

const MOST_TERMS = 40
const MOST_NAMES = 40
const LONGEST_TERM = 4
const FEWEST_USES = 2
// Any model knows the forms of two characters: 結果, 手法.
const SHORTEST_FORM = 3
// A word alone has several meanings, which the glossary of questions does not tell apart: minutes are seldom 議事録. A word in
// katakana has one, and several spellings.
const KATAKANA = /^[ァ-ヶー・]+$/

/** The terms of a paper for the reader's language; none in English. */
export async function termsOf(document: PaperDocument, language: Language): Promise<Terms> {
  if (language !== 'ja') return { glossary: [], names: [] }
  const counts = countPhrases(document)
  const glossary = await loadGlossary(language).then(
    (known) => formsIn(known, counts),
    // Without its file the glossary is only less help.
    () => [],
  )
  return { glossary, names: namesOf(document) }
}

/** Those of the terms that stand in the passages. */
export function termsAmong(passages: readonly Passage[], { glossary, names }: Terms): Terms {
  const text = passages.map(({ sentence }) => sentence.text).join('\n')
  const lower = text.toLowerCase()
  return {
    glossary: glossary.filter(({ english }) => lower.includes(english)),
    names: names.filter((name) => text.includes(name)),
  }
}

function formsIn({ forms }: Glossary, counts: ReadonlyMap<string, number>): Terms['glossary'] {
  const found: { english: string; form: string; weight: number }[] = []
  const used = new Set<string>()
  for (const [english, [form = '']] of forms) {
    const uses = (counts.get(english) ?? 0) + (counts.get(`${english}s`) ?? 0)
    if (uses < FEWEST_USES || form.length < SHORTEST_FORM || /^[ -~]*$/.test(form)) continue
    if (!/[ -]/.test(english) && !KATAKANA.test(form)) continue
    found.push({ english, form, weight: uses * english.split(' ').length })
  }
  return found
    .toSorted((first, second) => second.weight - first.weight)
    .filter(({ form }) => !used.has(form) && used.add(form))
    .slice(0, MOST_TERMS)
    .map(({ english, form }) => ({ english, form }))
}

/** How often each run of one to four words occurs. */
function countPhrases(document: PaperDocument): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { sentence } of visiblePassages(document)) {
    const words = sentence.text.toLowerCase().match(/[a-z][a-z-]*/g) ?? []
    for (let at = 0; at < words.length; at += 1) {
      let phrase = ''
      for (const word of words.slice(at, at + LONGEST_TERM)) {
        phrase = phrase === '' ? word : `${phrase} ${word}`
        counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
      }
    }
  }
  return counts
}

function namesOf(document: PaperDocument): string[] {
  const counts = new Map<string, number>()
  for (const { sentence } of visiblePassages(document))
    for (const name of namesIn(sentence.text)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .filter(([name, uses]) => uses >= FEWEST_USES && name.length <= 40)
    .toSorted(([, first], [, second]) => second - first)
    .slice(0, MOST_NAMES)
    .map(([name]) => name)
}
