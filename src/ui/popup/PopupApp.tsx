/** The popup: the paper of this tab, a rule, then the week. */
import { toErrorInfo } from '../../core/errors.ts'
import type { ExportFormat } from '../../core/export/types.ts'
import { preferredLanguage } from '../../core/language.ts'
import { joinSentences, momentOf } from '../../i18n/format.ts'
import { errorKey, stepKey } from '../../i18n/keys.ts'
import type { Translate } from '../../i18n/t.ts'
import type { Wire } from '../../wire/protocol.ts'
import { BatchProgress } from '../components/BatchProgress.tsx'
import { ExportMenu } from '../components/ExportMenu.tsx'
import { Icon } from '../components/Icon.tsx'
import { StatusLine } from '../components/StatusLine.tsx'
import { exportPapers } from '../export-papers.ts'
import { MessagesContext, useLoadedMessages } from '../hooks/messages.ts'
import { useStatus } from '../hooks/status.ts'
import { tally } from './state.ts'
import { ThisPaper, useThisPaper } from './ThisPaper.tsx'
import { useWeek } from './use-week.ts'
import { WeekList } from './WeekList.tsx'
import { WeekNav } from './WeekNav.tsx'

type Props = {
  wire: Wire
  /** Where a paper's panel is, as a page of its own. */
  panelUrl: (paperId: string) => string
  /** Where the options page is. */
  optionsUrl: string
  /** The panel at the side of this window; opened in the click itself, rejects where the browser refuses. */
  sidePanel: { kind: 'side-panel' | 'sidebar'; open: () => Promise<void> }
}

/** Mounts when the toolbar's button is pressed. */
export function PopupApp({ wire, panelUrl, optionsUrl, sidePanel }: Props) {
  const [status, say] = useStatus()
  const own = useThisPaper(wire)
  const { view: ownView, phase } = own.state
  const messages = useLoadedMessages(
    ownView?.language ?? (phase === 'loading' ? undefined : preferredLanguage(navigator.languages)),
  )
  const week = useWeek(wire, (wasCancelled) => {
    const { ready, total } = tally(week.state.view?.rows ?? [])
    say(messages?.t(wasCancelled ? 'week_cancelled' : 'week_finished', { done: ready, total }) ?? '')
  })
  if (!messages) return <div class="popup" aria-busy="true" />

  const { t, language } = messages
  const { view, batch, isRefreshing } = week.state
  const { ready, total } = tally(view?.rows ?? [])
  const sayTrouble = (caught: unknown) => {
    const { code, params } = toErrorInfo(caught)
    say(joinSentences(language, t(errorKey(code), params), t(stepKey(code), params)))
  }
  const exportWeek = (format: ExportFormat) => {
    if (!view?.week) return
    const evidence = ownView?.settings.exportEvidence ?? true
    exportPapers(wire, { what: { week: view.week.start }, format, language, evidence })
      .then((file) => say(t('export_saved', { file })))
      .catch(sayTrouble)
  }
  const moment = view?.checkedAt
  const checked = moment === undefined ? t('week_unchecked') : t('week_checked', { time: momentOf(moment) })
  return (
    <MessagesContext.Provider value={messages}>
      <main class="popup" aria-label={t('popup_label')}>
        <ThisPaper {...own} panelUrl={panelUrl} />
        <section class="week" aria-label={t('week_heading')}>
          <WeekNav view={view} start={week.state.start} thisYear={new Date().getFullYear()} onShow={week.show} />
          <div class="week-list">
            <WeekList state={week.state} panelUrl={panelUrl} onStar={week.star} onRefresh={week.refresh} />
          </div>
        </section>
        <footer class="popup-foot">
          <div class="acts">
            {batch ? (
              <BatchProgress done={ready} total={total} isCancelled={batch.isCancelled} onCancel={week.cancelAll} />
            ) : (
              <button
                type="button"
                class="button button-main"
                disabled={total === 0 || ready === total}
                onClick={() => week.makeAll(language)}
              >
                {labelOfAll(t, ready, total)}
              </button>
            )}
            {view?.week && <ExportMenu onChoose={exportWeek} showsWord opensUp />}
          </div>
          <div class="acts acts-quiet">
            <span class="checked">{isRefreshing ? t('week_refreshing') : view && checked}</span>
            <button type="button" class="text-button" onClick={() => void sidePanel.open().catch(sayTrouble)}>
              {t(sidePanel.kind === 'sidebar' ? 'popup_sidebar' : 'popup_side_panel')}
            </button>
            <button
              type="button"
              class="icon-button"
              disabled={isRefreshing}
              aria-label={t('week_refresh')}
              title={t('week_refresh')}
              onClick={week.refresh}
            >
              <Icon name="refresh" />
            </button>
            <a
              class="icon-button"
              href={optionsUrl}
              target="_blank"
              rel="noopener"
              aria-label={t('options')}
              title={t('options')}
            >
              <Icon name="more" />
            </a>
          </div>
        </footer>
        <StatusLine status={status} />
      </main>
    </MessagesContext.Provider>
  )
}

function labelOfAll(t: Translate, ready: number, total: number): string {
  if (ready === 0) return t('week_all')
  return ready === total ? t('week_all_done') : t('week_rest', { count: total - ready })
}
