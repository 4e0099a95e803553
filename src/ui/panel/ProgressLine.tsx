/** The footer while a digest is made: what is being done, how far it is, and a way to stop. */
import { SLOTS } from '../../core/slot.ts'
import { clockOf } from '../../i18n/format.ts'
import { progressKey } from '../../i18n/keys.ts'
import { useMessages } from '../hooks/messages.ts'
import type { Making } from './state.ts'

type Props = {
  making: Making
  done: number
  /** The name of the model that writes, where one does. */
  model: string | undefined
  onCancel: () => void
}

/** Shows progress in the same place and height as the provenance line that follows it. */
export function ProgressLine({ making, done, model, onCancel }: Props) {
  const { t } = useMessages()
  return (
    <div class="progress">
      <output class="progress-step">{usePhrase(making, model)}</output>
      <span class="progress-count">{t('progress_count', { done, total: SLOTS.length })}</span>
      <button type="button" class="text-button" disabled={making.isCancelling || !making.key} onClick={onCancel}>
        {t('cancel')}
      </button>
      <progress class="progress-bar" value={done} max={SLOTS.length} aria-label={t('items_label')} />
    </div>
  )
}

function usePhrase({ step, until, isCancelling }: Making, model: string | undefined): string {
  const { t } = useMessages()
  if (isCancelling) return t('progress_cancelling')
  if (until !== undefined && until > Date.now()) return t('progress_until', { time: clockOf(until) })
  return model !== undefined && step === 'draft' ? t('model_writes', { model }) : t(progressKey(step))
}
