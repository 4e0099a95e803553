/** Removes a connection, after asking back: its key cannot be had again from here. */
import { useRef, useState } from 'preact/hooks'
import { useMessages } from '../../hooks/messages.ts'

/** One button, then the question with two. */
export function RemoveConnection({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useMessages()
  const [isAsked, setAsked] = useState(false)
  const wasAsked = useRef(false)
  const begin = (button: HTMLElement | null) => {
    // Who kept it goes on where the question was asked from.
    if (wasAsked.current) button?.focus()
    wasAsked.current = false
  }
  if (!isAsked)
    return (
      <button type="button" class="text-button" ref={begin} onClick={() => setAsked(true)}>
        {t('model_remove')}
      </button>
    )
  return (
    <fieldset class="remove-asked">
      <legend class="for-screen-readers">{t('model_remove')}</legend>
      <span>{t('model_remove_asked', { name })}</span>
      <button type="button" class="button" ref={(button) => button?.focus()} onClick={onRemove}>
        {t('model_remove_yes')}
      </button>
      <button
        type="button"
        class="text-button"
        onClick={() => {
          wasAsked.current = true
          setAsked(false)
        }}
      >
        {t('model_remove_no')}
      </button>
    </fieldset>
  )
}
