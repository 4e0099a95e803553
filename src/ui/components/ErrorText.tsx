/** A failure as a reader meets it: what happened, what to do next, and the facts to report. */
import type { ComponentChildren } from 'preact'
import { TEXT_FAILURES, type TextFailure } from '../../core/document.ts'
import { ERROR_CODES, type ErrorInfo } from '../../core/errors.ts'
import { mayBeBrokenOff } from '../../core/passed-over.ts'
import type { Language } from '../../core/language.ts'
import { dollarsOf, momentOf } from '../../i18n/format.ts'
import { errorKey, stepKey, textFailureKey, textFailureStepKey } from '../../i18n/keys.ts'
import type { MessageValues, Translate } from '../../i18n/t.ts'
import { useMessages } from '../hooks/messages.ts'

type Props = {
  error: ErrorInfo
  onRetry?: (() => void) | undefined
  retryLabel?: string
  /** The next step, where more is known than the failure's own. */
  step?: ComponentChildren
}

/** Says a failure and offers to try again where that may help. */
export function ErrorText({ error, onRetry, retryLabel, step }: Props) {
  const { t, language } = useMessages()
  const { host, status, detail, until } = error.params
  const values = withMoney(error, t, language)
  const facts = [host, status, detail].filter((fact) => fact !== undefined && fact !== '')
  const reason = textFailureOf(error)
  const open = until === undefined ? NaN : new Date(until).getTime()
  return (
    <div class="message message-failure" role="alert">
      <p class="message-what">{t(errorKey(error.code), values)}</p>
      {reason && <p class="message-next">{t(textFailureKey(reason))}</p>}
      <p class="message-next">{step || t(reason ? textFailureStepKey(reason) : stepKey(error.code), values)}</p>
      {!Number.isNaN(open) && <p class="message-next">{t('error_until', { time: momentOf(open) })}</p>}
      {facts.length > 0 && (
        <p class="message-detail">
          {t('error_detail')}: <code>{facts.join(' · ')}</code>
        </p>
      )}
      {onRetry && (ERROR_CODES[error.code].retryable || (reason && mayBeBrokenOff(reason))) && (
        <button type="button" class="button" onClick={onRetry}>
          {retryLabel ?? t('retry')}
        </button>
      )}
    </div>
  )
}

/** Why the text could not be read, where that is the failure and is known; its next step says more than the failure's own. */
function textFailureOf({ code, params }: ErrorInfo): TextFailure | undefined {
  return code === 'text-unavailable' ? TEXT_FAILURES.find((reason) => reason === params.reason) : undefined
}

/** Amounts are numbers of US dollars; of a call whose price nobody told, the cost is not known. */
function withMoney({ code, params }: ErrorInfo, t: Translate, language: Language): MessageValues {
  const { cost, budget } = params
  const costWords =
    typeof cost === 'number' ? t('cost_at_most', { cost: dollarsOf(cost, language) }) : t('cost_unknown')
  return {
    ...params,
    ...(code === 'model-maybe-billed' && typeof cost !== 'string' && { cost: costWords }),
    ...(typeof budget === 'number' && { budget: dollarsOf(budget, language) }),
  }
}
