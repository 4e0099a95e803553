/** What a run may cost, in words. */
import { dollarsOf } from '../../../i18n/format.ts'
import type { Messages } from '../../../i18n/t.ts'
import type { Estimate } from '../../../wire/protocol.ts'

/** `at most $0.03`, that its price is not known, or nothing for what is free. */
export function costWords({ free, costUsd }: Estimate, { t, language }: Messages): string {
  if (free) return ''
  return costUsd === undefined ? t('cost_unknown') : t('cost_at_most', { cost: dollarsOf(costUsd, language) })
}

/** The word of a button that pays once more. */
export function againWords(estimate: Estimate | undefined, messages: Messages): string {
  const cost = estimate && costWords(estimate, messages)
  return cost ? messages.t('model_again', { cost }) : messages.t('retry')
}
