/** What a digest says of how its text was read. */
import type { Notice } from './digest.ts'
import type { PaperDocument } from './document.ts'

/** What a reader should know of how the text was read. */
export function noticesOf({ source, passedOver = [], hidden, instructions = [], whole }: PaperDocument): Notice[] {
  const isAbstract = source.kind === 'abstract'
  const isFailed = isAbstract && passedOver.some(({ reason }) => reason === 'conversion-failed')
  const notices: Notice[] = [
    { code: 'conversion-failed', count: isFailed ? 1 : 0 },
    { code: 'abstract-only', count: isAbstract ? 1 : 0 },
    { code: 'pages-left-out', count: whole ? whole.pages - whole.pagesRead : 0 },
    { code: 'hidden-text-removed', count: hidden.length },
    { code: 'instructions-seen', count: instructions.length },
  ]
  return notices.filter(({ count }) => count > 0)
}
