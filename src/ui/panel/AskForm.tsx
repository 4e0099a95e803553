/** The box in which a reader asks the paper. */
import { useRef, useState } from 'preact/hooks'
import type { TargetedKeyboardEvent } from 'preact'
import { LONGEST_QUESTION } from '../../core/question-length.ts'
import { useMessages } from '../hooks/messages.ts'

type Props = { onAsk: (question: string) => void; examples: readonly string[] }

/** Enter asks, Shift and Enter begins a new line, Escape empties the box. */
export function AskForm({ onAsk, examples }: Props) {
  const { t } = useMessages()
  const [text, setText] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  const ask = () => {
    const question = text.trim()
    if (!question) return box.current?.focus()
    setText('')
    onAsk(question)
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
        <button type="submit" class="button">
          {t('ask_send')}
        </button>
      </div>
      <p id="ask-hint" class="ask-hint">
        {t('ask_hint')}
      </p>
      {examples.length > 0 && (
        <div class="ask-examples">
          <p id="ask-examples">{t('ask_examples')}</p>
          <ul aria-labelledby="ask-examples">
            {examples.map((example) => (
              <li key={example}>
                <button type="button" class="text-button" onClick={() => onAsk(example)}>
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
