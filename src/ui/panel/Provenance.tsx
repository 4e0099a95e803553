/** The last line: what the digest was made from, by what and when; it opens to how this was made. */
import type { Digest } from '../../core/digest.ts'
import { versionLabel } from '../../core/version-label.ts'
import { dateOf, momentOf, numberOf } from '../../i18n/format.ts'
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
        <span class="provenance-line">{line.filter(Boolean).join(' · ')}</span>
        <Icon name="down" />
      </summary>
      <ProvenanceCard digest={digest} />
    </details>
  )
}

function ProvenanceCard({ digest: { source, engine, createdAt } }: { digest: Digest }) {
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
  const passedOver = (source.passedOver ?? [])
    .map(({ kind, reason }) =>
      t('provenance_passed_over_one', { kind: t(textKindKey(kind)), reason: t(textFailureKey(reason)) }),
    )
    .join(' ')
  const usage = {
    input: number(engine.inputTokens),
    output: number(engine.outputTokens),
    cost: engine.costUsd.toFixed(4),
  }
  const rows = [
    [t('provenance_source'), <OutwardLink href={source.url}>{source.url.replace(/^https?:\/\//i, '')}</OutwardLink>],
    [t('provenance_hash'), source.sha256 && <code title={source.sha256}>{source.sha256.slice(0, 12)}…</code>],
    [t('provenance_read'), t('provenance_amount', amount)],
    [t('provenance_passed_over'), passedOver],
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
