/** The papers of a list page: each with its digest's state, and several to be asked for at once. */
import { useMemo } from 'preact/hooks'
import type { PaperId } from '../../core/paper-id.ts'
import { numberOf } from '../../i18n/format.ts'
import { errorKey } from '../../i18n/keys.ts'
import type { ListRow } from '../../wire/protocol.ts'
import { BatchProgress } from '../components/BatchProgress.tsx'
import { ErrorText } from '../components/ErrorText.tsx'
import { RichText } from '../components/RichText.tsx'
import { StateWord } from '../components/StateWord.tsx'
import { useMessages } from '../hooks/messages.ts'
import { batchProgress, canMake } from './list-state.ts'
import type { ListControls } from './use-list.ts'

type Props = { list: ListControls; onShow: (paperId: PaperId, version?: number) => void }

/** Shows the rows. */
export function ListView({ list, onShow }: Props) {
  const { t, language } = useMessages()
  const { view, chosen, error } = list.state
  if (error) return <ErrorText error={error} onRetry={list.reopen} />
  if (!view) return <p class="muted">{t('loading')}</p>
  if (view.rows.length === 0) return <p class="muted">{t('list_empty')}</p>
  const open = view.rows.filter(canMake).map(({ paperId }) => paperId)
  return (
    <section class="list" aria-labelledby="list-title">
      <header class="list-head">
        <h1 id="list-title">{t('list_title')}</h1>
        <span class="list-count">{t('list_count', { count: numberOf(view.rows.length, language) })}</span>
      </header>
      <ChooseAll open={open} chosen={chosen} onChoose={list.choose} />
      <ol class="list-rows">
        {view.rows.map((row) => (
          <Row
            key={row.paperId}
            row={row}
            isChosen={chosen.has(row.paperId)}
            onChoose={(isChosen) => list.choose([row.paperId], isChosen)}
            onShow={() => onShow(row.paperId, row.version)}
            onRetry={() => list.retry(row, language)}
          />
        ))}
      </ol>
    </section>
  )
}

type ChooseAllProps = {
  open: readonly PaperId[]
  chosen: ReadonlySet<PaperId>
  onChoose: ListControls['choose']
}

function ChooseAll({ open, chosen, onChoose }: ChooseAllProps) {
  const { t, language } = useMessages()
  return (
    <label class="list-all">
      <input
        type="checkbox"
        checked={open.length > 0 && chosen.size === open.length}
        indeterminate={chosen.size > 0 && chosen.size < open.length}
        disabled={open.length === 0}
        onChange={(event) => onChoose(open, event.currentTarget.checked)}
      />
      {t('list_choose_all', { count: numberOf(open.length, language) })}
    </label>
  )
}

type RowProps = {
  row: ListRow
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  onShow: () => void
  onRetry: () => void
}

function Row({ row, isChosen, onChoose, onShow, onRetry }: RowProps) {
  const { t } = useMessages()
  const { title, state, error } = row
  // A list of hundreds of rows is drawn again at every tick: a row whose own parts are the same is left as it is.
  return useMemo(
    () => (
      <li class="list-row">
        {canMake(row) ? (
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={t('list_choose', { title })}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        ) : (
          <span />
        )}
        <div class="row-text">
          <button type="button" class="list-row-title" lang="en" onClick={onShow}>
            <RichText text={title} />
          </button>
          <p class="row-line">
            <StateWord state={state} />
            {error && <span class="row-trouble">{t(errorKey(error.code), error.params)}</span>}
            {state === 'failed' && (
              <button
                type="button"
                class="text-button"
                aria-label={t('popup_retry_title', { title })}
                onClick={onRetry}
              >
                {t('retry')}
              </button>
            )}
          </p>
        </div>
      </li>
    ),
    [row, isChosen, t],
  )
}

/** The list's foot: the one button, or how far the digests are. */
export function ListFoot({ list }: { list: ListControls }) {
  const { t, language } = useMessages()
  const { batch, chosen, view } = list.state
  if (!view || view.rows.length === 0) return null
  return (
    <div class="acts list-acts">
      {batch ? (
        <BatchProgress {...batchProgress(list.state)} isCancelled={batch.isCancelled} onCancel={list.cancel} />
      ) : (
        <button
          type="button"
          class="button button-main"
          disabled={chosen.size === 0}
          onClick={() => list.makeChosen(language)}
        >
          {chosen.size === 0 ? t('list_make_none') : t('list_make', { count: numberOf(chosen.size, language) })}
        </button>
      )}
    </div>
  )
}
