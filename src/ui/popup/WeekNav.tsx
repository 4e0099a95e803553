/** Which week: the one before, any of them, the one after. Left and right arrow keys go back and forth in time. */
import { weekRangeOf } from '../../i18n/format.ts'
import type { WeekView } from '../../wire/protocol.ts'
import { Icon } from '../components/Icon.tsx'
import { useMessages } from '../hooks/messages.ts'
import { neighbours } from './state.ts'

type Props = {
  view: WeekView | undefined
  start: string | undefined
  thisYear: number
  onShow: (start: string) => void
}

/** Shows the week's days between two arrows. */
export function WeekNav({ view, start, thisYear, onShow }: Props) {
  const { t, language } = useMessages()
  const { older, newer } = view ? neighbours(view, start) : {}
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: older, ArrowRight: newer }[event.key]
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    if (to !== undefined) onShow(to)
  }
  const go = (to: string | undefined) => () => to !== undefined && onShow(to)
  // aria-disabled, not disabled: at either end the focus stays where the reader's hand is.
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the controls inside bubble here
    <nav class="week-nav" aria-label={t('week_choose')} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="icon-button"
        aria-label={t('week_older')}
        title={t('week_older')}
        aria-disabled={older === undefined}
        onClick={go(older)}
      >
        <Icon name="previous" />
      </button>
      <label class="week-choice">
        <span class="for-screen-readers">{t('week_choose')}</span>
        <select value={start ?? ''} disabled={!view?.week} onChange={(event) => onShow(event.currentTarget.value)}>
          {view?.weeks.map((week) => (
            <option key={week.start} value={week.start}>
              {weekRangeOf(week.start, week.end, language, thisYear)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="icon-button"
        aria-label={t('week_newer')}
        title={t('week_newer')}
        aria-disabled={newer === undefined}
        onClick={go(newer)}
      >
        <Icon name="next" />
      </button>
    </nav>
  )
}
