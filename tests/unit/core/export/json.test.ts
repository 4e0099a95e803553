import * as v from 'valibot'
import { expect, test } from 'vitest'
import { json } from '../../../../src/core/export/json.ts'
import { NoteSchema } from '../../../../src/core/note.ts'
import { PackSchema, readPack } from '../../../../src/core/pack.ts'
import {
  buildAclPaper,
  buildDigest,
  buildNote,
  buildNoteText,
  buildPaper,
  buildWeek,
} from '../../../support/build-digest.ts'
import type { ExportPaper, ExportRequest } from '../../../../src/core/export/types.ts'

function render(papers: ExportPaper[], rest: Partial<ExportRequest> = {}): unknown {
  return JSON.parse(json.render({ papers, language: 'ja', evidence: true, ...rest }))
}

function weekPapers(): ExportPaper[] {
  const [entry, second, third] = buildWeek().entries.map((row) => ({ entry: row }))
  return [
    { ...entry, digest: buildDigest(), note: buildNoteText() },
    { ...second, paper: buildAclPaper() },
    { ...third },
  ]
}

test('one paper with its digest leaves as a note, written about or not', () => {
  const written = render([{ digest: buildDigest(), note: buildNoteText() }])
  expect(v.parse(NoteSchema, written)).toEqual(buildNote())
  expect(v.parse(NoteSchema, render([{ digest: buildDigest() }])).note.text).toBe('')
})

test('a week leaves as a pack that loses no paper and no note', () => {
  const pack = v.parse(v.strictObject(PackSchema.entries), render(weekPapers(), { week: buildWeek() }))
  expect(pack).toMatchObject({
    format: 'ronbun-pack/1',
    title: '今週の論文（2023-08-07〜2023-08-13）',
    publisher: 'Ronbun',
    language: 'ja',
  })
  expect(pack.digests).toEqual([buildDigest()])
  expect(pack.pending).toEqual([
    {
      rank: 2,
      title: buildAclPaper().title,
      url: buildAclPaper().links.abs,
      paperId: buildAclPaper().id,
      paper: buildAclPaper(),
    },
    { rank: 3, title: 'Nest [beta] | a tool', url: 'https://example.org/nest' },
  ])
  expect(pack.notes).toEqual([{ paperId: 'arxiv:2308.01234', ...buildNoteText() }])
})

test('the list’s own words do not leave with its week', () => {
  const pack = v.parse(PackSchema, render(weekPapers(), { week: buildWeek() }))
  expect(pack.week?.entries[0]).toEqual({
    rank: 1,
    title: 'OwlNet',
    paperId: 'arxiv:2308.01234',
    url: 'https://arxiv.org/abs/2308.01234',
  })
  expect(JSON.stringify(pack)).not.toContain('plans at night.')
})

test('one paper without a digest is a pack of what is pending', () => {
  expect(render([{ paper: buildPaper() }])).toMatchObject({
    title: '論文ノート',
    digests: [],
    pending: [{ paperId: 'arxiv:2308.01234' }],
  })
})

test('a pack that was exported is read back as it was', () => {
  const exported = render(weekPapers(), { week: buildWeek() })
  expect(readPack(exported)).toEqual({ ok: true, value: { pack: exported, faults: [] } })
})

test('a wrong entry of a pack is left out and its wrong field named', () => {
  const exported = render(weekPapers(), { week: buildWeek() }) as { digests: unknown[]; pending: unknown[] }
  const digest = buildDigest()
  const wrong = { ...digest, paper: { ...digest.paper, links: { abs: 'javascript:alert(1)' } } }
  const result = readPack({ ...exported, digests: [wrong, digest, null], pending: [{ rank: 'two', title: 'x' }] })
  expect(result.ok && [result.value.pack.digests, result.value.pack.pending]).toEqual([[digest], undefined])
  expect(result.ok && result.value.faults).toEqual([
    { list: 'digests', index: 0, field: 'paper.links.abs' },
    { list: 'digests', index: 2, field: '' },
    { list: 'pending', index: 0, field: 'rank' },
  ])
})

test('what is no pack is refused with the field that tells', () => {
  const pack = { format: 'ronbun-pack/1', title: 't', publisher: 'p', language: 'ja', digests: [] }
  expect(readPack(pack).ok).toBe(true)
  expect(readPack({ ...pack, format: 'ronbun-pack/2' })).toEqual({ ok: false, error: { field: 'format' } })
  expect(readPack({ ...pack, digests: 'many' })).toEqual({ ok: false, error: { field: 'digests' } })
  for (const value of [undefined, null, 3, 'x', []]) expect(readPack(value).ok).toBe(false)
})
