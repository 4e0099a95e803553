/** One quiet line for each other version of the work: its preprint, its venue version, with the state of its digest. */
import { useEffect, useState } from 'preact/hooks'
import { localIdOf, sourceOf, type PaperId, type SourceId } from '../../core/paper-id.ts'
import { colonIn } from '../../i18n/format.ts'
import type { MessageKey } from '../../i18n/t.ts'
import type { RelatedPaper, Wire } from '../../wire/protocol.ts'
import { OutwardLink } from '../components/OutwardLink.tsx'
import { useMessages } from '../hooks/messages.ts'

const SITES: Record<SourceId, { name: string; label: MessageKey }> = {
  arxiv: { name: 'arXiv', label: 'related_preprint' },
  acl: { name: 'ACL Anthology', label: 'related_venue' },
}

const REASONS: Record<RelatedPaper['because'], MessageKey> = {
  doi: 'related_because_doi',
  named: 'related_because_named',
  alike: 'related_because_alike',
}

type Props = { wire: Wire; paperId: PaperId }

/** Asks for the paper's other versions and links them; nothing where there are none. */
export function Related({ wire, paperId }: Props) {
  const { t, language } = useMessages()
  const related = useRelated(wire, paperId)
  const [open, close] = language === 'ja' ? ['（', '）'] : [' (', ')']
  return (
    <>
      {related.map(({ paperId: other, title, url, because, state }) => {
        const { name, label } = SITES[sourceOf(other)]
        return (
          <p key={other} class="related">
            {t(label)}
            {colonIn(language)}
            <OutwardLink href={url} {...(title && { title })}>
              {name} {localIdOf(other)}
            </OutwardLink>
            {open}
            {t(REASONS[because])}
            {close}
            {state === 'ready' && ` · ${t('related_ready')}`}
          </p>
        )
      })}
    </>
  )
}

function useRelated(wire: Wire, paperId: PaperId): RelatedPaper[] {
  const [related, setRelated] = useState<RelatedPaper[]>([])
  useEffect(() => {
    let isCurrent = true
    setRelated([])
    wire.background('paper.related', { paperId }).then(
      (answer) => isCurrent && setRelated(answer.related),
      // The line is an extra: whatever fails here is said by the panel itself, which asks for more.
      () => {},
    )
    return () => {
      isCurrent = false
    }
  }, [wire, paperId])
  return related
}
