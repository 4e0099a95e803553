/** Every item, and the summary, passes the checks a draft has to pass. */
import type { DigestItem } from '../../digest.ts'
import { NONE, type Fault } from '../check.ts'
import type { DigestCheck, Finding } from '../digest-check.ts'
import { judge, wordingOf } from '../verify.ts'
import { isJapanese, isVerbatim } from '../written-text.ts'

export const items: DigestCheck = {
  id: 'items',
  reason: 'What was made elsewhere is shown under the same promise as what was made here.',
  threshold: { faults: NONE },
  run({ digest, document }) {
    const asked = { engine: digest.engine.id, language: digest.language }
    const context = { title: digest.paper.title, document }
    const findings: Finding[] = []
    for (const [index, item] of digest.items.entries()) {
      const shown = digest.items.slice(0, index)
      const wording = wordingOf(asked, item.answerLanguage)
      // Among a model's answers stand the embedded engine's: the authors' own words, in the language they are said to be in.
      const isEmbedded = isVerbatim(item) && (item.answerLanguage !== 'ja' || isJapanese(item.answer))
      const verbatim = wording.verbatim || isEmbedded
      const judged = judge(item, { ...context, shown, ...wording, verbatim })
      if (!judged.ok) findings.push(...named(`items.${index}`, judged.error))
    }
    const { summary } = digest
    if (!summary) return findings
    const item: DigestItem = {
      slot: 'proposal',
      question: 'What is this paper?',
      answer: summary.text,
      answerLanguage: summary.language,
      evidence: summary.evidence,
    }
    const { verbatim } = wordingOf(asked, summary.language)
    const judged = judge(item, { ...context, shown: [], verbatim, language: '' })
    return judged.ok ? findings : [...findings, ...named('summary', judged.error)]
  },
}

function named(where: string, faults: readonly Fault[]): Finding[] {
  return faults.map((fault) => ({ where, ...fault }))
}
