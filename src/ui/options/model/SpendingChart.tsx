/** A bar a day: dollars where anything cost any, else tokens. Readers who cannot see it get the days as a table. */
import { dollarsOf, numberOf } from '../../../i18n/format.ts'
import { useMessages } from '../../hooks/messages.ts'
import type { SpendingDay } from './spending-days.ts'

const HEIGHT = 56
const STEP = 10
const BAR = 7

/** Draws the days at the width there is. */
export function SpendingChart({ days }: { days: readonly SpendingDay[] }) {
  const { t, language } = useMessages()
  const isPaid = days.some(({ usd }) => usd > 0)
  const valueOf = ({ usd, tokens }: SpendingDay) => (isPaid ? usd : tokens)
  const most = Math.max(...days.map(valueOf))
  const words = (value: number) =>
    isPaid ? dollarsOf(value, language) : t('spending_tokens_count', { count: numberOf(value, language) })
  const heightOf = (day: SpendingDay) => (valueOf(day) > 0 ? Math.max(1.5, (valueOf(day) / most) * HEIGHT) : 0)
  return (
    <figure class="spending-chart">
      <svg viewBox={`0 0 ${STEP * days.length} ${HEIGHT + 1}`} preserveAspectRatio="none" aria-hidden="true">
        {days.map((day, index) => (
          <rect
            key={day.day}
            class="spending-bar"
            x={index * STEP + (STEP - BAR) / 2}
            y={HEIGHT - heightOf(day)}
            width={BAR}
            height={heightOf(day)}
          />
        ))}
        <rect class="spending-base" x="0" y={HEIGHT} width={STEP * days.length} height="1" />
      </svg>
      <figcaption aria-hidden="true">
        <span>{days[0]?.day}</span>
        <span>{t('spending_most', { amount: words(most) })}</span>
        <span>{days.at(-1)?.day}</span>
      </figcaption>
      <table class="for-screen-readers">
        <caption>{t('spending_by_day')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('spending_day')}</th>
            <th scope="col">{t('spending_tokens')}</th>
            <th scope="col">{t('spending_cost')}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ tokens, usd }) => tokens > 0 || usd > 0)
            .map(({ day, tokens, usd }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{numberOf(tokens, language)}</td>
                <td>{dollarsOf(usd, language)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  )
}
