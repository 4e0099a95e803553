/** Keeps an asked question in the paper's note, and takes it out again, which can be undone. */
import { useState } from 'preact/hooks'
import { toErrorInfo, type ErrorInfo } from '../../core/errors.ts'
import { stepKey } from '../../i18n/keys.ts'
import { Icon } from '../components/Icon.tsx'
import { useMessages } from '../hooks/messages.ts'

type Props = { isKept: boolean; onKeep: () => Promise<void>; onDrop: () => Promise<void> }

/** One button and one quiet word of how things stand. */
export function KeepButton({ isKept, onKeep, onDrop }: Props) {
  const { t } = useMessages()
  const [last, setLast] = useState<'kept' | 'dropped'>()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<ErrorInfo>()
  const run = async () => {
    setIsBusy(true)
    setError(undefined)
    try {
      await (isKept ? onDrop() : onKeep())
      setLast(isKept ? 'dropped' : 'kept')
    } catch (caught) {
      setError(toErrorInfo(caught))
    } finally {
      setIsBusy(false)
    }
  }
  const isUndo = !isKept && last === 'dropped'
  return (
    <div class="asked-keep">
      <output class="asked-kept">
        {isKept && (
          <>
            <Icon name="check" />
            {t('ask_kept')}
          </>
        )}
        {isUndo && t('ask_dropped')}
      </output>
      <button type="button" class="text-button" aria-disabled={isBusy} onClick={() => isBusy || void run()}>
        {t(isKept ? 'ask_drop' : isUndo ? 'ask_undo' : 'ask_keep')}
      </button>
      {error && (
        <div class="message message-failure" role="alert">
          <p class="message-what">{t('ask_keep_failed')}</p>
          <p class="message-next">{t(stepKey(error.code), error.params)}</p>
        </div>
      )}
    </div>
  )
}
