/** How far a batch of digests is, and the way to stop it. */
import { useMessages } from '../hooks/messages.ts'

type Props = { done: number; total: number; isCancelled: boolean; onCancel: () => void }

/** Shows a bar, a count and a button, to stand in a row of acts. */
export function BatchProgress({ done, total, isCancelled, onCancel }: Props) {
  const { t } = useMessages()
  return (
    <>
      <progress class="batch-bar" value={done} max={total} aria-label={t('week_progress_label')} />
      <output class="batch-count">{t('week_progress', { done, total })}</output>
      <button type="button" class="button" disabled={isCancelled} onClick={onCancel}>
        {t('cancel')}
      </button>
    </>
  )
}
