/** What models took in the last thirty days: a small chart by day, and tokens and cost by connection. */
import { useEffect, useState } from 'preact/hooks'
import { toErrorInfo, type ErrorInfo } from '../../../core/errors.ts'
import type { LedgerRow } from '../../../core/model/call.ts'
import { dateOf, dollarsOf, numberOf } from '../../../i18n/format.ts'
import type { ModelDesk } from '../../../wire/model-desk.ts'
import { ErrorText } from '../../components/ErrorText.tsx'
import { useMessages } from '../../hooks/messages.ts'
import { presetNameOf } from './preset-name.ts'
import { SpendingChart } from './SpendingChart.tsx'
import { spendingDays, spendingTotals } from './spending-days.ts'

const DAYS = 30

/** Counts what is set aside for calls whose cost nobody told as spent. */
export function Spending({ desk }: { desk: ModelDesk }) {
  const { t, lookUp, language } = useMessages()
  const { rows, error, load } = useUsage(desk)
  const nameOf = (id: string) => {
    const preset = desk.presets.find((each) => each.id === id)
    return preset ? presetNameOf(preset, lookUp) : id
  }
  return (
    <div class="spending">
      <h3>{t('spending_title', { days: DAYS })}</h3>
      {error && <ErrorText error={error} onRetry={load} />}
      {rows?.length === 0 && <p class="hint">{t('spending_none')}</p>}
      {rows !== undefined && rows.length > 0 && (
        <>
          <SpendingChart days={spendingDays(rows, dateOf(Date.now()), DAYS)} />
          <table class="spending-totals">
            <caption class="for-screen-readers">{t('spending_by_connection')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('spending_connection')}</th>
                <th scope="col">{t('spending_calls')}</th>
                <th scope="col">{t('spending_tokens')}</th>
                <th scope="col">{t('spending_cost')}</th>
              </tr>
            </thead>
            <tbody>
              {spendingTotals(rows).map(({ connection, calls, inputTokens, outputTokens, usd }) => (
                <tr key={connection}>
                  <th scope="row">{nameOf(connection)}</th>
                  <td>{numberOf(calls, language)}</td>
                  <td>
                    {numberOf(inputTokens, language)} + {numberOf(outputTokens, language)}
                  </td>
                  <td>{dollarsOf(usd, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="hint">{t('spending_hint')}</p>
        </>
      )}
    </div>
  )
}

function useUsage(desk: ModelDesk) {
  const [rows, setRows] = useState<LedgerRow[]>()
  const [error, setError] = useState<ErrorInfo>()
  const load = async () => {
    try {
      setRows(await desk.usage(DAYS))
      setError(undefined)
    } catch (caught) {
      setError(toErrorInfo(caught))
    }
  }
  useEffect(() => void load(), [desk])
  return { rows, error, load: () => void load() }
}
