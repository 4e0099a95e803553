/** The form of one connection: address, key, model, what its server says of it, and one button that tries it all. */
import { useRef, useState } from 'preact/hooks'
import { toErrorInfo } from '../../../core/errors.ts'
import type { ModelInfo } from '../../../core/model/connection.ts'
import type { Preset } from '../../../core/model/presets.ts'
import { dateOf } from '../../../i18n/format.ts'
import type { KeptConnection } from '../../../wire/model-desk.ts'
import { useMessages } from '../../hooks/messages.ts'
import type { Say } from '../../hooks/status.ts'
import { AddressField } from './AddressField.tsx'
import {
  connectionOf,
  draftOf,
  faultsBeside,
  faultsOfLeft,
  isOnThisMachine,
  withModel,
  type Draft,
  type DraftFaults,
} from './connection-draft.ts'
import { KeyField } from './KeyField.tsx'
import { ModelFields } from './ModelFields.tsx'
import { presetNameOf } from './preset-name.ts'
import { RemoveConnection } from './RemoveConnection.tsx'
import { TestOutcome, type TestState } from './TestOutcome.tsx'
import type { Desk } from './use-desk.ts'

type Props = {
  preset: Preset
  kept?: KeptConnection | undefined
  connections: Desk
  isInUse: boolean
  say: Say
  onUse: (isInUse: boolean) => void
}

/** Kept at the test, and from then on at each change of what the server is not asked for. */
export function ConnectionForm({ preset, kept, connections, isInUse, say, onUse }: Props) {
  const { t, lookUp } = useMessages()
  const form = useConnectionForm({ preset, kept, connections, say, isInUse, onUse })
  const { draft, faults, test, models } = form
  const hint = preset.hint && lookUp(`preset_hint_${preset.hint}`)
  const isOwn = isOnThisMachine(preset, draft)
  const hasKey = (kept?.hasKey ?? false) || draft.key !== ''
  const canUse = kept !== undefined && kept.connection.model !== ''
  return (
    <form
      ref={form.ref}
      class="connection settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.onTest()
      }}
    >
      {hint && <p class="hint">{hint}</p>}
      <AddressField draft={draft} faults={faults} onChange={form.change} />
      {(preset.engine !== 'ollama' || !isOwn || hasKey) && (
        <KeyField
          preset={preset}
          value={draft.key}
          isStored={kept?.hasKey ?? false}
          isMissing={faults.key !== undefined}
          onChange={(key) => form.change({ key })}
          onForget={() => void form.onForgetKey()}
        />
      )}
      <ModelFields
        draft={draft}
        faults={faults}
        models={models}
        isPriced={!isOwn || kept?.connection.price !== undefined}
        onChange={form.change}
        onDone={() => void form.onKeep()}
      />
      <div class="connection-acts">
        <button type="submit" class="button" aria-disabled={test.phase === 'testing'}>
          {t('model_test')}
        </button>
        {kept && <RemoveConnection name={presetNameOf(preset, lookUp)} onRemove={() => void form.onRemove()} />}
      </div>
      <TestOutcome test={test} engine={preset.engine} hasModel={draft.model.trim() !== ''} />
      <div class="setting setting-toggle">
        <input
          id="model-use"
          type="checkbox"
          checked={isInUse}
          disabled={!canUse && !isInUse}
          aria-describedby="model-use-hint"
          onChange={(event) => onUse(event.currentTarget.checked)}
        />
        <label for="model-use">{t('model_use')}</label>
        <p id="model-use-hint" class="hint">
          {t(canUse || isInUse ? 'model_use_hint' : 'model_use_first')}
        </p>
      </div>
    </form>
  )
}

type Options = Required<Pick<Props, 'preset' | 'connections' | 'say' | 'isInUse' | 'onUse'>> & Pick<Props, 'kept'>

function useConnectionForm({ preset, kept, connections, say, isInUse, onUse }: Options) {
  const { t } = useMessages()
  const today = dateOf(Date.now())
  const [draft, setDraft] = useState(() => draftOf(preset, kept, today))
  const [faults, setFaults] = useState<DraftFaults>({})
  const [test, setTest] = useState<TestState>({ phase: 'none' })
  const [models, setModels] = useState<readonly ModelInfo[]>([])
  const ref = useRef<HTMLFormElement>(null)
  const hasKey = kept?.hasKey ?? false

  const onFault = (found: DraftFaults) => {
    setFaults(found)
    // Once the faults are marked, the first of them has the keyboard.
    setTimeout(() => ref.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  const finish = async (asked: Promise<ModelInfo[]>, tried: Draft) => {
    try {
      const found = await asked
      setModels(found)
      setTest({ phase: 'ok', count: found.length })
      await onTested(found, tried)
    } catch (caught) {
      setTest({ phase: 'failed', error: toErrorInfo(caught) })
    }
  }
  const onTested = async (found: readonly ModelInfo[], tried: Draft) => {
    // What was kept as listed for another model goes with it.
    const told = (some: Draft) =>
      withModel({ ...some, model: kept?.connection.model ?? some.model }, some.model, found, today)
    // What was typed while the server thought stays.
    setDraft((now) => told(now.key === tried.key ? { ...now, key: '' } : now))
    const made = connectionOf(preset, told({ ...tried, key: '' }), true)
    if (!made.ok) return
    if (made.connection.model === '') return askForModel(ref.current)
    if ((await connections.save(made.connection)) && !isInUse) onUse(true)
  }
  return {
    ref,
    draft,
    faults,
    test,
    models,
    change: (change: Partial<Draft>) => {
      const next = { ...draft, ...change }
      setFaults(faultsBeside(faults, change))
      setDraft(change.model === undefined ? next : withModel(draft, change.model, models, today))
    },
    onTest: () => {
      if (test.phase === 'testing') return
      const made = connectionOf(preset, draft, hasKey)
      if (!made.ok) return onFault(made.faults)
      setFaults({})
      setTest({ phase: 'testing' })
      void finish(connections.test(made.connection, made.key), draft)
    },
    /** Only a connection that is kept, at the address it is kept with. */
    onKeep: async () => {
      const made = connectionOf(preset, draft, hasKey)
      if (!made.ok) return setFaults({ ...faults, ...faultsOfLeft(made.faults) })
      if (!kept || made.connection.url !== kept.connection.url) return
      if (JSON.stringify(made.connection) === JSON.stringify(kept.connection)) return
      if (await connections.save(made.connection)) say(t('options_saved'))
    },
    onForgetKey: async () => {
      if (kept && (await connections.save(kept.connection, ''))) say(t('model_key_forgotten'))
    },
    onRemove: async () => {
      if (!(await connections.remove(preset.id))) return
      setDraft(draftOf(preset, undefined, today))
      setTest({ phase: 'removed' })
      setModels([])
      // The button that was pressed is gone.
      ref.current?.querySelector<HTMLElement>('[type=submit]')?.focus()
      if (isInUse) onUse(false)
    },
  }
}

/** The model is what is missing: who tested by keyboard goes on there. */
function askForModel(form: HTMLFormElement | null): void {
  if (form?.querySelector('[type=submit]') === document.activeElement)
    form?.querySelector<HTMLElement>('#model-name')?.focus()
}
