/**
 * What no translator may touch: formulas, addresses, citations, names spelled like names, and numbers with their units.
 * They leave the text before it is translated and return to the places a translator gives their stand-ins.
 */
import { fail, succeed, type Result } from '../result.ts'

const FORMULA = '\\$(?!\\s)(?:\\\\[\\s\\S]|[^$\\\\]){1,2000}(?<!\\s)\\$(?!\\d)'
const ADDRESS = '(?:https?:\\/\\/|www\\.)[^\\s<>"\'）」、。]{1,500}[^\\s<>"\'）」、。.,;:)\\]]'
const CITATION = '\\[\\d{1,3}(?:[,–-] ?\\d{1,3}){0,20}\\]|\\([A-Z][^()$]{1,200}\\b(?:19|20)\\d\\d[a-z]?\\)'
const NAME = '[A-Za-z][A-Za-z0-9]*(?:[-.+/][A-Za-z0-9]+)*'
const UNIT =
  '(?: ?%| ?°C|[kKMBT]\\b| (?:ms|s|min|h|KB|MB|GB|TB|Hz|kHz|MHz|GHz|px|dB|nm|mm|cm|m|km|mg|g|kg|eV|keV|MeV|GeV|TeV)\\b)'
// "4th" is written otherwise in every language.
const NUMBER = `\\d+(?:,\\d{3})*(?:\\.\\d+)?(?!\\d|(?:st|nd|rd|th)\\b)${UNIT}?`
const UNTOUCHED = new RegExp([FORMULA, ADDRESS, CITATION, NAME, NUMBER].join('|'), 'g')

// What the translator is given instead; brackets no paper uses. Translators space them or widen their digits.
const STAND_IN = /[⟦〚［[]{1,2}\s*([0-9０-９]{1,3})\s*[⟧〛］\]]{1,2}/gu

/** A text with stand-ins ⟦1⟧, ⟦2⟧ … and what they stand for, in order. */
export type Protected = { text: string; pieces: string[] }

/** Takes out what may not be translated; `terms` are further words to leave alone. */
export function protect(original: string, terms: readonly string[] = []): Protected {
  const pieces: string[] = []
  const known = new Set(terms.filter((term) => term !== ''))
  const text = original.replace(UNTOUCHED, (found) => {
    if (/^[A-Za-z]/.test(found) && !/^(?:https?:|www\.)/.test(found) && !isName(found) && !known.has(found))
      return found
    pieces.push(found)
    return `⟦${pieces.length}⟧`
  })
  return { text, pieces }
}

/** Puts the pieces back; fails where a stand-in is lost, doubled or invented. */
export function restore(translated: string, pieces: readonly string[]): Result<string, string> {
  const seen = new Set<number>()
  let fault: string | undefined
  const text = translated.replace(STAND_IN, (_, digits: string) => {
    const number = Number(digits.normalize('NFKC'))
    const piece = pieces[number - 1]
    if (piece === undefined || seen.has(number)) fault ??= `stand-in ${number} is ${piece ? 'doubled' : 'invented'}`
    seen.add(number)
    return piece ?? ''
  })
  if (seen.size < pieces.length) fault ??= `${pieces.length - seen.size} stand-ins are lost`
  return fault === undefined ? succeed(text.trim()) : fail(fault)
}

// A capital or a digit inside: BERT, GPT-4, ImageNet; not "We", not "German-to-English".
function isName(word: string): boolean {
  return word.length > 1 && /[A-Z0-9]/.test(word.slice(1).replace(/-[A-Z][a-z]+/g, ''))
}
