/** Which model, how much it takes in, and what it costs; a server that was asked suggests what it has. */
import type { ModelInfo } from '../../../core/model/connection.ts'
import { useMessages } from '../../hooks/messages.ts'
import type { Draft, DraftFaults } from './connection-draft.ts'

type Props = {
  draft: Draft
  faults: DraftFaults
  models: readonly ModelInfo[]
  /** Whether it is asked what the model costs, even where nobody said so yet. */
  isPriced: boolean
  onChange: (change: Partial<Draft>) => void
  /** A field was left. */
  onDone: () => void
}

/** The fields that may stay empty. */
export function ModelFields({ draft, faults, models, isPriced, onChange, onDone }: Props) {
  const { t } = useMessages()
  return (
    <>
      <div class="setting">
        <label for="model-name">{t('model_name')}</label>
        <input
          id="model-name"
          type="text"
          list="model-names"
          autoComplete="off"
          spellcheck={false}
          value={draft.model}
          aria-describedby="model-name-hint"
          onInput={(event) => onChange({ model: event.currentTarget.value })}
          onChange={onDone}
        />
        <datalist id="model-names">
          {models.map(({ id }) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </datalist>
        <p id="model-name-hint" class="hint">
          {t('model_name_hint')}
        </p>
      </div>
      <div class="setting">
        <label for="model-window">{t('model_window')}</label>
        <input
          id="model-window"
          class="short"
          inputMode="numeric"
          autoComplete="off"
          value={draft.window}
          aria-invalid={faults.window !== undefined}
          aria-describedby="model-window-hint"
          onInput={(event) => onChange({ window: event.currentTarget.value })}
          onChange={onDone}
        />
        <p id="model-window-hint" class={faults.window ? 'fault' : 'hint'}>
          {t(faults.window ? 'model_window_fault' : 'model_window_hint')}
        </p>
      </div>
      {(isPriced || draft.priceIn !== '' || draft.priceOut !== '') && (
        <PriceFields draft={draft} faults={faults} onChange={onChange} onDone={onDone} />
      )}
    </>
  )
}

function PriceFields({ draft, faults, onChange, onDone }: Omit<Props, 'models' | 'isPriced'>) {
  const { t } = useMessages()
  return (
    <fieldset class="setting" aria-describedby="model-price-hint">
      <legend class="label">{t('model_price')}</legend>
      <div class="price-fields">
        <PriceField
          id="model-price-in"
          label={t('model_price_in')}
          value={draft.priceIn}
          isWrong={faults.price !== undefined}
          onInput={(priceIn) => onChange({ priceIn })}
          onDone={onDone}
        />
        <PriceField
          id="model-price-out"
          label={t('model_price_out')}
          value={draft.priceOut}
          isWrong={faults.price !== undefined}
          onInput={(priceOut) => onChange({ priceOut })}
          onDone={onDone}
        />
        <div>
          <label for="model-price-date">{t('model_price_date')}</label>
          <input
            id="model-price-date"
            type="date"
            value={draft.priceDate}
            onInput={({ currentTarget: { value } }) => value !== '' && onChange({ priceDate: value })}
            onChange={onDone}
          />
        </div>
      </div>
      <p id="model-price-hint" class={faults.price ? 'fault' : 'hint'}>
        {t(faults.price ? `model_price_fault_${faults.price}` : 'model_price_hint')}
      </p>
    </fieldset>
  )
}

type PriceProps = {
  id: string
  label: string
  value: string
  isWrong: boolean
  onInput: (value: string) => void
  onDone: () => void
}

function PriceField({ id, label, value, isWrong, onInput, onDone }: PriceProps) {
  return (
    <div>
      <label for={id}>{label}</label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={isWrong}
        onInput={(event) => onInput(event.currentTarget.value)}
        onChange={onDone}
      />
    </div>
  )
}
