/** What came of a question: the places of the paper that speak of it, each with its proof, or that it does not seem to say. */
import type { AskedAnswer, AskedPlace } from '../../core/asked.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Wire } from '../../wire/protocol.ts'
import { Prose } from '../components/Prose.tsx'
import { RichText } from '../components/RichText.tsx'
import { useMessages } from '../hooks/messages.ts'
import { modelNameOf } from '../model-name.ts'
import type { LoadPicture } from './PassagePicture.tsx'
import { badgeOf } from './answer-badge.ts'
import { Proofs, type RevealPassage } from './Proof.tsx'
import { usePictures } from './use-pictures.ts'
import { useReveal } from './use-reveal.ts'

type Props = { wire: Wire; paperId: PaperId; asked: AskedAnswer }

/** Shows an answer. */
export function AskedView({ wire, paperId, asked }: Props) {
  const { t, lookUp } = useMessages()
  const onReveal = useReveal(wire, paperId, asked.source)
  const onPicture = usePictures(wire, { source: asked.source, paper: { id: paperId, version: asked.version } })
  const { found, places, answer, language, source, engine } = asked
  const list = (
    <ol class="asked-places">
      {places.map((place) => (
        <li key={place.lead}>
          <PlaceView place={place} language={language} onReveal={onReveal} onPicture={onPicture} />
        </li>
      ))}
    </ol>
  )
  const isByModel = engine.id !== 'extractive'
  const written = answer && (
    <>
      <Prose class="answer" text={answer.text} language={answer.language} />
      <p class="asked-by">{t('ask_written_by', { model: modelNameOf(engine, lookUp) })}</p>
    </>
  )
  if (found)
    return (
      <>
        {written}
        {list}
      </>
    )
  const isAbstract = source.kind === 'abstract'
  return (
    <>
      <div class="message">
        <p class="message-what">{t(isAbstract ? 'ask_not_found_abstract' : 'ask_not_found')}</p>
        {isByModel && <p class="message-next">{t('ask_not_found_premise')}</p>}
        <p class="message-next">{t(isAbstract ? 'ask_not_found_abstract_step' : 'ask_not_found_step')}</p>
      </div>
      {written}
      {places.length > 0 && (
        <details class="asked-closest" open={isByModel}>
          <summary class="text-button">{t('ask_closest', { count: places.length })}</summary>
          {list}
        </details>
      )}
    </>
  )
}

type PlaceProps = {
  place: AskedPlace
  language: string
  onReveal: RevealPassage
  onPicture: LoadPicture | undefined
}

/** The passage that says most of what was asked, with the sentences around it, which are quieter: it is what is proved. */
function PlaceView({ place: { lead, evidence }, language, onReveal, onPicture }: PlaceProps) {
  const proved = evidence.filter(({ passage }) => passage === lead)
  const shown = evidence.map(({ quote }) => quote).join(' ')
  return (
    <>
      <blockquote class="asked-passage verbatim" lang={language}>
        {evidence.map(({ passage, quote }) => (
          <span key={passage} class={passage === lead ? 'asked-lead' : 'asked-context'}>
            <RichText text={quote} />{' '}
          </span>
        ))}
      </blockquote>
      <Proofs
        evidence={proved}
        answer={shown}
        badge={badgeOf(shown, evidence)}
        quoteLanguage={language}
        onReveal={onReveal}
        onPicture={onPicture}
      />
    </>
  )
}
