/** What was kept from the engine, or flagged, shown on request: hidden text with why nobody sees it, and visible instructions. */
import { useId, useState } from 'preact/hooks'
import type { Digest } from '../../core/digest.ts'
import { numberOf } from '../../i18n/format.ts'
import { noticeKey } from '../../i18n/keys.ts'
import type { Wire } from '../../wire/protocol.ts'
import { useMessages } from '../hooks/messages.ts'
import { hiddenIn, instructionsIn, type Aside } from './set-aside.ts'
import { SetAsideList } from './SetAsideList.tsx'

const ROWS = { 'hidden-text-removed': hiddenIn, 'instructions-seen': instructionsIn } as const

type Props = { wire: Wire; digest: Digest; code: keyof typeof ROWS; count: number }

/** `gone`: the text is no longer kept. */
type Found = 'awaited' | 'gone' | 'failed' | readonly Aside[]

const SENTENCES = { awaited: 'loading', gone: 'set_aside_gone', failed: 'set_aside_failed' } as const

/** One line with its number, and a button that opens the list in place. */
export function SetAside({ wire, digest, code, count }: Props) {
  const { t, language } = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const [found, setFound] = useState<Found>('awaited')
  const id = useId()
  const open = async () => {
    setIsOpen(true)
    if (isList(found)) return
    setFound('awaited')
    const { id: paperId, version } = digest.paper
    try {
      const { document } = await wire.workshop('document.read', { paperId, version })
      // A text that was fetched again since may hide other things than the one that was read.
      const isSame = document?.source.sha256 === digest.source.sha256
      const rows = document && isSame ? ROWS[code](document) : []
      setFound(rows.length > 0 ? rows : 'gone')
    } catch {
      // The reader can only ask again, as the sentence says.
      setFound('failed')
    }
  }
  return (
    <div class="small-print">
      <p>
        <span id={`${id}-what`}>{t(noticeKey(code), { count: numberOf(count, language) })}</span>{' '}
        <button
          type="button"
          class="text-button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-describedby={`${id}-what`}
          onClick={() => (isOpen ? setIsOpen(false) : void open())}
        >
          {t(isOpen ? 'set_aside_hide' : 'set_aside_show')}
        </button>
      </p>
      {isOpen && (
        <div id={id} class="set-aside">
          {isList(found) ? <SetAsideList rows={found} /> : <output>{t(SENTENCES[found])}</output>}
        </div>
      )}
    </div>
  )
}

function isList(found: Found): found is readonly Aside[] {
  return typeof found !== 'string'
}
