/** The slots for which nothing was found: one muted line, never an answer, and no word that the paper does not say it. */
import { Fragment } from 'preact'
import type { Digest } from '../../core/digest.ts'
import { colonIn } from '../../i18n/format.ts'
import { slotKey } from '../../i18n/keys.ts'
import { useMessages } from '../hooks/messages.ts'

/** Shows the line where there are answers for it to stand below. */
export function NotStated({ digest: { notStated, items, source } }: { digest: Digest }) {
  const { t, language } = useMessages()
  if (items.length === 0 || notStated.length === 0) return null
  return (
    <p class="not-stated">
      {/* Of a paper whose abstract alone was read, nothing can be said but of its abstract. */}
      {t(source.kind === 'abstract' ? 'not_stated_abstract' : 'not_stated')}
      {colonIn(language)}
      {notStated.map((slot, index) => (
        <Fragment key={slot}>
          {index > 0 && '\u00a0· '}
          <span>{t(slotKey(slot))}</span>
        </Fragment>
      ))}
    </p>
  )
}
