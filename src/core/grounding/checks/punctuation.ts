/** Japanese written for the digest is set as an editor would: 、。, full-width ？, Latin letters and digits half-width. */
import { withoutFormulas } from '../../text/tokens.ts'
import { NONE, firstBeyond, type Check } from '../check.ts'
import { isJapanese, writtenTexts } from '../written-text.ts'

const OWN = '[ぁ-んァ-ヶー一-龥々]'
const FAULTS: readonly { name: string; pattern: RegExp }[] = [
  { name: 'a Western stop or comma', pattern: new RegExp(`(?:${OWN}|[」）])[.,](?![A-Za-z0-9])`) },
  { name: 'a full-width letter, digit, stop or comma', pattern: /[Ａ-Ｚａ-ｚ０-９．，]/ },
  { name: 'half-width kana', pattern: /[ｦ-ﾟ]/ },
  { name: 'a half-width ? or !', pattern: new RegExp(`(?:${OWN}|[」）])[?!]`) },
  { name: 'half-width brackets around Japanese', pattern: new RegExp(`\\([^()]{0,200}${OWN}[^()]{0,200}\\)`) },
  { name: 'a space inside Japanese', pattern: /[ぁ-ん一-龥][ \u3000]+[ぁ-ん一-龥]/ },
  { name: 'a doubled mark', pattern: /[。、][。、]|？？/ },
]

const THRESHOLD = { faults: NONE }

export const punctuation: Check = {
  id: 'punctuation',
  reason: 'Typographic faults are mechanical and make a Japanese text look machine-made; none needs to be tolerated.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, verbatim }) {
    return firstBeyond(writtenTexts(item, verbatim).flatMap(faultsIn), THRESHOLD.faults)
  },
}

/** What is wrong with the punctuation and the widths of a text, if it is Japanese. */
export function faultsIn(text: string): string[] {
  const prose = withoutFormulas(text).replace(/https?:\/\/[^\s）」、。]+/g, 'x')
  // Half-width kana are Japanese too, and this is the fault that would hide them.
  if (!isJapanese(prose) && !/[ｦ-ﾟ]/.test(prose)) return []
  return FAULTS.flatMap(({ name, pattern }) => {
    const found = pattern.exec(prose)
    return found ? [`${name}: ${found[0].slice(0, 40)}`] : []
  })
}
