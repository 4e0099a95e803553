/** The digest reports, it does not review: praise stands only inside quotation marks, or in the authors' own words. */
import { NONE, firstBeyond, type Check } from '../check.ts'
import { writtenTexts } from '../written-text.ts'

const QUOTED = /「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"/g
const PRAISE =
  /\b(?:ground-?breaking|revolutionary|revolutioni[sz]es?|outstanding|excellent|exceptional(?:ly)?|remarkabl[ey]|impressive(?:ly)?|brilliant|superb|stunning|game-?changing|amazing|incredibl[ey]|unparalleled|unprecedented|must-read|fascinating|extraordinar(?:y|ily)|phenomenal|best\b[^.]{0,60}\bever|(?:has|have|with) no (?:weakness(?:es)?|flaws?))\b|史上最(?:高|良|強|大)|画期的|革命的|革新的|素晴らし|すばらし|卓越|傑出|見事|圧倒的|驚異的|驚くべき|最高峰|世界初|必読|(?:極めて|非常に|とても)(?:優れ|有用|強力)/i

const THRESHOLD = { words: NONE }

export const praise: Check = {
  id: 'praise',
  reason: 'Praise is an opinion nobody can check, and text hidden in papers asks models for it.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, verbatim }) {
    const words = writtenTexts(item, verbatim).flatMap((text) => PRAISE.exec(text.replace(QUOTED, ' '))?.[0] ?? [])
    const found = firstBeyond(words, THRESHOLD.words)
    return found === undefined ? undefined : `praises: ${found}`
  },
}
