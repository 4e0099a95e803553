/** Japanese written for the digest is polite throughout: です・ます, never だ・である beside it. */
import { NONE, firstBeyond, type Check } from '../check.ts'
import { isJapanese, writtenTexts } from '../written-text.ts'

const POLITE = /(?:です|ます|でした|ました|ません|でしょう|ましょう|ください|ございます)(?:か|ね|が|けれど)*$/
const PLAIN =
  /(?:だ|である|[ぁ-ん](?:た|る|う|く|す|つ|ぬ|ぶ|む|い|ず)|[一-龥](?:る|う|く|す|つ|ぶ|む|い))か?$|(?:の|どこ|どれ|[一-龥ァ-ヶーA-Za-z0-9])か$/
// One bracketed remark and closing marks may stand behind the ending: 「…です（表2）。」
const BEHIND = /[」』）)\]】\s]+$/

const THRESHOLD = { plainSentences: NONE }

export const register: Check = {
  id: 'register',
  reason: 'One text, one register: a single plain sentence among polite ones is what Japanese readers notice first.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, verbatim }) {
    const plain = firstBeyond(writtenTexts(item, verbatim).flatMap(plainSentences), THRESHOLD.plainSentences)
    return plain === undefined ? undefined : `plain form: …${plain.slice(-20)}`
  },
}

/** The sentences of a Japanese text that end plainly; a heading's noun is neither plain nor polite. */
export function plainSentences(text: string): string[] {
  return sentencesOf(text).filter((sentence) => !POLITE.test(sentence) && PLAIN.test(sentence))
}

/** The sentences of a Japanese text that end politely. */
export function politeSentences(text: string): string[] {
  return sentencesOf(text).filter((sentence) => POLITE.test(sentence))
}

function sentencesOf(text: string): string[] {
  if (!isJapanese(text)) return []
  return text
    .split(/[。！？!?]/)
    .map((sentence) =>
      sentence
        .replace(/[（(][^（）()]{0,80}[）)]\s*$/, '')
        .replace(BEHIND, '')
        .trim(),
    )
    .filter((sentence) => sentence !== '')
}
