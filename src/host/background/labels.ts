/** The words a content script shows, read from the locale's own file, since neither it nor the worker carries any. */
import type { Language } from '../../core/language.ts'
import { browser } from '../../wire/browser.ts'
import type { DockOrders, ListLabels } from '../../wire/protocol.ts'

type LocaleFile = Record<string, { message: string } | undefined>

/** The dock's words. */
export async function dockLabels(language: Language): Promise<DockOrders['labels']> {
  const word = await wordsIn(language)
  return { open: word('dock_open'), close: word('dock_close'), resize: word('dock_resize') }
}

/** The words of a list page: the dock's and the marks'. */
export async function listLabels(language: Language): Promise<ListLabels> {
  const word = await wordsIn(language)
  return {
    ...(await dockLabels(language)),
    state_none: word('state_none'),
    state_making: word('state_making'),
    state_ready: word('state_ready'),
    state_failed: word('state_failed'),
    mark: word('list_mark'),
  }
}

async function wordsIn(language: Language): Promise<(key: string) => string> {
  const response = await fetch(browser.runtime.getURL(`_locales/${language}/messages.json`))
  const locale = (await response.json()) as LocaleFile
  return (key) => locale[key]?.message ?? ''
}
