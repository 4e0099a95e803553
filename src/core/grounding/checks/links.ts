/** A link in an answer stands in its quotes; any other was invented or planted. */
import { compactKey } from '../../text/normalise.ts'
import { NONE, firstBeyond, type Check } from '../check.ts'

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'）」、。]{1,2000}|\b(?:javascript|data|file|vbscript):/gi

const THRESHOLD = { foreign: NONE }

export const links: Check = {
  id: 'links',
  reason: 'A reader follows a link on trust, so it must be the paper’s own.',
  threshold: THRESHOLD,
  judges: 'all',
  run({ item }) {
    const found = [...`${item.question} ${item.answer}`.matchAll(LINK)].map(([link]) =>
      link.replace(/[.,;:)\]]+$/, ''),
    )
    if (found.length === 0) return undefined
    const quotes = compactKey(item.evidence.map(({ quote }) => quote).join(' '))
    const foreign = firstBeyond(
      found.filter((link) => !quotes.includes(compactKey(link))),
      THRESHOLD.foreign,
    )
    return foreign === undefined ? undefined : `not in the quotes: ${foreign.slice(0, 80)}`
  },
}
