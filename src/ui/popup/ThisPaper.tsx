/** The paper of the active tab as one row: its title, its state in a word, and one button. */
import { useEffect, useReducer, useRef } from 'preact/hooks'
import { toErrorInfo } from '../../core/errors.ts'
import type { DigestState } from '../../core/job.ts'
import { localIdOf } from '../../core/paper-id.ts'
import type { Wire } from '../../wire/protocol.ts'
import { RichText } from '../components/RichText.tsx'
import { StateWord } from '../components/StateWord.tsx'
import { useMessages } from '../hooks/messages.ts'
import { errorKey } from '../../i18n/keys.ts'
import { INITIAL_STATE, panelReducer, type PanelAction, type PanelState } from '../panel/state.ts'
import { useJob } from '../panel/use-job.ts'

/** The state of the active tab's paper and the act of making its digest. */
export type ThisPaperControls = { state: PanelState; make: () => void }

/** Opens what the active tab shows; makes nothing by itself. */
export function useThisPaper(wire: Wire): ThisPaperControls {
  const [state, dispatch] = useReducer<PanelState, PanelAction>(panelReducer, INITIAL_STATE)
  const open = useRef(() => {})
  open.current = () => {
    wire.background('panel.open', { place: { kind: 'active-tab' } }).then(
      (view) => dispatch({ type: 'opened', view }),
      (caught: unknown) => dispatch({ type: 'open-failed', error: toErrorInfo(caught) }),
    )
  }
  const { request } = useJob(wire, dispatch, open)
  useEffect(() => open.current(), [])
  return { state, make: () => void (state.view && request(state.view, { again: true })) }
}

type Props = ThisPaperControls & { panelUrl: (paperId: string) => string }

/** Shows the row; its height is the same in every state. */
export function ThisPaper({ state, make, panelUrl }: Props) {
  const { t } = useMessages()
  const { view, digest, failure } = state
  const page = view?.page
  if (page?.kind !== 'paper') {
    return (
      <section class="this-paper" aria-label={t('popup_this')}>
        <p class="muted">{state.phase === 'loading' ? '' : t('popup_none')}</p>
      </section>
    )
  }
  const title = view?.paper?.title ?? digest?.paper.title ?? localIdOf(page.paperId)
  const own = stateOf(state)
  return (
    <section class="this-paper" aria-label={t('popup_this')}>
      <div class="this-text">
        <h1 class="this-title" lang="en" title={title}>
          <RichText text={title} />
        </h1>
        <p class="row-line">
          <StateWord state={own} />
          {failure && <span class="row-trouble">{t(errorKey(failure.code), failure.params)}</span>}
        </p>
      </div>
      {own === 'ready' && (
        <a
          class="button"
          href={panelUrl(page.paperId)}
          target="_blank"
          rel="noopener"
          aria-label={t('popup_show_title', { title })}
        >
          {t('popup_show')}
        </a>
      )}
      {(own === 'none' || own === 'failed') && (
        <button
          type="button"
          class="button"
          onClick={make}
          aria-label={t(own === 'failed' ? 'popup_retry_title' : 'popup_make_title', { title })}
        >
          {t(own === 'failed' ? 'popup_retry' : 'popup_make')}
        </button>
      )}
    </section>
  )
}

function stateOf({ making, failure, digest }: PanelState): DigestState {
  if (making) return 'making'
  if (failure) return 'failed'
  return digest ? 'ready' : 'none'
}
