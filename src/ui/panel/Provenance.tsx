/** The last line: what the digest was made from, by what and when; it opens to how this was made. */
import { Fragment } from 'preact'
import type { Digest } from '../../core/digest.ts'
import { versionLabel } from '../../core/version-label.ts'
import { dateOf, joinSentences, momentOf, numberOf } from '../../i18n/format.ts'
import { textFailureKey, textKindKey } from '../../i18n/keys.ts'
import { Icon } from '../components/Icon.tsx'
import { OutwardLink } from '../components/OutwardLink.tsx'
import { useMessages } from '../hooks/messages.ts'

/** Shows a digest's provenance. */
export function Provenance({ digest }: { digest: Digest }) {
  const { t, lookUp, language } = useMessages()
  const { source, engine, paper } = digest
  const sections = t('provenance_sections', { read: source.sectionsRead, total: source.sectionsTotal })
  const characters = t('provenance_characters', { count: numberOf(source.charactersRead, language) })
  const line = [
    versionLabel(paper),
    `${t(textKindKey(source.kind))}${source.kind === 'abstract' ? '' : ` ${sections} ${characters}`}`,
    `${lookUp(`engine_${engine.id}`) ?? engine.id} r${engine.recipe}`,
    dateOf(digest.createdAt),
  ]
  return (
    <details class="provenance">
      <summary>
        <span class="for-screen-readers">{t('provenance_open')}</span>
        <span class="provenance-line">
          {line.filter(Boolean).map((part, index) => (
            <Fragment key={part}>
              {index > 0 && ' · '}
              <span>{part}</span>
            </Fragment>
          ))}
        </span>
        <Icon name="down" />
      </summary>
      <ProvenanceCard digest={digest} />
    </details>
  )
}

function ProvenanceCard({ digest: { source, engine, createdAt, notices } }: { digest: Digest }) {
  const { t, lookUp, language } = useMessages()
  const number = (value: number) => numberOf(value, language)
  const name = lookUp(`engine_${engine.id}`) ?? engine.id
  const isMetered = engine.inputTokens + engine.outputTokens > 0
  const amount = {
    sectionsRead: source.sectionsRead,
    sectionsTotal: source.sectionsTotal,
    charactersRead: number(source.charactersRead),
    charactersTotal: number(source.charactersTotal),
  }
  const pagesLeft = notices.find(({ code }) => code === 'pages-left-out')?.count ?? 0
  const passedOver = (source.passedOver ?? []).map(({ kind, reason }) => {
    const why = t(reason === 'not-offered' ? 'provenance_not_offered' : textFailureKey(reason))
    return t('provenance_passed_over_one', { kind: t(textKindKey(kind)), reason: why })
  })
  const usage = {
    input: number(engine.inputTokens),
    output: number(engine.outputTokens),
    cost: engine.costUsd.toFixed(4),
  }
  const rows = [
    [t('provenance_source'), <OutwardLink href={source.url}>{source.url.replace(/^https?:\/\//i, '')}</OutwardLink>],
    [t('provenance_hash'), source.sha256 && <code title={source.sha256}>{source.sha256.slice(0, 12)}…</code>],
    [
      t('provenance_read'),
      joinSentences(
        language,
        t('provenance_amount', amount),
        pagesLeft > 0 ? t('provenance_pages_left', { count: number(pagesLeft) }) : '',
      ),
    ],
    [t('provenance_passed_over'), joinSentences(language, ...passedOver)],
    [
      t('provenance_hidden'),
      source.hiddenRemoved > 0
        ? t('provenance_hidden_count', { count: number(source.hiddenRemoved) })
        : t('provenance_hidden_none'),
    ],
    [
      t('provenance_engine'),
      [name, engine.model !== engine.id && engine.model, t('provenance_recipe', { recipe: engine.recipe })]
        .filter(Boolean)
        .join(' · '),
    ],
    [t('provenance_usage'), isMetered && t('provenance_tokens', usage)],
    [t('provenance_created'), momentOf(Date.parse(createdAt))],
  ] as const
  return (
    <dl class="card">
      {rows.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
