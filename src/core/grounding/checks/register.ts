/** Japanese written for the digest is polite throughout: です・ます, never だ・である beside it. */
import type { Check } from '../check.ts'

const POLITE = /(?:です|ます|でした|ました|ません|でしょう|ましょう|ください|ございます)(?:か|ね|が|けれど)*$/
const PLAIN = /(?:だ|である|[ぁ-ん](?:た|る|う|く|す|つ|ぬ|ぶ|む|い|ず)|[一-龥](?:る|う|く|す|つ|ぶ|む|い))(?:か)?$/
// One bracketed remark and closing marks may stand behind the ending: 「…です（表2）。」
const BEHIND = /[」』）)\]】\s]+$/

export const register: Check = {
  id: 'register',
  reason: 'One text, one register: a single plain sentence among polite ones is what Japanese readers notice first.',
  run({ item, verbatim }) {
    const texts = verbatim ? [item.question] : [item.question, item.answer]
    const plain = texts.flatMap(sentencesOf).find((sentence) => !POLITE.test(sentence) && PLAIN.test(sentence))
    return plain ? `plain form: …${plain.slice(-20)}` : undefined
  },
}

function sentencesOf(text: string): string[] {
  if (!/[ぁ-ん]/.test(text)) return []
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
