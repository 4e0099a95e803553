/** Formulas are whole: `$` in pairs, braces and `\left`/`\right` balanced, and no letters dressed up as a formula. */
import { NONE, firstBeyond, type Check } from '../check.ts'
import { writtenTexts } from '../written-text.ts'

// Mathematical alphanumeric symbols: what is left of a formula copied out of a PDF. Authors' text may hold them.
const STYLED = /[\u{1D400}-\u{1D7FF}]/u

const THRESHOLD = { faults: NONE }

export const formulas: Check = {
  id: 'formulas',
  reason: 'Half a formula is unreadable and breaks the text after it.',
  threshold: THRESHOLD,
  judges: 'all',
  run({ item, verbatim }) {
    const broken = [item.question, item.answer].map(faultIn)
    const styled = writtenTexts(item, verbatim).map((text) => STYLED.exec(text)?.[0])
    return firstBeyond(
      [...broken, ...styled.map((letter) => letter && `${letter} stands for a formula`)].filter(
        (fault) => fault !== undefined,
      ),
      THRESHOLD.faults,
    )
  },
}

function faultIn(text: string): string | undefined {
  const bare = text.replace(/\\\$/g, '')
  // "$5 million" is money: a dollar sign before a digit which nothing closes.
  const pieces = bare.split('$')
  if (pieces.length % 2 === 0 && !pieces.slice(1).every((piece) => /^\d/.test(piece))) return 'a $ has no partner'
  if (pieces.length % 2 === 0) return undefined
  for (let index = 1; index < pieces.length; index += 2) {
    const formula = pieces[index] ?? ''
    if (!bracesBalance(formula)) return `braces do not balance in $${formula}$`
    if (count(formula, /\\left(?![a-zA-Z])/g) !== count(formula, /\\right(?![a-zA-Z])/g))
      return `\\left and \\right do not pair in $${formula}$`
  }
  return undefined
}

function bracesBalance(formula: string): boolean {
  let depth = 0
  for (const brace of formula.replace(/\\./g, '').match(/[{}]/g) ?? []) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
