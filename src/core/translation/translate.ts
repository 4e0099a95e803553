/** One text through a translator: out with what it may not touch, back in, and compared with its original. */
import { fail, succeed, type Result } from '../result.ts'
import { translationFault } from './accept.ts'
import { protect, restore } from './protect.ts'

/** A translator for one pair of languages. */
export type TranslateText = (text: string) => Promise<string>

/** The translation, or why the original has to stand. Rejects when the translator does. */
export async function translateText(
  original: string,
  language: string,
  translate: TranslateText,
): Promise<Result<string, string>> {
  const { text, pieces } = protect(original)
  const restored = restore(await translate(text), pieces)
  if (!restored.ok) return restored
  const fault = translationFault(original, restored.value, language)
  return fault === undefined ? succeed(restored.value) : fail(fault)
}
