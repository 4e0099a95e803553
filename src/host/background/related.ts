/** Other records of, it seems, the same work: those the library holds, and those the record itself names. */
import { sourceFor } from '../../adapters/sources/index.ts'
import type { Language } from '../../core/language.ts'
import { namedPapers } from '../../core/named-papers.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { areOneWork } from '../../core/related.ts'
import type { RelatedPaper } from '../../wire/protocol.ts'
import { findDigest } from '../library/digests.ts'
import { findJobOf } from '../library/jobs.ts'
import { findKin, findPaper } from '../library/papers.ts'
import { stateOf } from './views.ts'

/** A record that names whole lists of papers, such as a volume's preface, says nothing of its own versions. */
const MOST_NAMED = 3

/** The other records of a paper's work; none while the library holds no record of the paper. */
export async function relatedPapers(paperId: PaperId, language: Language): Promise<RelatedPaper[]> {
  const paper = (await findPaper(paperId))?.paper
  if (!paper) return []
  const kin = await findKin(paper)
  const known = kin.flatMap((other) => {
    const because = areOneWork(paper, other)
    return because ? [{ paperId: other.id, title: other.title, because }] : []
  })
  // Of a paper that is at hand, its own record has said whether it is the same work.
  const held = new Set(kin.map(({ id }) => id))
  const named = namedPapers(paper).filter((id) => !held.has(id))
  const unknown = named.map((id) => ({ paperId: id, title: '', because: 'named' as const }))
  return Promise.all(
    [...known, ...(named.length > MOST_NAMED ? [] : unknown)].map(async (found) => ({
      ...found,
      url: sourceFor(found.paperId).pageUrl(found.paperId),
      state: await digestState(found.paperId, language),
    })),
  )
}

async function digestState(paperId: PaperId, language: Language) {
  const [digest, job] = await Promise.all([findDigest(paperId, language), findJobOf(paperId, language)])
  return digest ? 'ready' : stateOf(job)
}
