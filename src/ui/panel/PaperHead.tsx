/** The head: title, one line of who and when that opens to the whole record, then fields and ways to read it. */
import { Fragment } from 'preact'
import { fieldNames, type Paper } from '../../core/paper.ts'
import { versionLabel } from '../../core/version-label.ts'
import { briefAuthors, numberOf } from '../../i18n/format.ts'
import { Icon } from '../components/Icon.tsx'
import { RichText } from '../components/RichText.tsx'
import { useMessages } from '../hooks/messages.ts'
import { PaperLinks } from './PaperLinks.tsx'
import { RecordCard } from './RecordCard.tsx'

/** About as many letters as the line of names and dates holds in a panel of the usual width. */
const LINE_LENGTH = 46

/** Shows what a paper is. */
export function PaperHead({ paper }: { paper: Paper }) {
  const { t, language } = useMessages()
  const dates = datesOf(paper)
  const { names, left } = briefAuthors(
    paper.authors,
    LINE_LENGTH - dates.join(' · ').length - (paper.authors.length > 99 ? 6 : 0),
  )
  return (
    <div class="head">
      <h1 class="title" lang="en">
        <RichText text={paper.title} />
      </h1>
      <details class="record">
        <summary>
          <span class="record-line">
            {names && (
              <span class="record-authors">
                <span class="record-names" lang="en">
                  {names}
                </span>
                {left > 0 && (
                  <span class="record-left">{t('authors_more', { names: '', count: numberOf(left, language) })}</span>
                )}
              </span>
            )}
            {dates.length > 0 && (
              <span class="record-dates">
                {dates.map((date, index) => (
                  <Fragment key={date}>
                    {index > 0 && ' · '}
                    <span class="record-date">{date}</span>
                  </Fragment>
                ))}
              </span>
            )}
          </span>
          <span class="for-screen-readers">{t('record')}</span>
          <Icon name="down" />
        </summary>
        <RecordCard paper={paper} />
      </details>
      <div class="fields">
        <span class="categories" lang="en">
          {fieldNames(paper).map((name) => (
            <span key={name} title={codesOf(paper, name)}>
              {name}
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

function codesOf({ categories }: Paper, field: string): string {
  return categories.flatMap(({ code, name }) => ((name || code) === field ? [code] : [])).join(', ')
}

function datesOf(paper: Paper): string[] {
  const update = paper.updated !== paper.published ? paper.updated : undefined
  const edition = [versionLabel(paper), update].filter(Boolean).join('\u00a0')
  return [paper.published, edition].flatMap((date) => (date ? [date] : []))
}
