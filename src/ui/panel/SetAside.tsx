/** What was kept from the engine, or flagged, shown on request: hidden text with why nobody sees it, and visible instructions. */
import { useState } from 'preact/hooks'
import type { Digest } from '../../core/digest.ts'
import { passagesOf, sectionLabel, type PaperDocument } from '../../core/document.ts'
import { numberOf } from '../../i18n/format.ts'
import { noticeKey } from '../../i18n/keys.ts'
import type { Wire } from '../../wire/protocol.ts'
import { useMessages } from '../hooks/messages.ts'

type Code = 'hidden-text-removed' | 'instructions-seen'
type Props = { wire: Wire; digest: Digest; code: Code; count: number }

/** More than this is no help in a panel. */
const MOST_ENTRIES = 50
const MOST_LETTERS = 600

/** One line with its number, and a button that opens the list in place. */
export function SetAside({ wire, digest, code, count }: Props) {
  const { t, language } = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const [document, setDocument] = useState<PaperDocument | 'gone'>()
  const open = (): void => {
    setIsOpen(!isOpen)
    if (document && document !== 'gone') return
    const { id: paperId, version } = digest.paper
    wire.workshop('document.read', { paperId, version }).then(
      (read) => setDocument(read.document?.source.sha256 === digest.source.sha256 ? read.document : 'gone'),
      () => setDocument('gone'),
    )
  }
  return (
    <div class="small-print">
      {t(noticeKey(code), { count: numberOf(count, language) })}{' '}
      <button type="button" class="text-button" aria-expanded={isOpen} onClick={open}>
        {t(isOpen ? 'set_aside_hide' : 'set_aside_show')}
      </button>
      {isOpen && document === 'gone' && <p>{t('set_aside_gone')}</p>}
      {isOpen && document && document !== 'gone' && <Entries document={document} code={code} />}
    </div>
  )
}

function Entries({ document, code }: { document: PaperDocument; code: Code }) {
  const { lookUp } = useMessages()
  const entries = code === 'instructions-seen' ? instructionsOf(document) : document.hidden
  return (
    <ul class="hidden-list">
      {entries.slice(0, MOST_ENTRIES).map(({ reason, place, text }, index) => (
        <li key={`${place} ${index}`}>
          <span class="hidden-reason">
            {[lookUp(`hidden_${reason.replace(/[^a-z]+/g, '_')}`) ?? reason, place].filter(Boolean).join(' · ')}
          </span>
          <span class="hidden-text">{text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text}</span>
        </li>
      ))}
    </ul>
  )
}

function instructionsOf(document: PaperDocument): PaperDocument['hidden'] {
  const flagged = new Set(document.instructions)
  return [...passagesOf(document)]
    .filter(({ sentence }) => flagged.has(sentence.id))
    .map(({ sentence, section }) => ({ reason: '', place: sectionLabel(section), text: sentence.text }))
}
