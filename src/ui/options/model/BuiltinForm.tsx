/** The browser's own model: what it needs, its download, and whether it is used. No address, no key, no cost. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { toErrorInfo, type ErrorInfo } from '../../../core/errors.ts'
import type { BuiltinModel, BuiltinState } from '../../../wire/model-desk.ts'
import { ErrorText } from '../../components/ErrorText.tsx'
import { useMessages } from '../../hooks/messages.ts'
import type { Desk } from './use-desk.ts'

type Props = {
  builtin: BuiltinModel
  connections: Desk
  isInUse: boolean
  onUse: (isInUse: boolean) => void
}

/** Shows the state the browser tells. */
export function BuiltinForm({ builtin, connections, isInUse, onUse }: Props) {
  const { t } = useMessages()
  const { state, share, error, look, download, cancel } = useBuiltin(builtin)
  const use = async (wanted: boolean) => {
    if (wanted && !(await connections.save({ id: 'builtin', engine: 'builtin', url: '', model: '' }))) return
    onUse(wanted)
  }
  const isDownloading = share !== undefined
  return (
    <div class="builtin settings">
      <p class="hint">{t('preset_hint_builtin')}</p>
      {error && <ErrorText error={error} onRetry={look} />}
      {state && (
        <div class="builtin-state">
          <output>
            {isDownloading ? t('builtin_progress', { percent: Math.round(share * 100) }) : t(`builtin_${state}`)}
          </output>
          {isDownloading && <progress max={1} value={share} aria-label={t('builtin_download')} />}
          {isDownloading ? (
            <button type="button" class="text-button" onClick={cancel}>
              {t('cancel')}
            </button>
          ) : (
            state === 'downloadable' && (
              <button type="button" class="button" onClick={download}>
                {t('builtin_download')}
              </button>
            )
          )}
          {!isDownloading && (state === 'downloading' || state === 'unavailable') && (
            <button type="button" class="text-button" onClick={look}>
              {t('builtin_look')}
            </button>
          )}
        </div>
      )}
      <div class="setting setting-toggle">
        <input
          id="model-use"
          type="checkbox"
          checked={isInUse}
          disabled={state !== 'available' && !isInUse}
          aria-describedby="model-use-hint"
          onChange={(event) => void use(event.currentTarget.checked)}
        />
        <label for="model-use">{t('model_use')}</label>
        <p id="model-use-hint" class="hint">
          {t(state === 'available' || isInUse ? 'model_use_hint' : 'builtin_use_first')}
        </p>
      </div>
    </div>
  )
}

function useBuiltin(builtin: BuiltinModel) {
  const [state, setState] = useState<BuiltinState>()
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<ErrorInfo>()
  const control = useRef<AbortController | undefined>(undefined)
  const look = async () => {
    try {
      setState(await builtin.state())
      setError(undefined)
    } catch (caught) {
      setError(toErrorInfo(caught))
    }
  }
  const finish = async (asked: Promise<void>, signal: AbortSignal) => {
    try {
      await asked
      await look()
    } catch (caught) {
      // A download given up is no failure.
      if (signal.aborted) await look()
      else setError(toErrorInfo(caught))
    } finally {
      setShare(undefined)
    }
  }
  useEffect(() => {
    void look()
    return () => control.current?.abort()
  }, [builtin])
  return {
    state,
    share,
    error,
    look: () => void look(),
    download: () => {
      const abort = new AbortController()
      control.current = abort
      setShare(0)
      setError(undefined)
      // The browser downloads only from within the click, so nothing may be awaited before.
      void finish(
        builtin.download((done) => !abort.signal.aborted && setShare(done), abort.signal),
        abort.signal,
      )
    },
    cancel: () => control.current?.abort(),
  }
}
