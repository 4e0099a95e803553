/** The languages Ronbun writes its interface and its questions in; a new one is one entry here and one locale folder. */
import * as v from 'valibot'

export const LANGUAGES = ['ja', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

export const LanguageSchema = v.picklist(LANGUAGES)

/** The first of a browser's preferred languages (BCP 47 tags) which Ronbun writes, else English. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0]
    const found = LANGUAGES.find((language) => language === primary)
    if (found) return found
  }
  return 'en'
}
