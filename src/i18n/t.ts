/**
 * The interface's words. A language is one file, `assets/_locales/<language>/messages.json`, in the browser's own i18n
 * shape so that the manifest reads the same file; the interface language is a setting, so `browser.i18n` cannot serve.
 * Placeholders are named, `{count}`, so that a translator may reorder them. Every file, English too, loads when used.
 */
/// <reference types="vite/client" />
import type english from '../../assets/_locales/en/messages.json'
import type { Language } from '../core/language.ts'

/** A key of the English file: a wrong one does not compile. */
export type MessageKey = keyof typeof english

/** What fills a message's placeholders, by name. */
export type MessageValues = Record<string, string | number>

/** The sentence for a key, its placeholders filled; text only, never markup. */
export type Translate = (key: MessageKey, values?: MessageValues) => string

/** The words of one language, ready to be used. */
export type Messages = {
  language: Language
  t: Translate
  /** For keys made from data, such as an engine's id: the sentence, or nothing where no language has it. */
  lookUp: (key: string) => string | undefined
}

type MessageFile = Record<string, { message: string }>

const FILES = import.meta.glob<MessageFile>('../../assets/_locales/*/messages.json', { import: 'default' })

/** Loads the words of a language; what it lacks is taken from English. Rejects only when the extension is damaged. */
export async function loadMessages(language: Language): Promise<Messages> {
  const [own, english] = await Promise.all([loadFile(language), loadFile('en')])
  return messagesOf(language, { ...english, ...own })
}

/** Words from a file at hand, for loading and for tests. */
export function messagesOf(language: Language, file: MessageFile): Messages {
  const lookUp = (key: string) => (Object.hasOwn(file, key) ? file[key]?.message : undefined)
  return { language, lookUp, t: (key, values) => fillPlaceholders(lookUp(key) ?? key, values) }
}

/** Puts values into `{name}` places; a place without a value becomes empty, so that no brace is ever shown. */
export function fillPlaceholders(message: string, values: MessageValues = {}): string {
  return message.replace(/\{(\w{1,40})\}/g, (_, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : '',
  )
}

async function loadFile(language: Language): Promise<MessageFile> {
  const load = FILES[`../../assets/_locales/${language}/messages.json`]
  return load ? await load() : {}
}
