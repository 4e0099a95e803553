/** The offer of a model: one calm line with what it takes, and one button. */
import { ERROR_CODES } from '../../../core/errors.ts'
import { joinSentences, numberOf } from '../../../i18n/format.ts'
import { errorKey, stepKey } from '../../../i18n/keys.ts'
import type { Estimate, ModelInUse } from '../../../wire/protocol.ts'
import { useMessages } from '../../hooks/messages.ts'
import { modelNameOf } from '../../model-name.ts'
import { BudgetLine } from './BudgetLine.tsx'
import { costWords } from './cost-words.ts'
import { OptionsLink } from '../../components/OptionsLink.tsx'
import { isOverBudget, roundTokens, type Estimating } from './use-estimate.ts'

type Props = { model: ModelInUse; estimating: Estimating; optionsUrl: string; onWrite: () => void }

/** Nothing until what it takes is known; where it cannot be known, why, and what to do. */
export function Offer({ model, estimating: { estimate, error, again }, optionsUrl, onWrite }: Props) {
  const { t, lookUp, language } = useMessages()
  if (error)
    return (
      <section class="model-line model-words" aria-label={t('model_label')}>
        <p>{joinSentences(language, t(errorKey(error.code), error.params), t(stepKey(error.code), error.params))}</p>
        {ERROR_CODES[error.code].retryable ? (
          <button type="button" class="text-button" onClick={again}>
            {t('retry')}
          </button>
        ) : (
          <OptionsLink url={optionsUrl} />
        )}
      </section>
    )
  if (!estimate) return null
  if (isOverBudget(estimate)) return <BudgetLine estimate={estimate} optionsUrl={optionsUrl} />
  return (
    <section class="model-line" aria-label={t('model_label')}>
      <p>{useOfferWords(model, estimate)}</p>
      <button type="button" class="button" onClick={onWrite}>
        {t('model_write', { model: modelNameOf(model, lookUp) })}
      </button>
    </section>
  )
}

function useOfferWords(model: ModelInUse, estimate: Estimate): string {
  const messages = useMessages()
  const { t, language, lookUp } = messages
  const { passages, passagesTotal } = estimate
  const tokens = numberOf(roundTokens(estimate), language)
  const values = { model: modelNameOf(model, lookUp), tokens, cost: costWords(estimate, messages) }
  return joinSentences(
    language,
    t(values.cost ? 'model_offer_cost' : 'model_offer', values),
    passages < passagesTotal
      ? t('model_offer_part', { passages: numberOf(passages, language), total: numberOf(passagesTotal, language) })
      : '',
  )
}
