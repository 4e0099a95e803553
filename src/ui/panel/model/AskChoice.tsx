/** Who answers the reader's questions: the paper's own words, or the model, with what that may cost. */
import { useLayoutEffect } from 'preact/hooks'
import type { PaperId } from '../../../core/paper-id.ts'
import { joinSentences } from '../../../i18n/format.ts'
import { errorKey, stepKey } from '../../../i18n/keys.ts'
import type { ModelInUse, Wire } from '../../../wire/protocol.ts'
import { OptionsLink } from '../../components/OptionsLink.tsx'
import { useMessages } from '../../hooks/messages.ts'
import { modelNameOf } from '../../model-name.ts'
import { shownModel } from '../digest-choice.ts'
import { costWords } from './cost-words.ts'
import { useEstimate } from './use-estimate.ts'

export type AskChoiceProps = {
  wire: Wire
  paperId: PaperId
  version: number
  model: ModelInUse
  isByModel: boolean
  onByModel: (isByModel: boolean) => void
  optionsUrl: string
  /** Whether the reader came to the form: what an answer costs is reckoned from then on. */
  isUsed: boolean
  /** Hears whether a model may be asked: only once it is known what that costs. */
  onReady: (isReady: boolean) => void
}

/** Two choices; the last one made is remembered. */
export function AskChoice({ wire, paperId, version, model, isByModel, onByModel, isUsed, ...rest }: AskChoiceProps) {
  const messages = useMessages()
  const { t, lookUp, language } = messages
  const { optionsUrl, onReady } = rest
  const { connection } = model
  const isNeeded = !model.free && (isByModel || isUsed)
  const { estimate, error } = useEstimate(
    wire,
    // A question costs what the paper costs that is sent with it; its own words are few.
    isNeeded
      ? { paperId, version, language, connection, model: shownModel(model), question: t('ask_placeholder') }
      : undefined,
  )
  const isReady = model.free || estimate !== undefined
  useLayoutEffect(() => onReady(isReady), [isReady])
  const name = modelNameOf(model, lookUp)
  const cost = estimate && costWords(estimate, messages)
  return (
    <fieldset class="ask-choice">
      <legend class="for-screen-readers">{t('ask_choice')}</legend>
      <label>
        <input type="radio" name="ask-by" checked={!isByModel} onChange={() => onByModel(false)} />
        {t('ask_by_excerpts')}
      </label>
      <label>
        <input type="radio" name="ask-by" checked={isByModel} onChange={() => onByModel(true)} />
        <span aria-live="polite">
          {cost
            ? t('ask_by_model_cost', { model: name, cost })
            : t(isByModel && !isReady && !error ? 'ask_by_model_reckoning' : 'ask_by_model', { model: name })}
        </span>
      </label>
      {isByModel && error && (
        <p class="ask-choice-trouble">
          {joinSentences(language, t(errorKey(error.code), error.params), t(stepKey(error.code), error.params))}{' '}
          <OptionsLink url={optionsUrl} />
        </p>
      )}
    </fieldset>
  )
}
