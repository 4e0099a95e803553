/** Learns which sentence of an abstract says in one line what the paper is, from SciTLDR's training part. */
import { readCandidates, type Candidate } from '../../../adapters/engines/extractive/candidates.ts'
import { entityOf } from '../../../adapters/engines/extractive/entity.ts'
import {
  ALWAYS,
  packModel,
  type LinearModel,
  type LinearWeights,
} from '../../../adapters/engines/extractive/linear-model.ts'
import { rhetoricOfCandidates } from '../../../adapters/engines/extractive/rhetoric.ts'
import { focusOf, type PaperFocus } from '../../../adapters/engines/extractive/score.ts'
import { summaryFeatures } from '../../../adapters/engines/extractive/summary-features.ts'
import type { PaperDocument } from '../../../core/document.ts'
import { abstractDocument } from './bench-document.ts'
import type { TldrPaper } from './bench-data.ts'
import { fitPicks, rowsOf, strongest, tableOf, type Fit } from './fit-softmax.ts'
import { bestRouge } from './rouge.ts'

// Chosen by four-fold cross-validation within the training part.
const LEAST = 5
const KEPT = 5000
const FIT: Fit = { rounds: 20, rate: 0.02, l2: 40 }
// How much better a sentence must be to be wanted e times as much.
const TEMPERATURE = 0.3

export type SummaryTask = { document: PaperDocument; names: string[]; candidates: Candidate[]; focus: PaperFocus }

/** What the engine's picker is given of a paper of which it has the abstract alone. */
export function summaryTask({ title, source }: TldrPaper, roles: LinearModel): SummaryTask {
  const document = abstractDocument(title, source)
  const entity = entityOf(document)
  const names = entity ? [entity.name] : []
  const candidates = readCandidates(document, names)
  return { document, names, candidates, focus: focusOf(document, candidates, names, [], rhetoricOfCandidates(roles)) }
}

/** The weights for `summary.json`; `roles` is the model of `roles.json`. */
export function trainSummary(papers: readonly TldrPaper[], roles: LinearModel): LinearWeights {
  const groups = papers.flatMap((paper) => {
    const { candidates, focus } = summaryTask(paper, roles)
    if (candidates.length === 0) return []
    const wishes = candidates.map(({ text }) => Math.exp(bestRouge(text, paper.target).rouge1 / TEMPERATURE))
    const total = wishes.reduce((sum, wish) => sum + wish, 0)
    return { features: summaryFeatures(candidates, focus, true), wanted: wishes.map((wish) => wish / total) }
  })
  const things = groups.flatMap(({ features }) => features)
  const fitOn = (table: ReadonlyMap<string, number>): Float64Array =>
    fitPicks(
      groups.map(({ features, wanted }) => ({ rows: features.map((names) => rowsOf(names, table)), wanted })),
      table.size,
      FIT,
    )
  const wide = tableOf(things, ALWAYS, LEAST)
  const table = strongest({ table: wide, weights: fitOn(wide), outputs: 1 }, things, KEPT)
  return packModel([...table.keys()], ['summary'], fitOn(table))
}
