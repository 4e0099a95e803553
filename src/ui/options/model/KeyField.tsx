/** The key: typed in, never shown again. That one is stored is said; it can be replaced and forgotten. */
import { useState } from 'preact/hooks'
import type { Preset } from '../../../core/model/presets.ts'
import { OutwardLink } from '../../components/OutwardLink.tsx'
import { useMessages } from '../../hooks/messages.ts'

type Props = {
  preset: Preset
  value: string
  isStored: boolean
  isMissing: boolean
  onChange: (key: string) => void
  onForget: () => void
}

/** A field where none is stored or the reader replaces it, else the word that one is. */
export function KeyField({ preset, value, isStored, isMissing, onChange, onForget }: Props) {
  const { t } = useMessages()
  const [isReplacing, setReplacing] = useState(false)
  if (isStored && !isReplacing && value === '')
    return (
      <fieldset class="setting">
        <legend class="label">{t('model_key')}</legend>
        <p class="key-stored">
          <span>{t('model_key_stored')}</span>
          <button type="button" class="text-button" onClick={() => setReplacing(true)}>
            {t('model_key_replace')}
          </button>
          <button
            type="button"
            class="text-button"
            onClick={() => {
              setReplacing(true)
              onForget()
            }}
          >
            {t('model_key_forget')}
          </button>
        </p>
      </fieldset>
    )
  return (
    <div class="setting">
      <label for="model-key">{t(preset.needsKey ? 'model_key' : 'model_key_optional')}</label>
      <input
        id="model-key"
        type="password"
        autoComplete="off"
        spellcheck={false}
        value={value}
        // The one who asked to replace it goes on typing here.
        ref={(field) => {
          if (isReplacing && value === '') field?.focus()
        }}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? 'model-key-fault model-key-hint' : 'model-key-hint'}
        onInput={(event) => {
          setReplacing(false)
          onChange(event.currentTarget.value)
        }}
        onBlur={() => setReplacing(false)}
      />
      {isMissing && (
        <p id="model-key-fault" class="fault">
          {t('model_key_missing')}
        </p>
      )}
      <p id="model-key-hint" class="hint">
        {t('model_key_hint')}{' '}
        {preset.keyPage && (
          <OutwardLink href={preset.keyPage}>{t('model_key_page', { name: preset.name })}</OutwardLink>
        )}
      </p>
    </div>
  )
}
