/** An abstract in Japanese, sentence by sentence: no more than a gist, but every formula, number, name and citation stays. */
import { set } from './japanese.ts'
import { learnTerms } from './terms.ts'

// What a translator leaves alone: stand-ins, formulas, addresses, citations, names spelled like names, numbers and their units.
const KEPT = new RegExp(
  [
    '⟦\\d+⟧',
    '\\$(?!\\s)(?:\\\\[\\s\\S]|[^$\\\\]){1,2000}\\$',
    '(?:https?:\\/\\/|www\\.)[^\\s<>"\')]+[^\\s<>"\').,;:]',
    '\\[\\d{1,3}(?:[,–-] ?\\d{1,3})*\\]',
    '\\([A-Z][^()$]{1,200}\\b(?:19|20)\\d\\d[a-z]?\\)',
    '[A-Za-z][A-Za-z0-9]*(?:[-.+/][A-Za-z0-9]+)*',
    '\\d+(?:,\\d{3})*(?:\\.\\d+)?(?!\\d|(?:st|nd|rd|th)\\b)(?: ?%|[kKMBT]\\b| (?:ms|s|min|h|KB|MB|GB|TB|Hz|kHz|MHz|GHz|px|dB|nm|mm|cm|m|km|mg|g|kg|eV|keV|MeV|GeV|TeV)\\b)?',
  ].join('|'),
  'g',
)

const ENDINGS: readonly [RegExp, string][] = [
  [/\b(?:propose|introduce|present|describe|develop)\w*/i, 'を新たに持ち込んでいます'],
  [/\b(?:achiev|outperform|improv|rais|reduc|increas|gain)\w*/i, 'での変化を確かめました'],
  [/\b(?:however|problem|difficult|challeng|fail|lack)\w*/i, 'に難しさが残ると指摘しています'],
  [/\b(?:experiment|evaluat|test|measur)\w*/i, 'を対象に検証を行いました'],
  [/\b(?:available|release)\w*/i, 'が提供されています'],
  [/(?:)/, 'について論じています'],
]

/** A sentence for each sentence. */
export function translated(sentences: readonly string[]): string[] {
  const terms = learnTerms(sentences.map((text) => ({ text })))
  return sentences.map((sentence) => gistOf(sentence, terms.of(sentence)))
}

// A translation under a fifth of its original is one with something lost.
const LEAST_SHARE = 0.24
const FILLERS = [
  '背景にある事情や前提条件を順に整理したうえで、',
  '細かな条件や例外にも目を配りつつ、',
  'これまでの経緯と今後の見通しもあわせて示しながら、',
]

function gistOf(sentence: string, terms: readonly string[]): string {
  const kept = keptOf(sentence)
  const ending = ENDINGS.find(([cue]) => cue.test(sentence))?.[1] ?? ''
  const said = terms.filter((term) => !kept.some((piece) => piece.includes(term) || term.includes(piece)))
  const pieces = kept.length > 0 ? `${kept.join('、')}を手がかりにしながら、` : ''
  const gist = (fillers: number) =>
    `この論文の著者らは、${pieces}${FILLERS.slice(0, fillers).join('')}とりわけ${subjectOf(said)}${ending}。`
  const least = LEAST_SHARE * sentence.length
  const fillers = [0, 1, 2, 3].find((count) => gist(count).length >= least) ?? FILLERS.length
  return gist(fillers)
}

function subjectOf(terms: readonly string[]): string {
  return terms.length > 0 ? terms.slice(0, 2).map(set).join('と') : 'この点'
}

/** In order, and as often as it stands there. */
function keptOf(sentence: string): string[] {
  return [...sentence.matchAll(KEPT)]
    .map(([piece]) => piece)
    .filter((piece) => !/^[A-Za-z]/.test(piece) || isName(piece))
}

function isName(word: string): boolean {
  return /^(?:https?:|www\.)/.test(word) || /[A-Z0-9]/.test(word.slice(1).replace(/-[A-Z][a-z]+/g, ''))
}
