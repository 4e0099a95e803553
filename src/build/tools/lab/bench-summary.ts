/** How near the picked sentence of an abstract comes to one-sentence summaries by people, beside the textbook ways. */
import type { LinearModel } from '../../../adapters/engines/extractive/linear-model.ts'
import type { Models } from '../../../adapters/engines/extractive/models.ts'
import { readAbstract } from '../../../adapters/engines/extractive/candidates.ts'
import { chooseSummary, fallBack } from '../../../adapters/engines/extractive/summary.ts'
import { best, bm25, textRank } from './baselines.ts'
import type { TldrPaper } from './bench-data.ts'
import { bestRouge, type Rouge } from './rouge.ts'
import { summaryTask } from './train-summary.ts'

export type SummaryRow = Rouge & { name: string }

/** A row for each way to pick. */
export function measureSummaries(papers: readonly TldrPaper[], models: Models): SummaryRow[] {
  const ways: Record<string, (paper: TldrPaper, sentences: readonly string[]) => string> = {
    'first sentence': (_, sentences) => sentences[0] ?? '',
    TextRank: (_, sentences) => sentences[best(textRank(sentences))] ?? '',
    'BM25 of the title': ({ title }, sentences) => sentences[best(bm25(title, sentences))] ?? '',
    'the title itself': ({ title }) => title,
    'our summary': (paper) => ourSummary(paper, models),
    oracle: ({ target }, sentences) => sentences[best(sentences.map((text) => bestRouge(text, target).rouge1))] ?? '',
  }
  return Object.entries(ways).map(([name, pick]) => {
    const figures = papers.map((paper) => bestRouge(pick(paper, paper.source), paper.target))
    const mean = (key: keyof Rouge): number => figures.reduce((sum, row) => sum + row[key], 0) / figures.length
    return { name, rouge1: mean('rouge1'), rouge2: mean('rouge2'), rougeL: mean('rougeL') }
  })
}

// As the engine does it for a paper of which it has the abstract alone.
function ourSummary(paper: TldrPaper, { roles, summary }: { roles: LinearModel; summary: LinearModel }): string {
  const { document, names, candidates, focus } = summaryTask(paper, roles)
  const chosen =
    chooseSummary(candidates, focus, summary) ?? fallBack(readAbstract(document, names), document, focus, summary)
  return chosen?.text ?? ''
}
