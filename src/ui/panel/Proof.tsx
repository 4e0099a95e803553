/** The passage an answer rests on: one quiet line below it that opens, in place, to the whole quote. */
import { useId, useState } from 'preact/hooks'
import type { Evidence } from '../../core/digest.ts'
import { Icon } from '../components/Icon.tsx'
import { RichText } from '../components/RichText.tsx'
import { useMessages } from '../hooks/messages.ts'

/** How the panel shows a passage in the paper; resolves to the sentence that says where. */
export type RevealPassage = (evidence: Evidence) => Promise<string>

type Props = {
  evidence: Evidence[]
  /** The text the evidence is for: a quote that it already repeats word for word is not printed twice. */
  answer: string
  quoteLanguage: string
  onReveal: RevealPassage
}

/** Shows the proof lines of one answer. */
export function Proofs({ evidence, answer, quoteLanguage, onReveal }: Props) {
  return (
    <div class="proofs">
      {evidence.map((one) => (
        <Proof
          key={`${one.passage} ${one.quote}`}
          evidence={one}
          isRepeated={answer.includes(one.quote)}
          quoteLanguage={quoteLanguage}
          onReveal={onReveal}
        />
      ))}
    </div>
  )
}

type ProofProps = { evidence: Evidence; isRepeated: boolean; quoteLanguage: string; onReveal: RevealPassage }

function Proof({ evidence, isRepeated, quoteLanguage, onReveal }: ProofProps) {
  const { t } = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const [outcome, setOutcome] = useState('')
  const id = useId()
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
            <RichText text={evidence.quote} />
          </q>
        )}
        <span class="proof-section" lang={quoteLanguage}>
          {placeOf(evidence.section, isQuoted)}
        </span>
        {evidence.page !== undefined && <span class="proof-page">{t('proof_page', { page: evidence.page })}</span>}
        <span class="proof-match" title={t('proof_match_hint')}>
          <Icon name="check" />
          {t('proof_match')}
        </span>
      </button>
      {isOpen && (
        <div id={id} class="proof-body">
          <blockquote class="proof-full" lang={quoteLanguage}>
            <RichText text={evidence.quote} />
          </blockquote>
          <button type="button" class="text-button" onClick={() => void onReveal(evidence).then(setOutcome)}>
            {t('proof_reveal')}
            <Icon name="outward" />
          </button>
          <output class="proof-outcome">{outcome}</output>
        </div>
      )}
    </div>
  )
}

/** A numbered section takes its sign, `§3.2 Training`, and beside a quote its number is enough; a named one has neither. */
function placeOf(section: string, isBrief: boolean): string {
  const number = /^(?:\d[\d.]{0,12}|[A-Z](?:\.[\d.]{1,12})?)(?=\s|$)/.exec(section)?.[0]
  if (number === undefined) return section
  return isBrief ? `§${number}` : `§${section}`
}
