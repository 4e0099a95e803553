/** The ten rows of a week, or the ten places they will take. */
import type { PaperId } from '../../core/paper-id.ts'
import { joinSentences, momentOf } from '../../i18n/format.ts'
import { errorKey } from '../../i18n/keys.ts'
import { ErrorText } from '../components/ErrorText.tsx'
import { useMessages } from '../hooks/messages.ts'
import type { PopupState } from './state.ts'
import { WeekRowView } from './WeekRowView.tsx'

const PLACES = Array.from({ length: 10 }, (_, index) => index + 1)

type Props = {
  state: PopupState
  panelUrl: (paperId: PaperId) => string
  onStar: (paperId: PaperId, starred: boolean) => void
  onRefresh: () => void
}

/** Shows the week; while it loads, empty rows of the same height. */
export function WeekList({ state, panelUrl, onStar, onRefresh }: Props) {
  const { t } = useMessages()
  const { view, isRefreshing } = state
  const error = state.error ?? view?.error
  const isWaiting = !view || (isRefreshing && view.rows.length === 0)
  if (isWaiting && !(error && !isRefreshing)) {
    return (
      <ol class="rows" aria-busy="true" aria-label={t('loading')}>
        {PLACES.map((rank) => (
          <li key={rank} class="row row-awaited" aria-hidden="true">
            <span class="rank">{rank}</span>
            <span class="awaited-line" />
          </li>
        ))}
      </ol>
    )
  }
  if (!view?.week && error) return <ErrorText error={error} onRetry={onRefresh} retryLabel={t('week_refresh')} />
  if (!view?.week) {
    return <ErrorText error={{ code: 'list-empty', params: {} }} onRetry={onRefresh} retryLabel={t('week_refresh')} />
  }
  return (
    <>
      {error && (
        <output class="kept">
          <KeptCopy error={error} checkedAt={view.checkedAt} />
        </output>
      )}
      {view.rows.length === 0 && <p class="muted rows-empty">{t('week_empty')}</p>}
      <ol class="rows" aria-label={t('week_heading')}>
        {view.rows.map((row) => (
          <WeekRowView key={`${row.entry.rank} ${row.entry.title}`} row={row} panelUrl={panelUrl} onStar={onStar} />
        ))}
      </ol>
    </>
  )
}

function KeptCopy({ error, checkedAt }: { error: NonNullable<PopupState['error']>; checkedAt: number | undefined }) {
  const { t, language } = useMessages()
  const copy = checkedAt === undefined ? t('week_kept_undated') : t('week_kept', { time: momentOf(checkedAt) })
  return <>{joinSentences(language, t(errorKey(error.code), error.params), copy)}</>
}
