/** "The text does not say" belongs in `notStated`, never in an answer. */
import { NONE, firstBeyond, type Check } from '../check.ts'

const REFUSALS: readonly RegExp[] = [
  /(?:コンテキスト|文脈|与えられた(?:情報|文章|テキスト)|提供された(?:情報|文章|テキスト))[^。]{0,30}(?:ありません|ない|ません|不明)/,
  /(?:論文|本文|本稿|テキスト|要旨|概要)中?[にでか]ら?は?[^。]{0,40}(?:記載|言及|説明|明示|明記|記述|提供)[^。]{0,6}(?:いません|おりません|ありません|ない|ません)/,
  /(?:記載|記述|言及|明示|明記)(?:が|は)?(?:ありません|見当たりません|されていません|していません|されておらず)/,
  /(?:不明です|分かりません|わかりません|回答できません|お答えできません|特定できません|情報が(?:不足|ありません))/,
  /\b(?:not|never) (?:\w+ly )?(?:given|provided|mentioned|stated|specified|discussed|described|reported|available) (?:in|by|within|from) the (?:given |provided )?(?:context|text|passage|paper|article|abstract|document)\b/i,
  /\bthe (?:given |provided )?(?:context|text|passage|paper|article|abstract|document|authors?) (?:does|do|did) not (?:\w+ly )?(?:mention|state|specify|provide|say|describe|report|indicate)\b/i,
  /\bI (?:cannot|can't|am unable to|could not) (?:answer|determine|find)\b|\bI don't know\b|\bcannot be (?:determined|answered) (?:from|with|based on) the (?:given |provided )?(?:context|text|passage|paper|article|abstract|document|information)\b/i,
  /\b(?:no|insufficient|not enough) information (?:is |was )?(?:given|provided|available|about|on)\b/i,
]

const THRESHOLD = { sentences: NONE }

export const refusal: Check = {
  id: 'refusal',
  reason: 'A refusal printed as an answer wastes the reader’s time; authors quoted verbatim cannot refuse.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, verbatim }) {
    if (verbatim) return undefined
    const sentences = REFUSALS.flatMap((pattern) => pattern.exec(item.answer)?.[0] ?? [])
    const found = firstBeyond(sentences, THRESHOLD.sentences)
    return found === undefined ? undefined : `refuses: ${found}`
  },
}
