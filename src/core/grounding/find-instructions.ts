/** Finds the passages of a document that speak to a language model, so that readers are told and nothing rests on them. */
import type { PaperDocument } from '../document.ts'
import { isForModel } from './instructions.ts'

/**
 * Ids of the sentences that read like an instruction to a model, in reading order; an instruction that runs over the end
 * of a sentence marks both.
 */
export function findInstructions(document: PaperDocument): string[] {
  const found = new Set<string>()
  for (const { blocks } of document.sections) {
    for (const { sentences } of blocks) {
      let before: { id: string; text: string } | undefined
      for (const sentence of sentences) {
        const alone = isForModel(sentence.text)
        if (alone) found.add(sentence.id)
        // Only what neither says alone is said across both.
        else if (before && isForModel(joined(before.text, sentence.text))) {
          found.add(before.id)
          found.add(sentence.id)
        }
        before = alone ? undefined : sentence
      }
    }
  }
  return [...found]
}

/** No instruction that is recognised has more characters. */
const END = 200

/** The end of one and the start of the next, without the stop that parts them. */
function joined(first: string, second: string): string {
  return `${first.slice(-END).replace(/[.!?:;,。！？]{1,5}$/, '')} ${second.slice(0, END)}`
}
