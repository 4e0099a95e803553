import { beforeEach, expect, test } from 'vitest'
import { relatedPapers } from '../../../../src/host/background/related.ts'
import { panelView, type ViewTools } from '../../../../src/host/background/views.ts'
import { saveDigest } from '../../../../src/host/library/digests.ts'
import { savePaper } from '../../../../src/host/library/papers.ts'
import { emptyNote } from '../../../../src/core/note.ts'
import { DEFAULT_SETTINGS } from '../../../../src/core/settings.ts'
import { versionGap } from '../../../../src/ui/panel/state.ts'
import { INITIAL_STATE, panelReducer } from '../../../../src/ui/panel/state.ts'
import type { PageView } from '../../../../src/wire/protocol.ts'
import { buildAclPaper, buildDigest, buildPaper } from '../../../support/build-digest.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const tools: ViewTools = {
  readNote: async () => emptyNote(),
  browserLanguages: () => ['ja'],
  findModel: async () => undefined,
}
const preprint = buildPaper({ title: 'Counting Hoots Across Seven Dialects' })
const venue = buildAclPaper({ title: preprint.title, authors: preprint.authors })

beforeEach(async () => {
  await freshIndexedDb()
})

test('the venue version of a preprint is linked, with its digest’s state', async () => {
  await savePaper(preprint, 'page', 1)
  expect(await relatedPapers(preprint.id, 'ja')).toEqual([])
  await savePaper(venue, 'page', 1)
  const link = {
    paperId: venue.id,
    title: venue.title,
    url: 'https://aclanthology.org/2023.demo-owls.7/',
    because: 'alike',
    state: 'none',
  }
  expect(await relatedPapers(preprint.id, 'ja')).toEqual([link])
  await saveDigest(buildDigest({ paper: venue }), 'k', 1)
  expect(await relatedPapers(preprint.id, 'ja')).toEqual([{ ...link, state: 'ready' }])
  expect(await relatedPapers(venue.id, 'ja')).toMatchObject([{ paperId: preprint.id, because: 'alike' }])
})

test('a version the record names is linked though the library does not hold it', async () => {
  await savePaper({ ...preprint, comments: 'https://aclanthology.org/2023.demo-owls.9/' }, 'page', 1)
  expect(await relatedPapers(preprint.id, 'ja')).toMatchObject([
    {
      paperId: 'acl:2023.demo-owls.9',
      title: '',
      because: 'named',
      url: 'https://aclanthology.org/2023.demo-owls.9/',
    },
  ])
})

test('a paper that is named but turns out to be of others is not linked', async () => {
  await savePaper({ ...preprint, comments: 'https://aclanthology.org/2023.demo-owls.7/' }, 'page', 1)
  await savePaper({ ...venue, authors: ['Rui Tanaka'] }, 'page', 1)
  expect(await relatedPapers(preprint.id, 'ja')).toEqual([])
})

test('a paper without a record has no other versions', async () => {
  expect(await relatedPapers('arxiv:2301.99999', 'ja')).toEqual([])
})

const shownOn = async (page: PageView) => {
  const view = await panelView(page, { settings: DEFAULT_SETTINGS, repaired: [] }, tools)
  return versionGap(panelReducer(INITIAL_STATE, { type: 'opened', view }))
}

test.each<[string, Partial<Extract<PageView, { kind: 'paper' }>>]>([
  ['a PDF without a version', { surface: 'pdf' }],
  ['a PDF of that version', { surface: 'pdf', version: 1 }],
  ['a full text of that version', { surface: 'html', version: 1 }],
])('that version 3 is out is known beside %s, where only the library knows', async (_where, page) => {
  await savePaper({ ...preprint, version: 1, latestVersion: 1 }, 'page', 1)
  await saveDigest(buildDigest({ paper: { ...preprint, version: 1, latestVersion: 1 } }), 'k', 1)
  const place = { kind: 'paper', paperId: preprint.id, surface: 'pdf', ...page } as const
  expect(await shownOn(place)).toBeUndefined()
  await savePaper({ ...preprint, version: 3, latestVersion: 3 }, 'page', 2)
  expect(await shownOn(place)).toEqual({ have: 1, want: 3, isOlder: true })
})

test('that version 3 is out is known where no record of the open version was read', async () => {
  await saveDigest(buildDigest({ paper: { ...preprint, version: 1 } }), 'k', 1)
  await savePaper({ ...preprint, version: 2, latestVersion: 3 }, 'page', 1)
  expect(await shownOn({ kind: 'paper', paperId: preprint.id, surface: 'html', version: 1 })).toMatchObject({
    want: 3,
  })
})
