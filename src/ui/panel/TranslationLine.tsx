/** What the browser's translator needs or does: an offer with its button, a download with its progress, a failure with its next step. */
import type { MessageKey } from '../../i18n/t.ts'
import { useMessages } from '../hooks/messages.ts'
import type { Translating } from './use-translation.ts'

type Props = Pick<Translating, 'state' | 'start' | 'cancel'>

/** Shows one line, or nothing where there is nothing to do. */
export function TranslationLine({ state, start, cancel }: Props) {
  const { t } = useMessages()
  if (state.phase === 'none') return null
  const share =
    state.phase === 'downloading' ? state.loaded : state.phase === 'translating' ? state.done / state.total : 0
  const isBusy = state.phase === 'downloading' || state.phase === 'translating'
  return (
    <section class="translation-line" aria-label={t('translation_label')}>
      <p>
        {state.phase === 'offered' && t('translation_offer')}
        {state.phase === 'failed' && t('translation_failed')}
        {state.phase === 'downloading' && t('translation_downloading', { percent: Math.round(share * 100) })}
        {state.phase === 'translating' && t('translation_under_way', { done: state.done, total: state.total })}
      </p>
      {isBusy && <progress max={1} value={share} aria-label={t('translation_progress')} />}
      <button type="button" class="text-button" onClick={isBusy ? cancel : start}>
        {t(buttonKey(state))}
      </button>
    </section>
  )
}

function buttonKey(state: Translating['state']): MessageKey {
  if (state.phase === 'failed') return 'translation_again'
  if (state.phase !== 'offered') return 'translation_cancel'
  return state.isAtHand ? 'translation_start' : 'translation_download'
}
