/** The choice between digests of one paper: the excerpts, and what models wrote. */
import type { Digest } from '../../../core/digest.ts'
import type { DigestChoice } from '../../../wire/protocol.ts'
import { useMessages } from '../../hooks/messages.ts'
import { modelNameOf } from '../../model-name.ts'
import { choiceOf } from '../digest-choice.ts'

type Props = { digest: Digest; others: readonly DigestChoice[]; onChoose: (key: string) => void }

/** The excerpts first, then models by name, so that no choice ever changes its place. */
export function DigestSwitch({ digest, others, onChoose }: Props) {
  const { t, lookUp } = useMessages()
  const shown = choiceOf(digest)
  const choices = [shown, ...others]
    .map(({ key, engine }) => ({ key, isModel: engine.id !== 'extractive', name: modelNameOf(engine, lookUp) }))
    .toSorted((a, b) => Number(a.isModel) - Number(b.isModel) || a.name.localeCompare(b.name))
  return (
    <fieldset class="digest-switch">
      <legend class="for-screen-readers">{t('digest_switch')}</legend>
      {choices.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === shown.key}
          onClick={() => key !== shown.key && onChoose(key)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
