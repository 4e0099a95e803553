/** The foot: what the digest was made from, and of which version, by what and when; it opens the sheet that says how it was made. */
import type { FunctionComponent } from 'preact'
import { useState } from 'preact/hooks'
import type { Digest } from '../../core/digest.ts'
import { versionLabel } from '../../core/version-label.ts'
import { colonIn, dateOf, numberOf } from '../../i18n/format.ts'
import { textKindKey } from '../../i18n/keys.ts'
import { Icon } from '../components/Icon.tsx'
import { useMessages } from '../hooks/messages.ts'
import { modelNameOf } from '../model-name.ts'

type SheetProps = { digest: Digest; onClose: () => void }

type Props = {
  digest: Digest
  /** The name of a model some of whose parts stand over the digest, since it did not finish. */
  partly: string | undefined
}

/** Shows a digest's provenance; the sheet's code loads when it is first opened. */
export function Provenance({ digest, partly }: Props) {
  const { t, lookUp, language } = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const [Sheet, setSheet] = useState<FunctionComponent<SheetProps>>()
  const { source, engine, paper } = digest
  const sections = t('provenance_sections', { read: source.sectionsRead, total: source.sectionsTotal })
  const characters = t('provenance_characters', { count: numberOf(source.charactersRead, language) })
  const read = source.kind === 'abstract' ? '' : ` ${sections} ${characters}`
  const made = [
    versionLabel(paper),
    partly === undefined ? '' : t('provenance_partly', { model: partly }),
    `${modelNameOf(engine, lookUp)} r${engine.recipe}`,
    dateOf(digest.createdAt),
  ]
  const open = () => {
    setIsOpen(true)
    void import('./MadeSheet.tsx').then(({ MadeSheet }) => setSheet(() => MadeSheet))
  }
  return (
    <>
      <button type="button" class="provenance" aria-haspopup="dialog" onClick={open}>
        <span class="for-screen-readers">
          {t('provenance_open')}
          {colonIn(language)}
        </span>
        <span class="provenance-lines">
          <span>{`${t(textKindKey(source.kind))}${read}`}</span> <span>{made.filter(Boolean).join(' · ')}</span>
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
