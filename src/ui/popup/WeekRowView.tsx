/** One row of the week: rank, title, a quiet line, the digest's state in a word, the star. */
import type { PaperId } from '../../core/paper-id.ts'
import { hostOf, numberOf, shortAuthors } from '../../i18n/format.ts'
import { errorKey } from '../../i18n/keys.ts'
import type { WeekRow } from '../../wire/protocol.ts'
import { RichText } from '../components/RichText.tsx'
import { StarButton } from '../components/StarButton.tsx'
import { StateWord } from '../components/StateWord.tsx'
import { useMessages } from '../hooks/messages.ts'

type Props = {
  row: WeekRow
  panelUrl: (paperId: PaperId) => string
  onStar: (paperId: PaperId, starred: boolean) => void
}

/** Shows a row; a click on its title opens the paper's page, on its state the finished digest. */
export function WeekRowView({ row, panelUrl, onStar }: Props) {
  const { t } = useMessages()
  const { entry, paper, state, starred, error } = row
  const title = paper?.title ?? entry.title
  const quiet = useQuietLine(row)
  const { paperId, url } = entry
  const href = url && /^https?:\/\//i.test(url) ? url : undefined
  return (
    <li class="row">
      <span class="rank">{entry.rank}</span>
      <div class="row-text">
        {href ? (
          <a class="row-title" lang="en" href={href} target="_blank" rel="noopener noreferrer" title={title}>
            <RichText text={title} />
          </a>
        ) : (
          <span class="row-title" lang="en" title={title}>
            <RichText text={title} />
          </span>
        )}
        <p class="row-line">
          {paperId && state === 'ready' ? (
            <a
              class="digest-link"
              href={panelUrl(paperId)}
              target="_blank"
              rel="noopener"
              title={t('popup_show_title', { title })}
            >
              <StateWord state={state} />
            </a>
          ) : (
            <StateWord state={paperId ? state : 'link'} />
          )}
          <span class="row-quiet">{error ? t(errorKey(error.code), error.params) : quiet}</span>
        </p>
      </div>
      {paperId && (
        <StarButton label={t('star_title', { title })} starred={starred} onToggle={(next) => onStar(paperId, next)} />
      )}
    </li>
  )
}

function useQuietLine({ entry, paper }: WeekRow): string {
  const { t, language } = useMessages()
  if (!paper) return entry.url ? hostOf(entry.url) : ''
  const { names, left } = shortAuthors(paper.authors, 1)
  const authors = left > 0 ? t('authors_more', { names, count: numberOf(left, language) }) : names
  return [authors, paper.updated ?? paper.published].filter(Boolean).join(' · ')
}
