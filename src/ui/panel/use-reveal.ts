/** Showing a passage in the paper itself: on the page beside the panel, or in a new tab. */
import type { Evidence } from '../../core/digest.ts'
import type { TextKind } from '../../core/document.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Wire } from '../../wire/protocol.ts'
import { useMessages } from '../hooks/messages.ts'

const OUTCOMES = { here: 'proof_here', page: 'proof_page_opened', 'new-tab': 'proof_new_tab' } as const

/** How to show a passage of a text; resolves to the sentence that says where. */
export function useReveal(
  wire: Wire,
  paperId: PaperId,
  { kind, url }: { kind?: TextKind | undefined; url: string },
): (evidence: Evidence) => Promise<string> {
  const { t } = useMessages()
  return async ({ quote, htmlId, page }) => {
    // Browsers' PDF viewers open at a page; a passage in one cannot be marked.
    const place = kind === 'pdf' && page !== undefined ? `${url}#page=${page}` : url
    try {
      const reveal = { quote, ...(htmlId !== undefined && { htmlId }) }
      const { where } = await wire.background('passage.reveal', { paperId, url: place, reveal })
      return t(OUTCOMES[where], { page: page ?? '' })
    } catch {
      // Whatever failed, the quote itself stands right above; the next step is the same.
      return t('step_unexpected')
    }
  }
}
