/** The sentences of a paper's abstract that a reader of another language wants: what is translated, and what it is compared with. */
import { abstractOf } from '../digest-assembly.ts'
import type { PaperDocument } from '../document.ts'
import { isForModel } from '../grounding/instructions.ts'
import type { Language } from '../language.ts'
import type { Paper } from '../paper.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { splitSentences } from '../text/sentences.ts'

// No abstract of one paper has more; what has is a list or a book's.
const MOST_SENTENCES = 40

/**
 * The abstract's sentences in order; none where it is in the language already, in none that can be told, or speaks to a
 * model.
 */
export function abstractSentences(document: PaperDocument, paper: Paper, language: Language): string[] {
  const abstract = paper.abstract ?? abstractOf(document)
  const own = detectLanguage(abstract)
  if (own === language || own === 'und' || isForModel(abstract)) return []
  const sentences = splitSentences(abstract, own)
  return sentences.length > MOST_SENTENCES ? [] : sentences
}
