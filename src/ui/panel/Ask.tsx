/** “Ask this paper”: the box, and below it what was asked and what the paper says to it, newest first. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { AskedAnswer } from '../../core/asked.ts'
import type { Digest } from '../../core/digest.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { ERROR_CODES } from '../../core/errors.ts'
import type { ModelInUse, Wire } from '../../wire/protocol.ts'
import { ErrorText } from '../components/ErrorText.tsx'
import { Icon } from '../components/Icon.tsx'
import { OptionsLink } from '../components/OptionsLink.tsx'
import { useMessages } from '../hooks/messages.ts'
import { modelNameOf } from '../model-name.ts'
import { exampleQuestions } from './ask-examples.ts'
import { AskedView } from './AskedView.tsx'
import { AskForm } from './AskForm.tsx'
import { entriesOf, type Entry } from './asked-state.ts'
import { KeepButton } from './KeepButton.tsx'
import { useAsk, type AskControls } from './use-ask.ts'

type Props = {
  wire: Wire
  paperId: PaperId
  version: number | undefined
  digest: Digest | undefined
  /** The reader's own model, where one is in use. */
  model: ModelInUse | undefined
  /** Whether it answers questions, too, and how the reader changes that. */
  isByModel: boolean
  onByModel: (isByModel: boolean) => void
  optionsUrl: string
  /** The questions the note keeps. */
  kept: readonly AskedAnswer[]
  onKept: (asked: AskedAnswer[]) => void
  /** Another model was chosen since this one was offered. */
  onModelChanged: () => void
}

/** Lets the reader ask. It outlives a change of paper, so that the questions of this session stay. */
export function Ask({ wire, paperId, version, digest, kept, onKept, onModelChanged, ...byModel }: Props) {
  const { model } = byModel
  const { t, language } = useMessages()
  const [said, setSaid] = useState('')
  const controls = useAsk({
    wire,
    paperId,
    version,
    language,
    model,
    onModelChanged,
    onKept,
    onAnswer: ({ found, places }) => setSaid(t(found ? 'ask_found' : 'ask_not_found', { count: places.length })),
  })
  const ask = (question: string, connection?: string) => {
    setSaid('')
    controls.ask(question, connection)
  }
  const entries = entriesOf(controls.entries, paperId, kept)
  const section = useBroughtIntoView(controls.entries)
  return (
    <section ref={section} class="ask" aria-labelledby="ask-heading">
      <h2 id="ask-heading">{t('ask_label')}</h2>
      <AskForm
        key={paperId}
        onAsk={ask}
        examples={entries.length === 0 ? exampleQuestions(digest, t) : []}
        choice={model && digest && { ...byModel, model, wire, paperId, version: digest.paper.version }}
      />
      <output class="for-screen-readers">{said}</output>
      {entries.map((entry, index) => (
        <details key={entry.id} class="asked" open={index === 0}>
          <summary class="asked-question">
            <Icon name="next" />
            <h3>{entry.question}</h3>
          </summary>
          <EntryView
            wire={wire}
            entry={entry}
            controls={controls}
            isKept={kept.some(({ id }) => entry.state === 'answered' && id === entry.asked.id)}
            model={model}
            optionsUrl={byModel.optionsUrl}
            onAsk={(connection) => ask(entry.question, connection)}
          />
        </details>
      ))}
    </section>
  )
}

/** The box stands low in the panel: an answer that would come out of sight brings it to the top. */
function useBroughtIntoView(entries: readonly Entry[]) {
  const section = useRef<HTMLElement>(null)
  const [newest] = entries
  const outcome = newest && `${newest.id} ${newest.state}`
  useLayoutEffect(() => {
    const shown = section.current?.querySelector('.asked')
    if (outcome && shown && shown.getBoundingClientRect().bottom > innerHeight) section.current?.scrollIntoView()
  }, [outcome])
  return section
}

type EntryProps = {
  wire: Wire
  entry: Entry
  controls: AskControls
  isKept: boolean
  model: ModelInUse | undefined
  optionsUrl: string
  onAsk: (connection?: string) => void
}

function EntryView({ wire, entry, controls, isKept, model, optionsUrl, onAsk }: EntryProps) {
  const { t, lookUp } = useMessages()
  const onAskAgain = () => onAsk(entry.connection)
  if (entry.state === 'failed')
    return (
      <>
        <ErrorText error={entry.error} onRetry={onAskAgain} retryLabel={t('ask_again')} />
        {entry.connection !== undefined && (
          <p class="asked-ways">
            {!ERROR_CODES[entry.error.code].retryable && <OptionsLink url={optionsUrl} />}
            <button type="button" class="text-button" onClick={() => onAsk()}>
              {t('ask_excerpts_instead')}
            </button>
          </p>
        )}
      </>
    )
  if (entry.state === 'answered')
    return (
      <>
        <AskedView wire={wire} paperId={entry.paperId} asked={entry.asked} />
        <KeepButton
          isKept={isKept}
          onKeep={() => controls.keep(entry.asked)}
          onDrop={() => controls.drop(entry.asked)}
        />
      </>
    )
  const isAsking = entry.state === 'asking'
  return (
    <div class="asked-progress">
      <output>
        {!isAsking && t('ask_cancelled')}
        {isAsking &&
          (entry.connection !== undefined && model
            ? t('model_writes', { model: modelNameOf(model, lookUp) })
            : t('ask_reading'))}
      </output>
      <button type="button" class="text-button" onClick={isAsking ? () => controls.cancel(entry.id) : onAskAgain}>
        {t(isAsking ? 'cancel' : 'ask_again')}
      </button>
    </div>
  )
}
