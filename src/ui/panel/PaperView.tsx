/** A paper and its digest, top to bottom in the order a reader decides. */
import { Fragment } from 'preact'
import type { Digest, Evidence } from '../../core/digest.ts'
import { localIdOf, type PaperId } from '../../core/paper-id.ts'
import { slotKey } from '../../i18n/keys.ts'
import type { Wire } from '../../wire/protocol.ts'
import { useMessages } from '../hooks/messages.ts'
import { Abstract } from './Abstract.tsx'
import { Items } from './Items.tsx'
import { Notices, SmallPrint } from './Notices.tsx'
import { Outcome } from './Outcome.tsx'
import { PaperHead } from './PaperHead.tsx'
import { Related } from './Related.tsx'
import { itemPlaces, type PanelState } from './state.ts'
import { Statement } from './Statement.tsx'
import { TranslationLine } from './TranslationLine.tsx'
import { usePictures } from './use-pictures.ts'
import { useTranslation } from './use-translation.ts'

type Props = { wire: Wire; state: PanelState; paperId: PaperId; onMake: (version?: number) => void }

const OUTCOMES = { here: 'proof_here', page: 'proof_page_opened', 'new-tab': 'proof_new_tab' } as const

/** Shows all that is known of a paper so far. */
export function PaperView({ wire, state, paperId, onMake }: Props) {
  const { t, language } = useMessages()
  const { digest, making } = state
  const paper = state.view?.paper ?? digest?.paper
  const summary = digest?.summary ?? (digest ? undefined : state.summary)
  const recorded = paper?.abstract
  const abstract: Digest['abstract'] =
    digest?.abstract ?? (recorded ? { text: recorded, language: 'en', by: 'original' } : undefined)
  const quoteLanguage = digest?.abstract?.by === 'original' ? digest.abstract.language : 'en'
  const reveal = useReveal(wire, state, paperId)
  const picture = usePictures(wire, digest)
  const translating = useTranslation({ wire, digest, isOn: state.view?.settings.translate ?? false })
  const notStated = digest?.notStated ?? []
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
      {digest && digest.items.length > 0 && notStated.length > 0 && (
        <p class="not-stated">
          {/* Of a paper whose abstract alone was read, nothing can be said but of its abstract. */}
          {t(isAbstractOnly ? 'not_stated_abstract' : 'not_stated')}:{' '}
          {notStated.map((slot, index) => (
            <Fragment key={slot}>
              {index > 0 && '\u00a0· '}
              <span>{t(slotKey(slot))}</span>
            </Fragment>
          ))}
        </p>
      )}
      {digest && <SmallPrint wire={wire} digest={digest} />}
    </article>
  )
}

function useReveal(
  wire: Wire,
  { digest, view }: PanelState,
  paperId: PaperId,
): (evidence: Evidence) => Promise<string> {
  const { t } = useMessages()
  return async ({ quote, htmlId, page }) => {
    const links = view?.paper?.links
    const source = digest?.source.url ?? links?.html ?? links?.abs ?? ''
    // Browsers' PDF viewers open at a page; a passage in one cannot be marked.
    const url = digest?.source.kind === 'pdf' && page !== undefined ? `${source}#page=${page}` : source
    try {
      const reveal = { quote, ...(htmlId !== undefined && { htmlId }) }
      const { where } = await wire.background('passage.reveal', { paperId, url, reveal })
      return t(OUTCOMES[where], { page: page ?? '' })
    } catch {
      // Whatever failed, the quote itself stands right above; the next step is the same.
      return t('step_unexpected')
    }
  }
}
