/** The passage an answer rests on: one quiet line below it that opens, in place, to the whole quote. */
import { useId, useState } from 'preact/hooks'
import type { Evidence } from '../../core/digest.ts'
import { Icon } from '../components/Icon.tsx'
import { RichText } from '../components/RichText.tsx'
import { useMessages } from '../hooks/messages.ts'
import { badgeOf, type Badge } from './answer-badge.ts'
import { PassagePicture, type LoadPicture } from './PassagePicture.tsx'
import { sectionPlace } from './section-place.ts'
import { repeats } from './verbatim.ts'

/** How the panel shows a passage in the paper; resolves to the sentence that says where. */
export type RevealPassage = (evidence: Evidence) => Promise<string>

type Props = {
  evidence: Evidence[]
  /** The text the evidence is for: a quote that it already repeats word for word is not printed twice. */
  answer: string
  quoteLanguage: string
  onReveal: RevealPassage
  /** Where the text is a PDF. */
  onPicture: LoadPicture | undefined
  /** What the answer is made of; told by the answer itself where nobody says. */
  badge?: Badge
}

/** Shows the proof lines of one answer. */
export function Proofs({ evidence, answer, quoteLanguage, onReveal, onPicture, badge }: Props) {
  return (
    <div class="proofs">
      {groupsOf(evidence, answer).map((group, index) => (
        <Proof
          key={group.map(({ passage, quote }) => `${passage} ${quote}`).join()}
          group={group}
          isRepeated={group.every((one) => repeats(answer, one))}
          quoteLanguage={quoteLanguage}
          onReveal={onReveal}
          onPicture={onPicture}
          badge={index === 0 ? (badge ?? badgeOf(answer, evidence)) : undefined}
        />
      ))}
    </div>
  )
}

type ProofProps = Pick<Props, 'quoteLanguage' | 'onReveal' | 'onPicture'> & {
  group: Evidence[]
  isRepeated: boolean
  badge: Badge | undefined
}

function Proof({ group, isRepeated, quoteLanguage, onReveal, onPicture, badge }: ProofProps) {
  const { t } = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const [first] = group
  if (!first) return null
  const isQuoted = !isRepeated && !isOpen
  return (
    <div class="proof">
      <button
        type="button"
        class="proof-line"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="next" />
        <span class="for-screen-readers">{t('proof_label')} </span>
        {isQuoted && (
          <q class="proof-quote" lang={quoteLanguage}>
            <RichText text={first.quote} />
          </q>
        )}
        <span class="proof-section" lang={quoteLanguage}>
          <RichText text={sectionPlace(first.section, isQuoted)} />
        </span>
        {first.page !== undefined && <span class="proof-page">{t('proof_page', { page: first.page })}</span>}
        {badge && (
          <span class={`badge badge-${badge}`} title={t(`badge_${badge}_hint`)}>
            {t(`badge_${badge}`)}
          </span>
        )}
      </button>
      {isOpen && (
        <div id={id} class="proof-body">
          {group.map((one) => (
            <Quote
              key={`${one.passage} ${one.quote}`}
              evidence={one}
              language={quoteLanguage}
              onReveal={onReveal}
              onPicture={onPicture}
            />
          ))}
        </div>
      )}
    </div>
  )
}

type QuoteProps = Pick<Props, 'onReveal' | 'onPicture'> & { evidence: Evidence; language: string }

function Quote({ evidence, language, onReveal, onPicture }: QuoteProps) {
  const { t } = useMessages()
  const [outcome, setOutcome] = useState('')
  return (
    <>
      <blockquote class="proof-full" lang={language}>
        <RichText text={evidence.quote} />
      </blockquote>
      {onPicture && evidence.page !== undefined && (
        <PassagePicture passage={evidence.passage} quote={evidence.quote} page={evidence.page} onLoad={onPicture} />
      )}
      <button type="button" class="text-button" onClick={() => void onReveal(evidence).then(setOutcome)}>
        {t('proof_reveal')}
        <Icon name="outward" />
      </button>
      <output class="proof-outcome">{outcome}</output>
    </>
  )
}

/** One line for each quote; quotes that the answer repeats and that stand in one place of the paper share a line. */
function groupsOf(evidence: Evidence[], answer: string): Evidence[][] {
  const groups: Evidence[][] = []
  for (const one of evidence) {
    const last = groups.at(-1)
    const [before] = last ?? []
    const isShared =
      before?.section === one.section && before.page === one.page && repeats(answer, before) && repeats(answer, one)
    if (last && isShared) last.push(one)
    else groups.push([one])
  }
  return groups
}
