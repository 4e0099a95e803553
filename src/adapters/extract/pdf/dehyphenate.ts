/**
 * Joins printed lines into running text. A hyphen at a line's end belongs to the word or to the printer; the same paper
 * mostly tells, because it uses the word elsewhere.
 */
import type { Line } from './types.ts'

const WORD = /\p{L}+(?:[-‐]\p{L}+)*/gu
/** First halves that keep their hyphen when the paper does not say otherwise. */
const COMPOUNDS = new Set(
  (
    'self non multi cross well state semi quasi low high short long fine coarse large small zero one two three four few ' +
    'first second third real open end task domain data model time top bottom left right human machine word sentence ' +
    'document token character full half post meta single double inter ill near best worst hand test train state-of-the'
  ).split(' '),
)
/** An adverb is whole, and what a hyphen binds to it is a word of its own; "analy-" and "poly-" are none. */
const ADVERB = /^\p{L}{2,}[^aoy\P{L}]ly$/u
const HYPHEN_END = /[-‐\u{AD}]$/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，．「」『』（）：；！？・ー]/u
const URL_END = /(?:https?:\/\/|www\.)\S*$|(?:^|\s)\S+\.(?:com|org|net|edu|io)\/\S*$/i

/** How often each word occurs within lines, compounds with their hyphen. */
export type Vocabulary = ReadonlyMap<string, number>

/** The paper's own words, halves at line ends left out. */
export function vocabularyOf(lines: Iterable<Line>): Vocabulary {
  const counts = new Map<string, number>()
  let wasBroken = false
  for (const { text } of lines) {
    const words = text.toLowerCase().match(WORD) ?? []
    const isBroken = HYPHEN_END.test(text)
    const last = isBroken ? words.length - 1 : words.length
    for (let index = wasBroken ? 1 : 0; index < last; index += 1) {
      const word = words[index] ?? ''
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    wasBroken = isBroken
  }
  return counts
}

/**
 * How `before` goes on with `after` on the next line: `cut` is how many characters at the end of `before` fall away, and
 * `space` whether a space comes between.
 */
export function seamOf(before: string, after: string, vocabulary: Vocabulary): { cut: number; hasSpace: boolean } {
  const last = before.at(-1) ?? ''
  const next = after.at(0) ?? ''
  if (UNSPACED.test(last) && UNSPACED.test(next)) return { cut: 0, hasSpace: false }
  const tail = before.slice(-200)
  if (URL_END.test(tail)) return { cut: 0, hasSpace: !continuesUrl(tail, after) }
  if (!HYPHEN_END.test(before) || before.length < 2) return { cut: 0, hasSpace: !/\p{L}—$/u.test(tail) }
  if (/\s[-‐]$/u.test(tail)) return { cut: 0, hasSpace: true }
  if (last === '\u{AD}') return { cut: 1, hasSpace: false }
  return { cut: keepsHyphen(tail, after, vocabulary) ? 0 : 1, hasSpace: false }
}

function keepsHyphen(before: string, after: string, vocabulary: Vocabulary): boolean {
  const first = /(?:\p{L}+[-‐])*\p{L}+(?=[-‐]$)/u.exec(before.slice(-60))?.[0]?.toLowerCase()
  const second = /^\p{L}+(?:[-‐]\p{L}+)*/u.exec(after.slice(0, 60))?.[0]
  if (first === undefined || second === undefined || !/^\p{Ll}/u.test(second)) return true
  const next = second.toLowerCase()
  const half = next.split(/[-‐]/)[0] ?? next
  const part = first.split(/[-‐]/).at(-1) ?? first
  const count = (word: string): number => vocabulary.get(word) ?? 0
  const joined = Math.max(count(first + next), count(part + half), count(`${part}${next}`))
  const apart = Math.max(count(`${first}-${next}`), count(`${part}-${half}`))
  if (joined !== apart) return apart > joined
  // "and" after a hanging hyphen: "pre- and post-processing".
  if (/^(?:and|or|to|und|oder)$/.test(next)) return true
  return COMPOUNDS.has(first) || COMPOUNDS.has(part) || (ADVERB.test(part) && !/^(?:ing|ings)$/.test(half))
}

/** An address goes on when its end or the next line's beginning cannot stand alone. */
function continuesUrl(before: string, after: string): boolean {
  const word = /^\S+/.exec(after)?.[0] ?? ''
  if (/[.,;)]$/.test(before) && !/[/=&?_%#]/.test(word)) return false
  if (/[-/_=?&%#~:]$/.test(before)) return !word.startsWith('(')
  return (
    /^[/._?=&#%~-]/.test(word) ||
    (/[/=_]/.test(word) && !/^https?:/.test(word)) ||
    /^[\w-]+\.(?:html?|pdf)\b/.test(word)
  )
}
