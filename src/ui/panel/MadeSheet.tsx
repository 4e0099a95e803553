/** How a digest was made, as a dialog: the text, how much of it, by what, what was checked and what was left out. */
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { Digest } from '../../core/digest.ts'
import { dollarsOf, joinSentences, momentOf, numberOf } from '../../i18n/format.ts'
import { slotKey, textFailureKey, textKindKey } from '../../i18n/keys.ts'
import { Icon } from '../components/Icon.tsx'
import { OutwardLink } from '../components/OutwardLink.tsx'
import { useMessages } from '../hooks/messages.ts'
import { engineNameOf, modelNameOf } from '../model-name.ts'
import '../styles/sheet.css'
import { MadeChecks } from './MadeChecks.tsx'

type Row = readonly [label: string, value: ComponentChildren]

/** Opens at once over the panel; the browser keeps the focus inside and gives it back, and Escape closes. */
export function MadeSheet({ digest, onClose }: { digest: Digest; onClose: () => void }) {
  const { t } = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    // A click beside it closes it, in browsers that know how.
    element?.setAttribute('closedby', 'any')
    element?.showModal()
    // Closed first, so that the browser gives the focus back to what opened it.
    return () => element?.close()
  }, [])
  const close = () => dialog.current?.close()
  return (
    <dialog ref={dialog} class="made" aria-labelledby={title} onClose={onClose}>
      <div class="made-sheet">
        <div class="made-head">
          <h2 id={title} tabIndex={-1} autofocus>
            {t('made_title')}
          </h2>
          <button
            type="button"
            class="icon-button"
            aria-label={t('made_close')}
            title={t('made_close')}
            onClick={close}
          >
            <Icon name="close" />
          </button>
        </div>
        <Rows name={t('made_text')} rows={useTextRows(digest)} />
        <Rows name={t('made_maker')} rows={useMakerRows(digest)} />
        <MadeChecks digest={digest} />
        <Rows name={t('made_left_out')} rows={useLeftOutRows(digest)} />
      </div>
    </dialog>
  )
}

function Rows({ name, rows }: { name: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3>{name}</h3>
      <dl class="card">
        {rows.map(
          ([label, value]) =>
            value !== '' &&
            value !== false && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

function useTextRows({ source, notices }: Digest): Row[] {
  const { t, language } = useMessages()
  const number = (value: number) => numberOf(value, language)
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
  const isBest = source.kind === 'latexml' && passedOver.length === 0
  return [
    [t('provenance_source'), <OutwardLink href={source.url}>{source.url.replace(/^https?:\/\//i, '')}</OutwardLink>],
    [t('made_why'), isBest ? t('made_why_best') : source.kind !== 'abstract' && t('made_why_next')],
    [t('provenance_passed_over'), joinSentences(language, ...passedOver)],
    [
      t('provenance_read'),
      joinSentences(
        language,
        t('provenance_amount', amount),
        pagesLeft > 0 ? t('provenance_pages_left', { count: number(pagesLeft) }) : '',
      ),
    ],
    [
      t('provenance_hidden'),
      source.hiddenRemoved > 0
        ? t('provenance_hidden_count', { count: number(source.hiddenRemoved) })
        : t('provenance_hidden_none'),
    ],
    [t('provenance_hash'), source.sha256 && <code title={source.sha256}>{source.sha256.slice(0, 12)}…</code>],
  ]
}

function useMakerRows({ engine, createdAt }: Digest): Row[] {
  const { t, lookUp, language } = useMessages()
  const number = (value: number) => numberOf(value, language)
  const usage = {
    input: number(engine.inputTokens),
    output: number(engine.outputTokens),
    cost: dollarsOf(engine.costUsd, language),
  }
  const usageKey = engine.costUsd > 0 ? 'provenance_tokens' : 'provenance_tokens_only'
  return [
    [
      t('provenance_engine'),
      [
        ...new Set([engineNameOf(engine.id, lookUp), modelNameOf(engine, lookUp)]),
        t('provenance_recipe', { recipe: engine.recipe }),
      ]
        .filter(Boolean)
        .join(' · '),
    ],
    [t('provenance_usage'), engine.inputTokens + engine.outputTokens > 0 && t(usageKey, usage)],
    [t('provenance_created'), momentOf(Date.parse(createdAt))],
  ]
}

function useLeftOutRows({ notStated, notices }: Digest): Row[] {
  const { t, language } = useMessages()
  const replaced = notices.find(({ code }) => code === 'items-embedded')?.count ?? 0
  const refused = notices.find(({ code }) => code === 'items-dropped')?.count ?? 0
  const silent = notStated.map((slot) => t(slotKey(slot))).join(language === 'ja' ? '、' : ', ')
  return [
    [t('not_stated'), silent || t('made_none')],
    [
      t('made_refused'),
      refused > 0 ? t('made_refused_count', { count: numberOf(refused, language) }) : t('made_none'),
    ],
    [t('made_replaced'), replaced > 0 && t('made_refused_count', { count: numberOf(replaced, language) })],
  ]
}
