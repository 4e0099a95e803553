/** Tells displayed formulas from running text, by their letters and where they stand. */
import type { TypeFacts } from './flow.ts'
import type { Margins } from './margins.ts'
import type { Line } from './types.ts'

const EQUATION_NUMBER = /^\(?(?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?[′'*]?\)$/
const PROSE_WORD = /^[("“‘]?\p{L}?\p{Ll}{2,}[).,;:”’]*$/u
/** Words of formulas that look like prose. */
const FUNCTIONS =
  /^\(?(?:max|min|arg|argmax|argmin|log|exp|sin|cos|tan|lim|sup|inf|det|diag|softmax|sigmoid|tanh|if|otherwise|and|or|for|with|where|all|such|that|subject|to|mod|tr)[,.;]?$/
const SIGN = /[=<>+∗×·÷±≤≥≠≈≡∼∑∏∫∂∇√∞∈∉⊂⊆∪∩∀∃→←↔⇒⇔−|{}‖⟨⟩\p{Script=Greek}]/u
const RELATION = /[=<>≤≥≠≈≡∼∝→←⇒⇔∈:]/u

/** Whether a line is (a row of) a displayed formula. */
export function isEquation(line: Line, facts: TypeFacts, margins: Margins): boolean {
  const { left, right } = margins(line)
  const isIndented = line.left > left + 1.2 * facts.size
  const numbered = hasEquationNumber(line, right)
  const words = numbered ? line.words.slice(0, -1) : line.words
  if (words.length === 0) return numbered
  let prose = 0
  let formula = 0
  let hasSign = false
  for (const { text, font, shift } of words) {
    hasSign ||= RELATION.test(text)
    if (
      font.math ||
      shift ||
      SIGN.test(text) ||
      FUNCTIONS.test(text) ||
      /^[\p{P}\p{S}\d]+$/u.test(text) ||
      text.length <= 2
    )
      formula += text.length
    else if (PROSE_WORD.test(text)) prose += text.length
    else formula += text.length / 2
  }
  const share = formula / Math.max(1, formula + prose)
  if (numbered && isIndented && (hasSign || share > 0.5)) return true
  if (prose === 0 && !isIndented)
    return (
      hasSign && share === 1 && words.length <= 12 && line.right < right - 2 * facts.size && mathLetters(words) > 0.5
    )
  return isIndented && share > 0.62 && (hasSign || mathLetters(words) > 0.4) && prose < 22
}

/** Whether the line ends in a number at the margin with space before it. */
function hasEquationNumber(line: Line, right: number): boolean {
  const last = line.words.at(-1)
  if (!last || !EQUATION_NUMBER.test(last.text) || line.right < right - 6) return false
  const before = line.words.at(-2)
  return !before || last.left - before.right > 1.2 * line.size
}

/** Whether a line is a small piece of a formula: a limit, a numerator, a lone sign. */
export function isFormulaScrap(line: Line): boolean {
  return (
    line.text.length <= 24 &&
    line.words.every(
      ({ text, font, shift }) =>
        font.math || shift !== undefined || text.length <= 2 || /^[\p{P}\p{S}\d]+$/u.test(text),
    )
  )
}

function mathLetters(words: Line['words']): number {
  let math = 0
  let all = 0
  for (const { text, font, shift } of words) {
    all += text.length
    if (font.math || shift || SIGN.test(text)) math += text.length
  }
  return math / Math.max(1, all)
}
