/** What came of a model that did not finish: why, whether once more with what that may cost, or the excerpts alone. */
import { ERROR_CODES } from '../../../core/errors.ts'
import { ErrorText } from '../../components/ErrorText.tsx'
import { useMessages } from '../../hooks/messages.ts'
import type { PanelState } from '../state.ts'
import { BudgetLine } from './BudgetLine.tsx'
import { againWords } from './cost-words.ts'
import { OptionsLink } from '../../components/OptionsLink.tsx'
import { isOverBudget, type Estimating } from './use-estimate.ts'

type Props = {
  state: PanelState
  estimating: Estimating
  optionsUrl: string
  onWrite: () => void
  onDismiss: () => void
}

/** The button that pays once more waits for what it may cost. */
export function WriterOutcome({ state, estimating: { estimate, error }, optionsUrl, onWrite, onDismiss }: Props) {
  const messages = useMessages()
  const { t } = messages
  const { failure, items } = state
  const isOver = estimate !== undefined && isOverBudget(estimate)
  const isReady = !isOver && (estimate ?? error) !== undefined
  const isForOptions = failure !== undefined && !ERROR_CODES[failure.code].retryable
  return (
    <section class="model-outcome" aria-label={t('model_label')}>
      {failure ? (
        <ErrorText
          error={failure}
          onRetry={isReady ? onWrite : undefined}
          retryLabel={againWords(estimate, messages)}
        />
      ) : (
        <div class="message">
          <output class="message-what">{t(items.length > 0 ? 'cancelled' : 'cancelled_empty')}</output>
          {isReady && (
            <button type="button" class="button" onClick={onWrite}>
              {againWords(estimate, messages)}
            </button>
          )}
        </div>
      )}
      {isOver && failure?.code !== 'model-budget' && <BudgetLine estimate={estimate} optionsUrl={optionsUrl} />}
      <p class="model-ways">
        {isForOptions && <OptionsLink url={optionsUrl} />}
        <button type="button" class="text-button" onClick={onDismiss}>
          {t('model_dismiss')}
        </button>
      </p>
    </section>
  )
}
