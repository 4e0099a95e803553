/** What was set aside, row by row: hostile text, shown as text and never as anything else. */
import { useState } from 'preact/hooks'
import { numberOf } from '../../i18n/format.ts'
import { useMessages } from '../hooks/messages.ts'
import { sectionPlace } from './section-place.ts'
import type { Aside } from './set-aside.ts'

/** Rows shown at first, and with each further click; a hostile page may have thousands. */
const FIRST_ROWS = 20
const MORE_ROWS = 200
/** Longer texts are clipped until asked for, in characters. */
const LONG_TEXT = 280

/** Lists the rows. */
export function SetAsideList({ rows }: { rows: readonly Aside[] }) {
  const { t, language } = useMessages()
  const [count, setCount] = useState(FIRST_ROWS)
  return (
    <>
      <ul class="hidden-list">
        {rows.slice(0, count).map((row, index) => (
          <Row key={index} row={row} />
        ))}
      </ul>
      {rows.length > count && (
        <button type="button" class="text-button" onClick={() => setCount(count + MORE_ROWS)}>
          {t('set_aside_more', { count: numberOf(rows.length - count, language) })}
        </button>
      )}
    </>
  )
}

function Row({ row: { reason, section, page, text } }: { row: Aside }) {
  const { t, lookUp } = useMessages()
  const [isWhole, setIsWhole] = useState(false)
  const isLong = text.length > LONG_TEXT
  const about = [
    // What no language has words for is said as the extractor said it.
    reason && (lookUp(`hidden_${reason.replace(/[^a-z]+/g, '_')}`) ?? reason),
    section && sectionPlace(section, false),
    page !== undefined && t('proof_page', { page }),
  ]
  return (
    <li>
      <p class="hidden-reason">{about.filter(Boolean).join(' · ')}</p>
      <p class="hidden-text" lang="en" dir="auto">
        {isLong && !isWhole ? `${clipped(text)}…` : text}
      </p>
      {isLong && (
        <button type="button" class="text-button" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {t(isWhole ? 'abstract_less' : 'abstract_more')}
        </button>
      )}
    </li>
  )
}

/** The beginning of a text, without half a character at its end. */
function clipped(text: string): string {
  return text.slice(0, LONG_TEXT).replace(/[\uD800-\uDBFF]$/, '')
}
