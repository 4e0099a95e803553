/** The most that calls of models may cost a day. */
import { useState } from 'preact/hooks'
import type { Settings } from '../../../core/settings.ts'
import { useMessages } from '../../hooks/messages.ts'

type Props = { budget: number; onChange: (change: Partial<Settings>) => void }

/** Saved when the field is left; what is no amount is not. */
export function BudgetField({ budget, onChange }: Props) {
  const { t } = useMessages()
  const [isWrong, setWrong] = useState(false)
  const read = (typed: string) => {
    const amount = Number(typed.normalize('NFKC').replace(/[\s,]/g, '') || Number.NaN)
    const isAmount = amount >= 0 && amount <= 10_000
    setWrong(!isAmount)
    if (isAmount && amount !== budget) onChange({ dailyBudget: amount })
  }
  return (
    <div class="setting">
      <label for="model-budget">{t('model_budget')}</label>
      <input
        id="model-budget"
        class="short"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={String(budget)}
        aria-invalid={isWrong}
        aria-describedby="model-budget-hint"
        onChange={(event) => read(event.currentTarget.value)}
      />
      <p id="model-budget-hint" class={isWrong ? 'fault' : 'hint'}>
        {t(isWrong ? 'model_price_fault_number' : 'model_budget_hint')}
      </p>
    </div>
  )
}
