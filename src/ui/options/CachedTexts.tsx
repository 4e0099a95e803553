/** The cached texts: how many there are, what they take, and a button that drops them. */
import { useEffect, useState } from 'preact/hooks'
import { toErrorInfo, type ErrorInfo } from '../../core/errors.ts'
import { numberOf, sizeOf } from '../../i18n/format.ts'
import type { Wire } from '../../wire/protocol.ts'
import { ErrorText } from '../components/ErrorText.tsx'
import { useMessages } from '../hooks/messages.ts'
import type { Say } from '../hooks/status.ts'

type Props = { wire: Wire; say: Say }

/** A section of the options; clearing asks nothing back, since the texts can be fetched and read again. */
export function CachedTexts({ wire, say }: Props) {
  const { t, language } = useMessages()
  const { size, error, isClearing, load, clear } = useTexts(wire)
  const onClear = async () => {
    if (await clear()) say(t('texts_cleared'))
  }
  return (
    <section class="texts" aria-labelledby="texts-title">
      <h2 id="texts-title">{t('texts_title')}</h2>
      <p id="texts-hint">{t('texts_hint')}</p>
      {error && <ErrorText error={error} onRetry={() => void load()} />}
      {size && (
        <p class="texts-size">
          {t('texts_size', { count: numberOf(size.documents, language), size: sizeOf(size.bytes, language) })}{' '}
          <button
            type="button"
            class="button"
            aria-label={t('texts_clear_label')}
            aria-describedby="texts-hint"
            aria-disabled={isClearing || size.bytes === 0}
            onClick={() => void onClear()}
          >
            {t('texts_clear')}
          </button>
        </p>
      )}
    </section>
  )
}

type Size = { documents: number; bytes: number }

function useTexts(wire: Wire) {
  const [size, setSize] = useState<Size>()
  const [error, setError] = useState<ErrorInfo>()
  const [isClearing, setClearing] = useState(false)

  async function load(): Promise<void> {
    try {
      setSize(await wire.workshop('texts.size', {}))
      setError(undefined)
    } catch (caught) {
      setError(toErrorInfo(caught))
    }
  }

  /** Whether they were cleared; a button that has nothing to do stays where the keyboard is. */
  async function clear(): Promise<boolean> {
    if (isClearing || size === undefined || size.bytes === 0) return false
    setClearing(true)
    try {
      await wire.workshop('texts.clear', {})
      await load()
      return true
    } catch (caught) {
      setError(toErrorInfo(caught))
      return false
    } finally {
      setClearing(false)
    }
  }

  useEffect(() => void load(), [])
  return { size, error, isClearing, load, clear }
}
