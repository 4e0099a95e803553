/** What models are told of the reader's languages; a new language is a file and a line here. */
import type { Language } from '../../../../core/language.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { LanguageWords } from './types.ts'

const WORDS: Record<Language, LanguageWords> = { ja, en }

/** What a model is told of the language. */
export function wordsFor(language: Language): LanguageWords {
  return WORDS[language]
}
