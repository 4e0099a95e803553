/** Which checks the answers on show passed, by name, with the line each draws. */
import type { Digest } from '../../core/digest.ts'
import type { Check, Limit } from '../../core/grounding/check.ts'
import { CHECKS } from '../../core/grounding/checks/index.ts'
import { wordingOf } from '../../core/grounding/verify.ts'
import { isVerbatim } from '../../core/grounding/written-text.ts'
import { numberOf } from '../../i18n/format.ts'
import { fillPlaceholders, type MessageValues } from '../../i18n/t.ts'
import { useMessages } from '../hooks/messages.ts'

/** Runs every check on what is shown, and lists them; those the authors' own words are exempt from say so. */
export function MadeChecks({ digest }: { digest: Digest }) {
  const { t, lookUp, language } = useMessages()
  const { items } = digest
  const verbatim = items.filter(isVerbatim).length
  const count = (value: number) => numberOf(value, language)
  return (
    <section>
      <h3>{t('made_checks')}</h3>
      <p class="made-note">{t('made_checks_what', { count: count(items.length) })}</p>
      <ul class="made-checks">
        {CHECKS.map((check) => {
          const values = { passed: count(passing(check, digest)), count: count(items.length) }
          return (
            <li key={check.id} data-check={check.id}>
              <strong>{lookUp(`check_${check.id}`) ?? check.id}</strong>
              <span class="made-passed">{t('checks_passed', values)}</span>
              <p>
                {fillPlaceholders(lookUp(`check_${check.id}_what`) ?? check.reason, limitsOf(check))}
                {check.judges === 'written' && verbatim > 0 && (
                  <span class="made-note">
                    {language === 'ja' ? '' : ' '}
                    {t('checks_question_only', { count: count(verbatim) })}
                  </span>
                )}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** How many of the answers pass a check, as they stand. */
function passing(check: Check, { items, paper, engine, language }: Digest): number {
  const asked = { engine: engine.id, language }
  return items.filter((item, index) => {
    const wording = wordingOf(asked, item.answerLanguage)
    return check.run({ item, title: paper.title, shown: items.slice(0, index), ...wording }) === undefined
  }).length
}

function limitsOf({ threshold }: Check): MessageValues {
  return Object.fromEntries(Object.entries(threshold).map(([name, limit]) => [name, limitText(limit)]))
}

/** A limit as a reader says it: 30%, 120. */
function limitText(limit: Limit): string {
  const value = 'most' in limit ? limit.most : 'least' in limit ? limit.least : limit.under
  return limit.unit === 'share' ? `${Math.round(value * 100)}%` : String(value)
}
