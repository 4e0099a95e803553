/** “Your own model”: which one writes, how it is reached, what it may cost a day, and what it has cost. */
import { useState } from 'preact/hooks'
import type { Preset } from '../../../core/model/presets.ts'
import type { Settings } from '../../../core/settings.ts'
import type { ModelDesk } from '../../../wire/model-desk.ts'
import type { Wire } from '../../../wire/protocol.ts'
import { ErrorText } from '../../components/ErrorText.tsx'
import { useMessages } from '../../hooks/messages.ts'
import type { Say } from '../../hooks/status.ts'
import '../../styles/model-options.css'
import { BudgetField } from './BudgetField.tsx'
import { BuiltinForm } from './BuiltinForm.tsx'
import { ConnectionForm } from './ConnectionForm.tsx'
import { presetNameOf } from './preset-name.ts'
import { Spending } from './Spending.tsx'
import { useDesk } from './use-desk.ts'

type Props = {
  wire: Wire
  desk: ModelDesk
  settings: Settings
  say: Say
  onChange: (change: Partial<Settings>) => void
}

/** A section of the options. */
export function ModelSection({ wire, desk, settings, say, onChange }: Props) {
  const { t, lookUp } = useMessages()
  const connections = useDesk(wire, desk)
  const [chosen, setChosen] = useState(settings.connection)
  const preset = desk.presets.find(({ id }) => id === chosen)
  const choose = (id: string) => {
    setChosen(id)
    // Without a model there is nothing to fill in: the choice is made.
    if (id === '' && settings.connection !== '') onChange({ connection: '' })
  }
  return (
    <section class="models" aria-labelledby="model-title">
      <h2 id="model-title">{t('model_title')}</h2>
      <p>{t('model_text')}</p>
      <div class="settings">
        <div class="setting">
          <label for="model-preset">{t('model_preset')}</label>
          <select id="model-preset" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{t('model_none')}</option>
            {desk.presets.map((each) => (
              <option key={each.id} value={each.id}>
                {presetNameOf(each, lookUp)}
                {each.id === settings.connection ? t('model_in_use_mark') : ''}
              </option>
            ))}
          </select>
        </div>
        {connections.error && <ErrorText error={connections.error} onRetry={connections.load} />}
        {preset && connections.kept && (
          <PresetForm
            key={preset.id}
            preset={preset}
            desk={desk}
            connections={connections}
            isInUse={settings.connection === preset.id}
            say={say}
            onUse={(isInUse) => onChange({ connection: isInUse ? preset.id : '' })}
          />
        )}
        {preset && preset.engine !== 'builtin' && <BudgetField budget={settings.dailyBudget} onChange={onChange} />}
      </div>
      <Spending desk={desk} />
    </section>
  )
}

type FormProps = Parameters<typeof ConnectionForm>[0] & { desk: ModelDesk; preset: Preset }

function PresetForm({ desk, ...props }: FormProps) {
  const kept = props.connections.kept?.find(({ connection }) => connection.id === props.preset.id)
  if (props.preset.engine === 'builtin') return <BuiltinForm builtin={desk.builtin} {...props} />
  return <ConnectionForm {...props} kept={kept} />
}
