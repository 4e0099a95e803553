/** The box in which a reader asks the paper. */
import { useRef, useState } from 'preact/hooks'
import type { TargetedKeyboardEvent } from 'preact'
import { LONGEST_QUESTION } from '../../core/question-length.ts'
import { useLoaded } from '../hooks/loaded.ts'
import { useMessages } from '../hooks/messages.ts'
import type { AskChoiceProps } from './model/AskChoice.tsx'

type Props = {
  /** With a connection its model is to answer. */
  onAsk: (question: string, connection?: string) => void
  examples: readonly string[]
  /** Who may answer, where there is a choice. */
  choice: Omit<AskChoiceProps, 'isUsed' | 'onReady'> | undefined
}

const loadChoice = () => import('./model/AskChoice.tsx').then(({ AskChoice }) => AskChoice)

/** Enter asks, Shift and Enter begins a new line, Escape empties the box. */
export function AskForm({ onAsk, examples, choice }: Props) {
  const { t } = useMessages()
  const [text, setText] = useState('')
  const [isUsed, setUsed] = useState(false)
  // What a model's answer may cost stands beside the box before it can be asked.
  const [isReady, setReady] = useState(false)
  const Choice = useLoaded(loadChoice, choice !== undefined)
  const connection = choice?.isByModel ? choice.model.connection : undefined
  const canAsk = connection === undefined || isReady
  const box = useRef<HTMLTextAreaElement>(null)
  const ask = () => {
    const question = text.trim()
    if (!question) return box.current?.focus()
    if (!canAsk) return
    setText('')
    onAsk(question, connection)
  }
  const take = (example: string) => {
    if (canAsk) return onAsk(example, connection)
    setText(example)
    box.current?.focus()
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes, its keys are its own: Enter takes a candidate, Escape gives it up.
    if (event.isComposing || event.keyCode === COMPOSING) return
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault()
      setText('')
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      ask()
    }
  }
  return (
    <form
      class="ask-form"
      onFocusCapture={() => setUsed(true)}
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      <div class="ask-box">
        <textarea
          ref={box}
          id="ask-text"
          rows={1}
          maxLength={LONGEST_QUESTION}
          placeholder={t('ask_placeholder')}
          aria-labelledby="ask-heading"
          aria-describedby="ask-hint"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="button" aria-disabled={!canAsk}>
          {t('ask_send')}
        </button>
      </div>
      <p id="ask-hint" class="ask-hint">
        {t(connection === undefined ? 'ask_hint' : 'ask_hint_model')}
      </p>
      {Choice && choice && <Choice {...choice} isUsed={isUsed} onReady={setReady} />}
      {examples.length > 0 && (
        <div class="ask-examples">
          <p id="ask-examples">{t('ask_examples')}</p>
          <ul aria-labelledby="ask-examples">
            {examples.map((example) => (
              <li key={example}>
                <button type="button" class="text-button" onClick={() => take(example)}>
                  {example}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  )
}

/** What Safari gives for the Enter that ends a composition, which it no longer counts as composing. */
const COMPOSING = 229
