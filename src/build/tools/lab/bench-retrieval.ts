/** How well the passages that answer a question are found, beside the textbook ways. */
import { indexPassages, rankPassages, termsOfAnswer, termsOfQuestion } from '../../../core/search/rank-passages.ts'
import { bm25, textRank } from './baselines.ts'
import type { EvidenceTask } from './evidence-tasks.ts'

export type RetrievalRow = { name: string; mrr: number; recall5: number; evidenceF1: number }

/** A way to rank: the positions of a task's passages, best first. */
type Ranker = (task: EvidenceTask) => number[]

const CHOSEN = 3
const FIRST = 5

const RANKERS: Record<string, Ranker> = {
  'in reading order': ({ passages }) => passages.map((_, at) => at),
  TextRank: ({ passages }) => order(textRank(passages.map(({ text }) => text))),
  // The sets name no titles; a paper's first heading and passage stand for what it is about.
  'BM25 of the first passage': ({ passages }) => order(bm25(passages[0]?.text ?? '', textsOf(passages))),
  'BM25 of the question': ({ question, passages }) => order(bm25(question, textsOf(passages))),
  'our search, the question’s words alone': ({ question, passages }) =>
    rankPassages(indexPassages(passages), termsOfQuestion(question)).map(({ id }) => Number(id)),
  'our search': ourSearch,
  oracle: ({ passages, evidence }) => order(passages.map((_, at) => (evidence.has(at) ? 1 : 0))),
}

/** A row for each way. */
export function measureRetrieval(tasks: readonly EvidenceTask[]): RetrievalRow[] {
  return Object.entries(RANKERS).map(([name, ranker]) => {
    const figures = tasks.map((task) => figuresOf(task, ranker(task)))
    const mean = (key: 'mrr' | 'recall5' | 'evidenceF1'): number =>
      figures.reduce((sum, row) => sum + row[key], 0) / Math.max(1, figures.length)
    return { name, mrr: mean('mrr'), recall5: mean('recall5'), evidenceF1: mean('evidenceF1') }
  })
}

function ourSearch({ question, passages }: EvidenceTask): number[] {
  const terms = [...termsOfQuestion(question), ...termsOfAnswer(question)]
  return rankPassages(indexPassages(passages), terms).map(({ id }) => Number(id))
}

function figuresOf({ passages, evidence }: EvidenceTask, ranked: readonly number[]): Omit<RetrievalRow, 'name'> {
  const hit = ranked.findIndex((at) => evidence.has(at))
  const paragraphs = (some: Iterable<number>): Set<number> =>
    new Set([...some].map((at) => passages[at]?.paragraph ?? -1))
  const chosen = paragraphs(ranked.slice(0, CHOSEN))
  const wanted = paragraphs(evidence)
  const shared = [...chosen].filter((paragraph) => wanted.has(paragraph)).length
  return {
    mrr: hit < 0 ? 0 : 1 / (hit + 1),
    recall5: hit >= 0 && hit < FIRST ? 1 : 0,
    evidenceF1: (2 * shared) / (chosen.size + wanted.size),
  }
}

function textsOf(passages: EvidenceTask['passages']): string[] {
  return passages.map(({ text, heading }) => `${heading} ${text}`)
}

function order(scores: readonly number[]): number[] {
  return scores.map((_, at) => at).toSorted((first, second) => (scores[second] ?? 0) - (scores[first] ?? 0))
}
