/** A paper and its digest, top to bottom in the order a reader decides. */
import type { AskedAnswer } from '../../core/asked.ts'
import type { Digest } from '../../core/digest.ts'
import { localIdOf, type PaperId } from '../../core/paper-id.ts'
import type { Wire } from '../../wire/protocol.ts'
import { useMessages } from '../hooks/messages.ts'
import { Abstract } from './Abstract.tsx'
import { Ask } from './Ask.tsx'
import { Items } from './Items.tsx'
import { NotStated } from './NotStated.tsx'
import { Notices, SmallPrint } from './Notices.tsx'
import { Outcome } from './Outcome.tsx'
import { PaperHead } from './PaperHead.tsx'
import { Related } from './Related.tsx'
import { itemPlaces, type PanelState } from './state.ts'
import { Statement } from './Statement.tsx'
import { TranslationLine } from './TranslationLine.tsx'
import { usePictures } from './use-pictures.ts'
import { useReveal } from './use-reveal.ts'
import { useTranslation } from './use-translation.ts'

type Props = {
  wire: Wire
  state: PanelState
  paperId: PaperId
  onMake: (version?: number) => void
  /** Hears which questions the note keeps. */
  onKept: (asked: AskedAnswer[]) => void
}

/** Shows all that is known of a paper so far. */
export function PaperView({ wire, state, paperId, onMake, onKept }: Props) {
  const { t, language } = useMessages()
  const { digest, making } = state
  const paper = state.view?.paper ?? digest?.paper
  const summary = digest?.summary ?? (digest ? undefined : state.summary)
  const recorded = paper?.abstract
  const abstract: Digest['abstract'] =
    digest?.abstract ?? (recorded ? { text: recorded, language: 'en', by: 'original' } : undefined)
  const quoteLanguage = digest?.abstract?.by === 'original' ? digest.abstract.language : 'en'
  const reveal = useReveal(wire, paperId, {
    kind: digest?.source.kind,
    url: digest?.source.url ?? paper?.links.html ?? paper?.links.abs ?? '',
  })
  const picture = usePictures(wire, digest)
  const translating = useTranslation({ wire, digest, isOn: state.view?.settings.translate ?? false })
  const isAbstractOnly = digest?.source.kind === 'abstract'
  return (
    <article class="paper">
      {paper ? <PaperHead paper={paper} /> : <h1 class="title">{localIdOf(paperId)}</h1>}
      {paper && <Related wire={wire} paperId={paperId} />}
      <Notices state={state} onMake={onMake} />
      {summary && (
        <section class="lead" aria-label={t('summary_label')}>
          <Statement
            name="lead-text"
            text={summary.text}
            language={summary.language}
            evidence={summary.evidence}
            translation={translating.translationOf('summary', summary.translation)}
            quoteLanguage={quoteLanguage}
            onReveal={reveal}
            onPicture={picture}
          />
        </section>
      )}
      {!summary && !digest && making && (
        <div class="lead lead-awaited" aria-hidden="true">
          <span class="awaited-line" />
          <span class="awaited-line" />
          <span class="awaited-line awaited-short" />
        </div>
      )}
      {abstract && abstract.text !== summary?.text && (
        <Abstract
          key={abstract.text}
          {...abstract}
          translation={translating.translationOf('abstract', abstract.translation)}
        />
      )}
      <TranslationLine {...translating} />
      <Outcome state={state} onMake={() => onMake()} />
      <Items
        places={itemPlaces(state)}
        language={digest?.language ?? language}
        quoteLanguage={quoteLanguage}
        onReveal={reveal}
        onPicture={picture}
        translationOf={translating.translationOf}
      />
      {digest && digest.items.length === 0 && (
        <div class="message">
          <p class="message-what">{t(isAbstractOnly ? 'no_answers_abstract' : 'no_answers')}</p>
          <p class="message-next">{t(isAbstractOnly ? 'no_answers_abstract_step' : 'no_answers_step')}</p>
        </div>
      )}
      {digest && <NotStated digest={digest} />}
      {digest && <SmallPrint wire={wire} digest={digest} />}
      {paper && !paper.withdrawn && (
        <Ask
          wire={wire}
          paperId={paperId}
          version={digest?.paper.version ?? paper.version}
          digest={digest}
          kept={state.view?.note.asked ?? []}
          onKept={onKept}
        />
      )}
    </article>
  )
}
