/**
 * How well a reader's questions are answered, and left unanswered: of their own paper, of papers that cannot answer them,
 * and whether the places shown hold the evidence (decision 0017).
 */
import { ENOUGH, lookUp } from '../../../adapters/engines/extractive/ask.ts'
import { readForQuestions, says } from '../../../adapters/engines/extractive/ask/readable.ts'
import type { PaperDocument } from '../../../core/document.ts'
import { readGlossary, type Glossary } from '../../../core/glossary/glossary.ts'
import japanese from '../../../core/glossary/ja.json' with { type: 'json' }
import { countUnspaced } from '../../../core/text/tokens.ts'
import translated from './asked-in-japanese.json' with { type: 'json' }
import { plainDocument } from './bench-document.ts'
import type { EvidenceTask } from './evidence-tasks.ts'
import { fingerprintOf } from './fingerprint.ts'

export type AskingRow = {
  name: string
  /** Shares of the specific questions taken for answered by their own paper, and by the others of the set. */
  own: number
  others: number
}

export type AskingFigures = {
  /** Questions that hold a concept which at most a quarter of the papers mention: others can hardly answer them. */
  specific: number
  rows: AskingRow[]
  /** Shares of all questions with evidence: among the places shown, and in the first of them. */
  evidence: { any: number; first: number; of: number }
}

// As the engine loads it; all papers of the sets are English.
const GLOSSARIES = { ja: readGlossary(japanese), none: readGlossary({}) }
const THRESHOLDS = [0.35, 0.4, ENOUGH, 0.5, 0.55]
const FEW = 0.25

/** The figures of one set of questions; every paper of the set is asked every specific question. */
export function measureAsking(tasks: readonly EvidenceTask[]): AskingFigures {
  const papers = new Map(tasks.map(({ paper, passages }) => [paper, plainDocument(passages)]))
  const shares = { own: new Array<number>(), others: new Array<number>() }
  const ranks: number[] = []
  let specific = 0
  for (const { paper, question, evidence } of tasks) {
    const own = papers.get(paper)
    if (!own) continue
    if (evidence.size > 0) ranks.push(rankOf(question, own, evidence))
    if (!isSpecific(question, [...papers.values()])) continue
    specific += 1
    for (const [name, document] of papers)
      (name === paper ? shares.own : shares.others).push(bestShare(question, document))
  }
  const rows = THRESHOLDS.map((threshold) => ({
    name: threshold === ENOUGH ? `${threshold} (ours)` : `${threshold}`,
    own: shareOf(shares.own, (share) => share >= threshold),
    others: shareOf(shares.others, (share) => share >= threshold),
  }))
  const evidence = { any: shareOf(ranks, (rank) => rank >= 0), first: shareOf(ranks, (rank) => rank === 0) }
  return { specific, rows, evidence: { ...evidence, of: ranks.length } }
}

/** Those of the questions that were put into Japanese, so. */
export function inJapanese(tasks: readonly EvidenceTask[]): EvidenceTask[] {
  const known = new Map(translated.map(({ question, ja }) => [question, ja]))
  return tasks.flatMap((task) => {
    const question = known.get(fingerprintOf(task.question))
    return question === undefined ? [] : [{ ...task, question }]
  })
}

/** Where among the places shown the first stands that holds evidence; -1 where none does. */
function rankOf(question: string, document: PaperDocument, evidence: ReadonlySet<number>): number {
  const { places } = lookUp(question, document, glossaryFor(question))
  const { passages: all } = readForQuestions(document)
  return places.findIndex(({ passages }) =>
    passages.some((passage) => evidence.has(Number(all[passage.order]?.passage.sentence.id))),
  )
}

function bestShare(question: string, document: PaperDocument): number {
  const { places } = lookUp(question, document, glossaryFor(question))
  return Math.max(0, ...places.map(({ share }) => share))
}

function glossaryFor(question: string): Glossary {
  return countUnspaced(question) > 0 ? GLOSSARIES.ja : GLOSSARIES.none
}

function isSpecific(question: string, documents: readonly PaperDocument[]): boolean {
  const [first] = documents
  if (!first) return false
  const { concepts } = lookUp(question, first, glossaryFor(question))
  return concepts.some((concept) => {
    const holding = documents.filter((document) =>
      readForQuestions(document).passages.some(({ terms, passage }) => says(concept, terms, [passage.sentence.text])),
    )
    return holding.length <= documents.length * FEW
  })
}

function shareOf(values: readonly number[], holds: (value: number) => boolean): number {
  return values.filter(holds).length / Math.max(1, values.length)
}
