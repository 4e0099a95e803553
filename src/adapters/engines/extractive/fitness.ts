/**
 * Says why a sentence cannot stand alone as an answer: debris of layout or formulas, pointers to other parts of the
 * paper, text that is not about the paper, text addressed to a language model.
 */
import { isForModel } from '../../../core/grounding/instructions.ts'
import { countUnspaced, withoutFormulas, wordCount } from '../../../core/text/tokens.ts'

const LONGEST = 900
const WORDS = { least: 7, most: 60 }

const NOT_ABOUT_THE_PAPER =
  /\bin (?:this|the (?:next|following|previous)) (?:sub)?section\b|\b(?:rest|remainder|outline|structure|organi[sz]ation) of (?:this|the) (?:paper|article|chapter|work|report)|\borgani[sz]ed as follows|\b(?:we (?:would like to )?thank|acknowledge(?:s|ments?)? (?:the |financial )?(?:support|funding)|supported (?:in part )?by|funded by|grant (?:no|number|agreement))\b|\b(?:all rights reserved|\bcopyright (?:©|\(c\)|\d|by\b|holders?\b)|permission to (?:make|reproduce))|\bcorresponding author|\bequal contribution|\bsection (?:\d|[ivx]+\b|x).{0,60}\b(?:describes?|presents?|discusses|concludes?|reviews?|introduces?|details?|contains?|provides?)\b/i
// The closing list: printed marks, invisible and control characters, ligatures, TeX or markup outside formulas.
const DEBRIS =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[†‡¶∗\uFFFD\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069\uFB00-\uFB06\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F¹²³⁰⁴-⁹]|\\[A-Za-z]{2,}|<\/?[a-z]|\*\*|[A-Za-z0-9)}][_^]\{|\]\(https?:|&(?:amp|lt|gt|nbsp);|^(?:Figure|Fig\.|Table|Algorithm|Listing) ?\d+ ?[:.]/u
const CITATION_MARKS = /\[\d[^\]]{0,60}\]|\bet al\b/g
const POINTS_AWAY =
  /^(?:proof|proof sketch|definition|lemma|theorem|proposition|corollary|remark|claim|example|case|step|figure|table|algorithm|equation|where|note)\b/i
// A sentence that does nothing but send the reader elsewhere.
const SENDS_AWAY =
  /\b(?:discussed|described|given|shown|illustrated|depicted|explained|detailed|provided|presented|found|listed|reported|summari[sz]ed|available|included) (?:\w+ ){0,2}in (?:the |our )?(?:appendix|section|sec\.|supplement|table|figure|fig\.)/i
// "In Sections 3 and 4, we introduce …" is a table of contents.
const OPENS_ELSEWHERE = /^in (?:sub)?sections? (?:\d|[ivx]+\b|x\b)/i
const SENDS_AWAY_WORDS = 16
const ENDS = /(?:[.!?]["”'’)\]]{0,2}|[。！？][」』）]?)$/u
// What it announces was set apart from it: an example, a formula.
const ENDS_OPEN = /\b(?:e\.g|i\.e|cf|viz|vs|resp)\.$/i
const ENDS_BARE = /[\p{L}\p{N}$)]$/u
const STARTS = /^(?!\$\\bullet)["“'‘(]{0,2}[\p{Lu}\p{N}\p{Lo}$]/u

/**
 * Why the sentence is unfit as an answer, or undefined when it is fit. The first sentence of a record's abstract may begin
 * in lower case, the last may lack its full stop.
 */
export function unfitness(text: string, edges = { first: false, last: false }): string | undefined {
  if (text.length > LONGEST) return 'too long'
  if (!ENDS.test(text) && !(edges.last && ENDS_BARE.test(text))) return 'no end'
  if (ENDS_OPEN.test(text)) return 'no end'
  if (!STARTS.test(text) && !edges.first) return 'no beginning'
  const prose = withoutFormulas(text)
  if (prose.includes('$') && !isMoney(prose)) return 'formula not closed'
  if (DEBRIS.test(prose)) return 'debris'
  const count = wordCount(text)
  if (count < WORDS.least || count > WORDS.most) return 'length'
  if (isMostlyFormula(text, prose)) return 'formula'
  if ((text.match(CITATION_MARKS)?.length ?? 0) > 4) return 'citations'
  if (POINTS_AWAY.test(prose)) return 'part of an argument'
  if (OPENS_ELSEWHERE.test(prose)) return 'sends elsewhere'
  if (count < SENDS_AWAY_WORDS && SENDS_AWAY.test(prose)) return 'sends elsewhere'
  if (NOT_ABOUT_THE_PAPER.test(prose)) return 'about something else'
  return isForModel(text) ? 'addressed to a model' : undefined
}

function isMoney(prose: string): boolean {
  return !/\$(?!\d)/.test(prose)
}

function isMostlyFormula(text: string, prose: string): boolean {
  const letters = (prose.match(/\p{L}/gu)?.length ?? 0) + countUnspaced(prose)
  if (letters / prose.length < 0.55) return true
  const formulas = (text.match(/\$/g)?.length ?? 0) / 2
  return formulas > 6 || text.length - prose.length > 0.6 * text.length || !formulasBalance(text)
}

function formulasBalance(text: string): boolean {
  for (const [formula] of text.matchAll(/\$[^$]*\$/g)) {
    const bare = formula.replace(/\\./g, '')
    if ((bare.match(/\{/g)?.length ?? 0) !== (bare.match(/\}/g)?.length ?? 0)) return false
  }
  return true
}
