/** A paper and its digest, top to bottom in the order a reader decides. */
import type { Digest } from '../../core/digest.ts'
import { localIdOf, type PaperId } from '../../core/paper-id.ts'
import type { Wire } from '../../wire/protocol.ts'
import { useMessages } from '../hooks/messages.ts'
import { modelNameOf } from '../model-name.ts'
import { Abstract } from './Abstract.tsx'
import { Ask } from './Ask.tsx'
import { itemPlaces, shownParts } from './item-places.ts'
import { Items } from './Items.tsx'
import { ModelSlot } from './model/ModelSlot.tsx'
import { NotStated } from './NotStated.tsx'
import { Notices, SmallPrint } from './Notices.tsx'
import { Outcome } from './Outcome.tsx'
import { PaperHead } from './PaperHead.tsx'
import { Related } from './Related.tsx'
import { Statement } from './Statement.tsx'
import { TranslationLine } from './TranslationLine.tsx'
import type { Panel } from './use-panel.ts'
import { usePictures } from './use-pictures.ts'
import { useReveal } from './use-reveal.ts'
import { useTranslation } from './use-translation.ts'

type Props = {
  wire: Wire
  panel: Panel
  paperId: PaperId
  optionsUrl: string
}

/** Shows all that is known of a paper so far. */
export function PaperView({ wire, panel, paperId, optionsUrl }: Props) {
  const { t, language, lookUp } = useMessages()
  const { state, make } = panel
  const { digest, making } = state
  const paper = state.view?.paper ?? digest?.paper
  const parts = shownParts(state)
  const summary = parts.summary.part
  const recorded = paper?.abstract
  const abstract: Digest['abstract'] =
    parts.abstract.part ?? (recorded ? { text: recorded, language: 'en', by: 'original' } : undefined)
  const quoteLanguage = digest?.abstract?.by === 'original' ? digest.abstract.language : 'en'
  const reveal = useReveal(wire, paperId, {
    kind: digest?.source.kind,
    url: digest?.source.url ?? paper?.links.html ?? paper?.links.abs ?? '',
  })
  const picture = usePictures(wire, digest)
  const translating = useTranslation({ wire, digest, isOn: state.view?.settings.translate ?? false })
  const modelOnShow = parts.abstract.isFresh ? state.view?.model : digest?.engine
  const isAbstractOnly = digest?.source.kind === 'abstract'
  return (
    <article class="paper">
      {paper ? <PaperHead paper={paper} /> : <h1 class="title">{localIdOf(paperId)}</h1>}
      {paper && <Related wire={wire} paperId={paperId} />}
      <Notices state={state} onMake={make} />
      {summary && (
        <section class="lead" aria-label={t('summary_label')}>
          <Statement
            name="lead-text"
            text={summary.text}
            language={summary.language}
            evidence={summary.evidence}
            translation={
              parts.summary.isFresh ? summary.translation : translating.translationOf('summary', summary.translation)
            }
            quoteLanguage={quoteLanguage}
            onReveal={reveal}
            onPicture={picture}
          />
        </section>
      )}
      {!summary && !digest && making && <LeadAwaited />}
      {abstract && abstract.text !== summary?.text && (
        <Abstract
          key={abstract.text}
          {...abstract}
          model={modelOnShow && modelNameOf(modelOnShow, lookUp)}
          translation={
            parts.abstract.isFresh
              ? abstract.translation
              : translating.translationOf('abstract', abstract.translation)
          }
        />
      )}
      <TranslationLine {...translating} />
      <Outcome state={state} onMake={() => make()} />
      <ModelSlot wire={wire} panel={panel} paperId={paperId} optionsUrl={optionsUrl} />
      <Items
        places={itemPlaces(state)}
        language={digest?.language ?? language}
        quoteLanguage={quoteLanguage}
        onReveal={reveal}
        onPicture={picture}
        translationOf={translating.translationOf}
      />
      {digest && digest.items.length === 0 && <NoAnswers isAbstractOnly={isAbstractOnly} />}
      {digest && <NotStated digest={digest} />}
      {digest && <SmallPrint wire={wire} digest={digest} />}
      {paper && !paper.withdrawn && (
        <Ask
          wire={wire}
          paperId={paperId}
          version={digest?.paper.version ?? paper.version}
          digest={digest}
          model={state.view?.model}
          isByModel={state.view?.settings.askModel ?? false}
          onByModel={(askModel) => panel.changeSettings({ askModel })}
          optionsUrl={optionsUrl}
          kept={state.view?.note.asked ?? []}
          onKept={panel.askedKept}
          onModelChanged={panel.reopen}
        />
      )}
    </article>
  )
}

function LeadAwaited() {
  return (
    <div class="lead lead-awaited" aria-hidden="true">
      <span class="awaited-line" />
      <span class="awaited-line" />
      <span class="awaited-line awaited-short" />
    </div>
  )
}

function NoAnswers({ isAbstractOnly }: { isAbstractOnly: boolean }) {
  const { t } = useMessages()
  return (
    <div class="message">
      <p class="message-what">{t(isAbstractOnly ? 'no_answers_abstract' : 'no_answers')}</p>
      <p class="message-next">{t(isAbstractOnly ? 'no_answers_abstract_step' : 'no_answers_step')}</p>
    </div>
  )
}
