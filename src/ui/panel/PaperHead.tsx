/** The head: title, one line of who and when that opens to the whole record, then fields and ways to read it. */
import type { Paper } from '../../core/paper.ts'
import { shortAuthors } from '../../i18n/format.ts'
import { Icon } from '../components/Icon.tsx'
import { RichText } from '../components/RichText.tsx'
import { useMessages } from '../hooks/messages.ts'
import { PaperLinks } from './PaperLinks.tsx'
import { RecordCard } from './RecordCard.tsx'
import { versionLabel } from './version.ts'

/** Shows what a paper is. */
export function PaperHead({ paper }: { paper: Paper }) {
  const { t } = useMessages()
  const { names, left } = shortAuthors(paper.authors, 2)
  const authors = left > 0 ? t('authors_more', { names, count: left }) : names
  const dates = datesOf(paper)
  return (
    <div class="head">
      <h1 class="title" lang="en">
        <RichText text={paper.title} />
      </h1>
      <details class="record">
        <summary>
          <span class="record-line">
            {authors && <span class="record-authors">{authors}</span>}
            {dates && <span class="record-dates">{dates}</span>}
          </span>
          <span class="for-screen-readers">{t('record')}</span>
          <Icon name="down" />
        </summary>
        <RecordCard paper={paper} />
      </details>
      <div class="fields">
        <span class="categories" lang="en">
          {paper.categories.map(({ code, name }) => (
            <span key={code} title={code}>
              {name || code}
            </span>
          ))}
        </span>
        <nav aria-label={t('links_label')}>
          <PaperLinks paper={paper} isShort />
        </nav>
      </div>
    </div>
  )
}

function datesOf(paper: Paper): string {
  const update = paper.updated !== paper.published ? paper.updated : undefined
  const edition = [versionLabel(paper), update].filter(Boolean).join('\u00a0')
  return [paper.published, edition].filter(Boolean).join(' · ')
}
