/** The words in force, for every component below. */
import { createContext } from 'preact'
import { useContext, useLayoutEffect, useState } from 'preact/hooks'
import type { Language } from '../../core/language.ts'
import { loadMessages, messagesOf, type Messages } from '../../i18n/t.ts'

/** Holds the words; a surface provides it once they are loaded. */
export const MessagesContext = createContext<Messages>(messagesOf('en', {}))

/** The words in force. */
export function useMessages(): Messages {
  return useContext(MessagesContext)
}

/** Loads the words of a language and names it on the page; the previous words stay until the new ones are there. */
export function useLoadedMessages(language: Language | undefined): Messages | undefined {
  const [messages, setMessages] = useState<Messages>()
  useLayoutEffect(() => {
    if (!language) return undefined
    let isGone = false
    const load = async () => {
      const loaded = await loadMessages(language)
      if (isGone) return
      document.documentElement.lang = language
      setMessages(loaded)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [language])
  return messages
}
