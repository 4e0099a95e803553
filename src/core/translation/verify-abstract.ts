/** An abstract that an engine wrote in the reader's language: shown only where it says what its original says. */
import type { DigestAbstract } from '../digest.ts'
import type { AbstractDraft } from '../draft.ts'
import type { Fault } from '../grounding/check.ts'
import type { ModelEngineId } from '../model/connection.ts'
import { fail, succeed, type Result } from '../result.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { translationFault } from './accept.ts'

/** The original, of so many sentences, with its translation beside it, or why that may not stand there. */
export function verifyAbstract(
  { sentences, language }: AbstractDraft,
  original: { text: string; sentences: number },
  by: ModelEngineId,
): Result<DigestAbstract, Fault[]> {
  const text = sentences.map((sentence) => sentence.trim()).join(language === 'ja' ? '' : ' ')
  const detail =
    sentences.length === original.sentences
      ? translationFault(original.text, text, language)
      : `${original.sentences} sentences became ${sentences.length}`
  if (detail !== undefined) return fail([{ check: 'translation', detail }])
  return succeed({
    text: original.text,
    language: detectLanguage(original.text),
    by: 'original',
    translation: { text, language, by },
  })
}
