/** The last line: what the digest was made from, by what and when; it opens the sheet that says how it was made. */
import { Fragment, type FunctionComponent } from 'preact'
import { useState } from 'preact/hooks'
import type { Digest } from '../../core/digest.ts'
import { versionLabel } from '../../core/version-label.ts'
import { dateOf } from '../../i18n/format.ts'
import { textKindKey } from '../../i18n/keys.ts'
import { Icon } from '../components/Icon.tsx'
import { useMessages } from '../hooks/messages.ts'

type SheetProps = { digest: Digest; onClose: () => void }

/** Shows a digest's provenance; the sheet's code loads when it is first opened. */
export function Provenance({ digest }: { digest: Digest }) {
  const { t, lookUp } = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const [Sheet, setSheet] = useState<FunctionComponent<SheetProps>>()
  const { source, engine, paper } = digest
  const sections = t('provenance_sections', { read: source.sectionsRead, total: source.sectionsTotal })
  const line = [
    versionLabel(paper),
    `${t(textKindKey(source.kind))}${source.kind === 'abstract' ? '' : ` ${sections}`}`,
    `${lookUp(`engine_${engine.id}`) ?? engine.id} r${engine.recipe}`,
    dateOf(digest.createdAt),
  ]
  const open = () => {
    setIsOpen(true)
    void import('./MadeSheet.tsx').then(({ MadeSheet }) => setSheet(() => MadeSheet))
  }
  return (
    <>
      <button type="button" class="provenance" aria-haspopup="dialog" onClick={open}>
        <span class="for-screen-readers">{t('provenance_open')}: </span>
        <span class="provenance-line">
          {line.filter(Boolean).map((part, index) => (
            <Fragment key={part}>
              {index > 0 && ' · '}
              <span>{part}</span>
            </Fragment>
          ))}
        </span>
        <span class="provenance-word" aria-hidden="true">
          {t('made_title')}
        </span>
        <Icon name="next" />
      </button>
      {isOpen && Sheet && <Sheet digest={digest} onClose={() => setIsOpen(false)} />}
    </>
  )
}
