/** That a run might go beyond today's budget, instead of the button that would begin it. */
import { dollarsOf, joinSentences } from '../../../i18n/format.ts'
import type { Estimate } from '../../../wire/protocol.ts'
import { useMessages } from '../../hooks/messages.ts'
import { costWords } from './cost-words.ts'
import { OptionsLink } from '../../components/OptionsLink.tsx'

/** Says what it may cost, what was spent, and the way to the options. */
export function BudgetLine({ estimate, optionsUrl }: { estimate: Estimate; optionsUrl: string }) {
  const messages = useMessages()
  const { t, language } = messages
  const { spentTodayUsd, dailyBudgetUsd } = estimate
  const values = {
    cost: costWords(estimate, messages),
    spent: dollarsOf(spentTodayUsd, language),
    budget: dollarsOf(dailyBudgetUsd, language),
  }
  return (
    <section class="model-line model-words" aria-label={t('model_label')}>
      <p>{joinSentences(language, t('error_model_budget', values), t('model_budget_facts', values))}</p>
      <OptionsLink url={optionsUrl} />
    </section>
  )
}
