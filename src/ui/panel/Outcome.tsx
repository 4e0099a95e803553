/** How the making stands when it is not under way: failed, cancelled, or never begun. */
import { ErrorText } from '../components/ErrorText.tsx'
import { useMessages } from '../hooks/messages.ts'
import { shouldRequest, type PanelState } from './state.ts'

type Props = { state: PanelState; onMake: () => void }

/** Says the outcome and offers the next step; nothing while a digest is being made or on show without trouble. */
export function Outcome({ state, onMake }: Props) {
  const { t } = useMessages()
  const { failure, isCancelled, making, digest, items, view, writer } = state
  // What came of a model is said where the model is offered.
  if (making || (writer && digest)) return null
  if (failure) return <ErrorText error={failure} onRetry={onMake} />
  const isMissing = !digest && view !== undefined && !view.paper?.withdrawn && !shouldRequest(view)
  if (!isCancelled && !isMissing) return null
  const sentence = items.length > 0 ? t('cancelled') : t('cancelled_empty')
  return (
    <div class="message">
      <output class="message-what">{isCancelled ? sentence : t('not_made')}</output>
      <button type="button" class="button" onClick={onMake}>
        {t('make')}
      </button>
    </div>
  )
}
