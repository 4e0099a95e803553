/** JSON: one paper with its digest leaves as `ronbun-note/1`, anything else as `ronbun-pack/1`, both by their schemas. */
import * as v from 'valibot'
import { emptyNote, type Note, type StoredNote } from '../note.ts'
import { PackRowSchema, type Pack, type PackWeek, type PendingPaper } from '../pack.ts'
import { exportTitle } from './export-title.ts'
import type { Week } from '../week.ts'
import type { ExportFormat, ExportPaper, ExportRequest } from './types.ts'

export const json = {
  id: 'json',
  extension: 'json',
  mediaType: 'application/json',
  render(request: ExportRequest): string {
    const [first] = request.papers
    const alone = request.papers.length === 1 && !request.week && first?.digest
    const note: Note | undefined = alone
      ? { format: 'ronbun-note/1', digest: alone, note: first.note ?? emptyNote() }
      : undefined
    return `${JSON.stringify(note ?? asPack(request), undefined, 2)}\n`
  },
} as const satisfies ExportFormat

function asPack(request: ExportRequest): Pack {
  const { papers, week } = request
  const pending = papers.filter((paper) => !paper.digest).map(asPending)
  const notes = papers.flatMap(asStoredNote)
  return {
    format: 'ronbun-pack/1',
    title: exportTitle(request),
    publisher: 'Ronbun',
    language: request.language,
    ...(week && { week: withoutSummaries(week) }),
    digests: papers.flatMap(({ digest }) => digest ?? []),
    ...(pending.length > 0 && { pending }),
    ...(notes.length > 0 && { notes }),
  }
}

function withoutSummaries(week: Week): PackWeek {
  return { ...week, entries: week.entries.map((entry) => v.parse(PackRowSchema, entry)) }
}

function asPending({ entry, paper }: ExportPaper): PendingPaper {
  const url = paper?.links.abs ?? entry?.url
  const paperId = paper?.id ?? entry?.paperId
  return {
    ...(entry && { rank: entry.rank }),
    title: paper?.title ?? entry?.title ?? '',
    ...(url !== undefined && { url }),
    ...(paperId && { paperId }),
    ...(paper && { paper }),
  }
}

/** Nothing for a paper nobody has written about. */
function asStoredNote({ entry, paper, digest, note }: ExportPaper): StoredNote[] {
  const paperId = digest?.paper.id ?? paper?.id ?? entry?.paperId
  return note && note.updatedAt !== '' && paperId ? [{ paperId, ...note }] : []
}
