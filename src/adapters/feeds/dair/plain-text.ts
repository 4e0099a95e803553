/** A cell's words as plain text: points on lines of their own, links as their labels, tags as the text they are. */
import { readLinks } from './links.ts'

/** Drops Markdown's signs from a cell. Never returns markup that was not text: `<think>` stays the word it is. */
export function plainText(cell: string): string {
  return (
    readLinks(cell)
      .labelled.replace(/<br {0,3}\/?>/gi, '\n')
      .replaceAll('●', '\n')
      .replace(/\*{2,}/g, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .split('\n')
      // Control characters and the marks that turn the direction of writing have no business in a list.
      .map((line) => line.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\s]+/gu, ' ').trim())
      .filter(Boolean)
      .join('\n')
  )
}
