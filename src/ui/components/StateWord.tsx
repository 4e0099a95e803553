/** A digest's state as a dot with its word: the dot differs in shape, not only in colour. */
import type { DigestState } from '../../core/job.ts'
import { stateKey } from '../../i18n/keys.ts'
import { useMessages } from '../hooks/messages.ts'

/** Shows a state; `link` is a row that is no paper Ronbun reads. */
export function StateWord({ state }: { state: DigestState | 'link' }) {
  const { t } = useMessages()
  return (
    <span class={`state state-${state}`}>
      <span class="dot" aria-hidden="true" />
      {state === 'link' ? t('state_link') : t(stateKey(state))}
    </span>
  )
}
