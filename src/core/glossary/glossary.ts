/**
 * The words of the field in two languages, so that a question in one finds its passages in a paper of the other. A
 * language is one file, `<language>.json`: forms parted by `/` to English words parted by `;`. Forms without English words
 * say nothing about a paper. A file is loaded when a question is asked.
 */

export type Glossary = {
  /** English words by folded form. */
  readonly english: ReadonlyMap<string, readonly string[]>
  /** Forms as written by English words in lower case. */
  readonly forms: ReadonlyMap<string, readonly string[]>
  /** The longest folded form, in characters. */
  readonly longest: number
}

type GlossaryFile = Record<string, string>

const FILES: Record<string, () => Promise<{ default: GlossaryFile }>> = { ja: () => import('./ja.json') }

const LOADED = new Map<string, Promise<Glossary>>()

/** The glossary of a language, or one that knows nothing. */
export function loadGlossary(language: string): Promise<Glossary> {
  const load = FILES[language]
  if (!load) return Promise.resolve(readGlossary({}))
  const loaded = LOADED.get(language) ?? load().then((file) => readGlossary(file.default))
  LOADED.set(language, loaded)
  // What could not be loaded is tried again with the next question.
  loaded.catch(() => LOADED.delete(language))
  return loaded
}

/** A glossary from what its file holds. */
export function readGlossary(file: GlossaryFile): Glossary {
  const english = new Map<string, readonly string[]>()
  const forms = new Map<string, readonly string[]>()
  let longest = 0
  for (const [key, value] of Object.entries(file)) {
    const own = key.split('/')
    const words = value
      .split(';')
      .map((word) => word.trim())
      .filter(Boolean)
    for (const form of own) {
      english.set(foldForm(form), words)
      longest = Math.max(longest, foldForm(form).length)
    }
    for (const word of words) forms.set(word.toLowerCase(), [...(forms.get(word.toLowerCase()) ?? []), ...own])
  }
  return { english, forms, longest }
}

/** A form as it is looked up: width, letter case, long vowel marks and middle dots aside, which writers vary. */
export function foldForm(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ー・]/g, '')
}
