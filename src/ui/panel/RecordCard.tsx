/** The whole record of a paper. A field its site never has is said to be so; one that is merely absent is left out. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { localIdOf, sourceOf } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'
import { versionLabel } from '../../core/version-label.ts'
import { numberOf } from '../../i18n/format.ts'
import type { MessageKey } from '../../i18n/t.ts'
import { OutwardLink } from '../components/OutwardLink.tsx'
import { RichText } from '../components/RichText.tsx'
import { useMessages } from '../hooks/messages.ts'
import { PaperLinks } from './PaperLinks.tsx'

type Row = { name: string; label: MessageKey; value: ComponentChildren }

/** Shows every field of a paper's record. */
export function RecordCard({ paper }: { paper: Paper }) {
  const { t } = useMessages()
  const rows: Row[] = [
    { name: 'authors', label: 'meta_authors', value: paper.authors.length > 0 && <Authors names={paper.authors} /> },
    { name: 'id', label: 'meta_id', value: `${SITES[sourceOf(paper.id)]} ${localIdOf(paper.id)}` },
    { name: 'published', label: 'meta_published', value: paper.published },
    { name: 'updated', label: 'meta_updated', value: paper.updated },
    { name: 'version', label: 'meta_version', value: versionLabel(paper) && <Version paper={paper} /> },
    { name: 'categories', label: 'meta_categories', value: categoryText(paper) },
    { name: 'venue', label: 'meta_venue', value: paper.venue },
    { name: 'doi', label: 'meta_doi', value: paper.doi && <Doi paper={paper} /> },
    { name: 'licence', label: 'meta_licence', value: paper.licence && <Licence licence={paper.licence} /> },
    { name: 'comments', label: 'meta_comments', value: paper.comments && <RichText text={paper.comments} /> },
    { name: 'links', label: 'meta_links', value: <PaperLinks paper={paper} /> },
  ]
  return (
    <dl class="card">
      {rows.map(({ name, label, value }) => {
        const isNever = paper.notApplicable.includes(name)
        if (!value && !isNever) return null
        return (
          <div key={name}>
            <dt>{t(label)}</dt>
            <dd>{value || <span class="muted">{t('meta_not_applicable')}</span>}</dd>
          </div>
        )
      })}
    </dl>
  )
}

/** A record may name thousands of authors; this many are shown at first. */
const FIRST_AUTHORS = 24

function Authors({ names }: { names: readonly string[] }) {
  const { t, language } = useMessages()
  const [isWhole, setIsWhole] = useState(names.length <= FIRST_AUTHORS * 1.5)
  return (
    <>
      <span lang="en">{(isWhole ? names : names.slice(0, FIRST_AUTHORS)).join(', ')}</span>
      {!isWhole && (
        <>
          {' … '}
          <button type="button" class="text-button" onClick={() => setIsWhole(true)}>
            {t('authors_all', { count: numberOf(names.length, language) })}
          </button>
        </>
      )}
    </>
  )
}

const SITES = { arxiv: 'arXiv', acl: 'ACL Anthology' } as const

function Version({ paper: { version, latestVersion } }: { paper: Paper }) {
  const { t } = useMessages()
  if (latestVersion === undefined || latestVersion === version) return <>v{version}</>
  return <>{t('meta_version_latest', { version, latest: latestVersion })}</>
}

function Doi({ paper: { doi = '', links } }: { paper: Paper }) {
  return <OutwardLink href={links.doi ?? `https://doi.org/${encodeURI(doi)}`}>{doi}</OutwardLink>
}

function Licence({ licence }: { licence: string }) {
  return <OutwardLink href={licence}>{licence.replace(/^https?:\/\//i, '').replace(/\/$/, '')}</OutwardLink>
}

function categoryText({ categories }: Paper): string {
  return categories.map(({ code, name }) => (name && name !== code ? `${name} (${code})` : code)).join(', ')
}
