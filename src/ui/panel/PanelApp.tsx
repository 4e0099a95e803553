/** The panel: one page for the docked frame, the browser's side panel and a plain tab. */
import { useCallback, useEffect, useRef } from 'preact/hooks'
import { toErrorInfo, type ErrorInfo } from '../../core/errors.ts'
import type { ExportFormat } from '../../core/export/types.ts'
import { preferredLanguage } from '../../core/language.ts'
import { joinSentences } from '../../i18n/format.ts'
import { errorKey, stepKey } from '../../i18n/keys.ts'
import type { Place, Wire } from '../../wire/protocol.ts'
import { ErrorText } from '../components/ErrorText.tsx'
import { Icon } from '../components/Icon.tsx'
import { StatusLine } from '../components/StatusLine.tsx'
import { exportPapers } from '../export-papers.ts'
import { MessagesContext, useLoadedMessages, useMessages } from '../hooks/messages.ts'
import { useStatus } from '../hooks/status.ts'
import { Bar } from './Bar.tsx'
import { Guide } from './Guide.tsx'
import { ListFoot, ListView } from './ListView.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import { PaperView } from './PaperView.tsx'
import { ProgressLine } from './ProgressLine.tsx'
import { Provenance } from './Provenance.tsx'
import type { PanelState } from './state.ts'
import { useList } from './use-list.ts'
import { usePanel } from './use-panel.ts'
import { usePlace } from './use-place.ts'
import { isPartlyWritten, writerNameOf } from './writer.ts'

type Props = {
  wire: Wire
  place: Place
  /** Where the options page is. */
  optionsUrl: string
  /** Tells when the place may show another page. */
  onPlaceChange?: (listener: () => void) => () => void
}

/** Mounts for a place; says what it knows at once and the rest as it comes. */
export function PanelApp({ wire, place: base, optionsUrl, onPlaceChange }: Props) {
  const [status, say] = useStatus()
  const { place, show, back } = usePlace(base)
  const sheet = useRef<HTMLElement>(null)
  const trouble = useRef<(error: ErrorInfo) => void>(() => {})
  const onTrouble = useCallback((error: ErrorInfo) => trouble.current(error), [])
  const panel = usePanel({ wire, place, onPlaceChange, onTrouble })
  const { state } = panel
  const { view, phase } = state
  const language = view?.language ?? (phase === 'loading' ? undefined : preferredLanguage(navigator.languages))
  const messages = useLoadedMessages(language)
  trouble.current = ({ code, params }) => {
    if (!messages) return
    const { t, language: own } = messages
    say(joinSentences(own, t(errorKey(code), params), t(stepKey(code), params)))
  }
  const list = useList({
    wire,
    place,
    view,
    onBatchOver: ({ ready, total, wasCancelled }) =>
      say(messages?.t(wasCancelled ? 'week_cancelled' : 'week_finished', { done: ready, total }) ?? ''),
  })
  useReadyWord(state, () => messages && say(messages.t('ready_announce'), 'spoken'))
  useTitle(view?.paper?.title ?? state.digest?.paper.title)

  if (!messages) return <div class="panel" aria-busy="true" />
  const page = view?.page
  const paperId = page?.kind === 'paper' ? page.paperId : undefined
  const writer = writerNameOf(state, messages.lookUp)
  // What the site does not know has nothing to star, to note or to export.
  const isKnown = view?.paper !== undefined || state.digest !== undefined || state.making !== undefined
  const exportThis = (format: ExportFormat) => {
    if (!view || !paperId) return
    const options = { format, language: view.language, evidence: view.settings.exportEvidence }
    exportPapers(wire, { ...options, what: { paperIds: [paperId] } })
      .then((file) => say(messages.t('export_saved', { file })))
      .catch((caught: unknown) => onTrouble(toErrorInfo(caught)))
  }
  return (
    <MessagesContext.Provider value={messages}>
      <div class="panel">
        <Bar
          language={messages.language}
          onLanguage={(chosen) => panel.changeSettings({ language: chosen })}
          optionsUrl={optionsUrl}
          paper={
            view && paperId && isKnown
              ? { starred: view.note.starred, onStar: panel.star, onExport: exportThis }
              : undefined
          }
        />
        <main ref={sheet} tabIndex={-1} class="sheet" aria-label={messages.t('panel_label')}>
          {phase === 'unreachable' && state.failure && <ErrorText error={state.failure} onRetry={panel.reopen} />}
          {back && <BackButton onBack={back} />}
          {page?.kind === 'none' && <Guide />}
          {page?.kind === 'list' && <ListView list={list} onShow={show} />}
          {view && paperId && (
            <>
              <PaperView wire={wire} panel={panel} paperId={paperId} optionsUrl={optionsUrl} />
              {isKnown && (
                <NoteEditor key={paperId} wire={wire} paperId={paperId} note={view.note} onSaved={panel.noteSaved} />
              )}
            </>
          )}
        </main>
        {page?.kind === 'list' && (
          <footer class="foot">
            <ListFoot list={list} />
          </footer>
        )}
        {paperId && (
          <footer class="foot">
            {state.making && (
              <ProgressLine
                making={state.making}
                done={state.items.length}
                model={writer}
                onCancel={panel.cancel}
                onLeave={() => sheet.current?.focus({ preventScroll: true })}
              />
            )}
            {!state.making && state.digest && (
              <Provenance digest={state.digest} partly={isPartlyWritten(state) ? writer : undefined} />
            )}
          </footer>
        )}
        <StatusLine status={status} />
      </div>
    </MessagesContext.Provider>
  )
}

function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useMessages()
  return (
    <button type="button" class="text-button back" onClick={onBack}>
      <Icon name="previous" />
      {t('list_back')}
    </button>
  )
}

/** Says once that a digest became ready, for readers who cannot see it appear. */
function useReadyWord({ making, digest }: PanelState, say: () => void) {
  const wasMaking = useRef(false)
  useEffect(() => {
    if (wasMaking.current && !making && digest) say()
    wasMaking.current = making !== undefined
  }, [making, digest])
}

function useTitle(title: string | undefined) {
  useEffect(() => {
    document.title = title ? `${title} · Ronbun` : 'Ronbun'
  }, [title])
}
