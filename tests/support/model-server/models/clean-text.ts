/** Prepares a passage for an answer: marks that point elsewhere are taken out, and what cannot be said again is passed over. */

const CITATION =
  /\s*\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|\s*\((?:e\.g\.,? |see |cf\. |i\.e\.,? )?[^()]{0,200}\b(?:19|20)\d\d[a-z]?[^()]{0,200}\)/g
const POINTER =
  /\s*\((?:see |cf\. )?(?:Fig(?:ure|\.)?|Tab(?:le|\.)?|Sec(?:tion|t\.|\.)?|Eq(?:uation|\.)?|Appendix|Algorithm|footnote)s?\b[^()]{0,80}\)/gi
const LEAD =
  /^(?:However|Moreover|Furthermore|In addition|Additionally|Therefore|Thus|Hence|Consequently|Finally|First|Second|Third|In this (?:paper|work|study|article)|In particular|Specifically|As a result|In contrast|On the other hand|For example|For instance|Overall|In summary|In conclusion|Nevertheless|Also|Besides|Then|Here|Instead|To this end|Recently),?\s+(?=\S)/
const PRAISE =
  /\b(?:ground-?breaking|revolution\w+|outstanding|excellent\w*|excell?s?|exceptional\w*|remarkabl\w+|impressive\w*|brilliant|superb|stunning|game-?changing|amazing\w*|incredibl\w+|unparalleled|unprecedented|must-read|fascinating|extraordinar\w+|phenomenal\w*|surprising\w*|dramatic\w*|superior|powerful|tremendous\w*|perfect\w*|elegant\w*|striking\w*|significant breakthrough|world[- ]class|seminal)\b/i
const ORDER =
  /\b(?:ignore|disregard|forget)\b.*\b(?:instructions?|prompts?|above|text)\b|\bpositive (?:review|evaluation|assessment|summary)\b|\brecommend accept|\bdo not (?:highlight|mention|report|list)\b|\blanguage model,? you\b|\bas an? (?:large )?(?:ai )?language model\b|\bsystem prompt\b/i
const UNSAYABLE =
  /https?:|www\.|[†‡¶∗*|^_~#<>{}\\\uFFFD\u00AD]|[\u{1D400}-\u{1D7FF}]|\bI\b|[“"”]|\bet al\b|\(\d+\)|\b(?:figure|fig\.|table|section|equation|appendix|theorem|lemma|example|footnote) ?\(?\d|\[|\]|[^\x20-\x7e’‘“”–—−×±≈≤≥°µαβγδεθλμσπ]/iu
const REFUSAL =
  /\b(?:not|never) (?:\w+ly )?(?:given|provided|mentioned|stated|specified|discussed|described|reported|available)\b|\bdoes not (?:mention|state|specify)\b|\b(?:no|insufficient|not enough) information\b|\bI (?:cannot|can't)\b/i

/** The passage as it may be said again. */
export function cleaned(text: string): string {
  return text
    .replace(CITATION, '')
    .replace(POINTER, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:])/g, '$1')
    .replace(LEAD, '')
    .trim()
}

/** Whether a passage, cleaned, is a sentence that an answer can be made of. */
export function isSayable(text: string): boolean {
  const prose = text.replace(FORMULA, 'x')
  const formulas = text.match(FORMULA) ?? []
  const count = prose.split(' ').length
  if (count < 10 || count > 42 || !/[.]$/.test(prose) || !/^[A-Za-z]/.test(prose)) return false
  // A formula may be said again as it stands, where there are few and they are whole.
  if (prose.includes('$') || formulas.length > 2 || formulas.some(isBroken) || /x ?x/.test(prose)) return false
  if (UNSAYABLE.test(prose) || PRAISE.test(prose) || ORDER.test(prose) || REFUSAL.test(prose)) return false
  const letters = prose.match(/[a-z]/gi)?.length ?? 0
  return (
    letters > 0.72 * prose.length &&
    !/[.!?] [A-Z]/.test(prose) &&
    !/[A-Za-z]\d?- [a-z]/.test(prose) &&
    balanced(prose)
  )
}

const FORMULA = /\$[^$]*\$/g

function isBroken(formula: string): boolean {
  const count = (mark: string) => formula.split(mark).length
  return formula.length > 60 || count('{') !== count('}') || count('\\left') !== count('\\right')
}

function balanced(text: string): boolean {
  return (text.match(/\(/g)?.length ?? 0) === (text.match(/\)/g)?.length ?? 0)
}

/** Six to twelve words of the passage as it stands, for a checksum. */
export function copiedWords(text: string): string {
  const words = text.trim().split(/\s+/)
  const start = words.length > 14 ? 2 : 0
  return words.slice(start, start + 9).join(' ')
}
