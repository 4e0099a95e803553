/** The footer while a digest is made: what is being done, how far it is, and a way to stop. */
import { useLayoutEffect, useRef } from 'preact/hooks'
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
  /** Called when the line goes while the keyboard is in it. */
  onLeave: () => void
}

/** Shows progress in the same place and height as the provenance line that follows it. */
export function ProgressLine({ making, done, model, onCancel, onLeave }: Props) {
  const { t } = useMessages()
  const line = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => () => void (line.current?.contains(document.activeElement) && onLeave()), [])
  const isIdle = making.isCancelling || !making.key
  return (
    <div ref={line} class="progress">
      <output class="progress-step">{usePhrase(making, model)}</output>
      <span class="progress-count">{t('progress_count', { done, total: SLOTS.length })}</span>
      <button
        type="button"
        class="text-button"
        aria-disabled={isIdle}
        onClick={() => {
          // A button that is disabled in the click would drop the keyboard.
          if (!isIdle) onCancel()
        }}
      >
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
