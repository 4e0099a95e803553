import { describe, expect, test } from 'vitest'
import { errorInfo } from '../../../src/core/errors.ts'
import type { JobEvent } from '../../../src/core/job.ts'
import { SLOTS } from '../../../src/core/slot.ts'
import { itemPlaces } from '../../../src/ui/panel/item-places.ts'
import {
  INITIAL_STATE,
  panelReducer,
  shouldRequest,
  versionGap,
  type PanelAction,
  type PanelState,
} from '../../../src/ui/panel/state.ts'
import { buildDigest, buildItem, buildJob, buildPanelView, buildPaper, JOB_KEY } from '../../support/build-view.ts'

const tell = (...actions: PanelAction[]): PanelState => actions.reduce(panelReducer, INITIAL_STATE)
const opened = (change = {}): PanelAction => ({ type: 'opened', view: buildPanelView(change) })
const answered = (change = {}): PanelAction => ({ type: 'request-answered', answer: { job: buildJob(change) } })
const heard = (event: JobEvent, key = JOB_KEY): PanelAction => ({
  type: 'followed',
  event: { key, paperId: 'arxiv:2601.01234', event },
})
const making = [opened(), { type: 'requested' } as const, answered()]

describe('asking for a digest', () => {
  test('a paper without one asks by itself', () => {
    expect(shouldRequest(buildPanelView())).toBe(true)
  })

  test('a paper with one does not', () => {
    expect(shouldRequest(buildPanelView({ digest: buildDigest() }))).toBe(false)
  })

  test('one in another language does not count', () => {
    expect(shouldRequest(buildPanelView({ digest: buildDigest({ language: 'en' }) }))).toBe(true)
  })

  test('one of another version counts, unless the page names its version', () => {
    const digest = buildDigest({ paper: buildPaper({ version: 1 }) })
    expect(shouldRequest(buildPanelView({ digest }))).toBe(false)
    const page = { kind: 'paper', paperId: 'arxiv:2601.01234', version: 2, surface: 'abs' } as const
    expect(shouldRequest(buildPanelView({ digest, page }))).toBe(true)
  })

  test('a failed or cancelled job waits for the reader; a running one is joined', () => {
    expect(shouldRequest(buildPanelView({ job: buildJob({ state: 'failed' }) }))).toBe(false)
    expect(shouldRequest(buildPanelView({ job: buildJob({ state: 'cancelled' }) }))).toBe(false)
    expect(shouldRequest(buildPanelView({ job: buildJob({ state: 'running' }) }))).toBe(true)
  })

  test('a withdrawn paper and a page without one ask for nothing', () => {
    expect(shouldRequest(buildPanelView({ paper: buildPaper({ withdrawn: true }) }))).toBe(false)
    expect(shouldRequest(buildPanelView({ page: { kind: 'none' } }))).toBe(false)
  })
})

describe('while a digest is made', () => {
  test('every slot has its place, and items fill theirs whatever order they come in', () => {
    const state = tell(
      ...making,
      heard({ type: 'item-end', item: buildItem('result') }),
      heard({ type: 'item-end', item: buildItem('problem') }),
    )
    expect(itemPlaces(state).map(({ slot }) => slot)).toEqual([...SLOTS])
    expect(itemPlaces(state).flatMap(({ item }) => item?.slot ?? [])).toEqual(['problem', 'result'])
  })

  test('joining late loses nothing: the snapshot brings what is finished', () => {
    const job = buildJob({ step: 'draft', items: [buildItem('how')] })
    const state = tell(...making, heard({ type: 'job-snapshot', job }))
    expect(state.making).toEqual({ key: JOB_KEY, step: 'draft', isCancelling: false })
    expect(state.items.map(({ slot }) => slot)).toEqual(['how'])
  })

  test('an item said twice is shown once', () => {
    const item = heard({ type: 'item-end', item: buildItem('how') })
    expect(tell(...making, item, item).items).toHaveLength(1)
  })

  test('the step is said, and until when it waits politely', () => {
    const waiting = tell(...making, heard({ type: 'job-step', step: 'waiting', until: 99 }))
    expect(waiting.making).toMatchObject({ step: 'waiting', until: 99 })
    expect(panelReducer(waiting, heard({ type: 'job-step', step: 'read' })).making).not.toHaveProperty('until')
  })

  test('the paper’s record is shown as soon as it is known, and never instead of the page’s own', () => {
    const paper = buildPaper({ title: 'Known Since Just Now' })
    const [, ...rest] = making
    const { paper: _, ...bare } = buildPanelView()
    expect(tell({ type: 'opened', view: bare }, ...rest, heard({ type: 'record-end', paper })).view?.paper).toEqual(
      paper,
    )
    expect(tell(...making, heard({ type: 'record-end', paper })).view?.paper).toEqual(buildPanelView().paper)
  })

  test('events of another job are not listened to', () => {
    const before = tell(...making)
    expect(panelReducer(before, heard({ type: 'digest-cancel' }, 'another'))).toBe(before)
    const idle = tell(opened({ digest: buildDigest() }))
    expect(panelReducer(idle, heard({ type: 'digest-cancel' }))).toBe(idle)
  })

  test('an older digest stays on show until the new one is done', () => {
    const old = buildDigest({ paper: buildPaper({ version: 1 }) })
    const state = tell(
      opened({ digest: old }),
      ...making.slice(1),
      heard({ type: 'item-end', item: buildItem('how') }),
    )
    expect(state.digest).toBe(old)
    expect(itemPlaces(state)).toHaveLength(old.items.length)
    const fresh = buildDigest()
    expect(panelReducer(state, heard({ type: 'digest-end', digest: fresh })).digest).toBe(fresh)
  })
})

describe('the end of it', () => {
  test('a finished digest takes the place of its parts', () => {
    const state = tell(...making, heard({ type: 'digest-end', digest: buildDigest() }))
    expect(state).toMatchObject({ items: [], isCancelled: false })
    expect(state.making).toBeUndefined()
    expect(itemPlaces(state).every(({ item }) => item)).toBe(true)
  })

  test('a failure keeps the finished items and drops the places of the others', () => {
    const state = tell(
      ...making,
      heard({ type: 'item-end', item: buildItem('problem') }),
      heard({ type: 'digest-error', error: errorInfo('offline') }),
    )
    expect(state.failure?.code).toBe('offline')
    expect(itemPlaces(state)).toHaveLength(1)
  })

  test('a cancel keeps the finished items, and a new attempt forgets the cancel', () => {
    const state = tell(
      ...making,
      heard({ type: 'item-end', item: buildItem('problem') }),
      heard({ type: 'digest-cancel' }),
    )
    expect(state).toMatchObject({ isCancelled: true })
    expect(itemPlaces(state)).toHaveLength(1)
    expect(panelReducer(state, { type: 'requested' }).isCancelled).toBe(false)
  })

  test('a journaled failure is shown as it was', () => {
    const state = tell(opened({ job: buildJob({ state: 'failed', error: errorInfo('source-busy') }) }))
    expect(state.failure?.code).toBe('source-busy')
    expect(state.making).toBeUndefined()
  })

  test('a request that is refused is a failure', () => {
    const state = tell(opened(), { type: 'requested' }, { type: 'request-failed', error: errorInfo('storage-full') })
    expect(state).toMatchObject({ phase: 'ready', failure: { code: 'storage-full' } })
  })
})

describe('another snapshot', () => {
  test('another paper begins afresh', () => {
    const page = { kind: 'paper', paperId: 'arxiv:2601.09999', surface: 'abs' } as const
    const state = tell(...making, {
      type: 'opened',
      view: buildPanelView({ page, paper: buildPaper({ id: page.paperId }) }),
    })
    expect(state.making).toBeUndefined()
    expect(state.items).toEqual([])
  })

  test('another language keeps the digest readable until there is one in it', () => {
    const digest = buildDigest()
    const state = tell(opened({ digest }), opened({ language: 'en' }))
    expect(state.digest).toBe(digest)
  })

  test('a background that does not answer is said, and a later answer forgets it', () => {
    const state = tell({ type: 'open-failed', error: errorInfo('interrupted') })
    expect(state.phase).toBe('unreachable')
    expect(panelReducer(state, opened()).failure).toBeUndefined()
  })
})

describe('versions', () => {
  const gap = (have: number, view = {}) =>
    versionGap(tell(opened({ digest: buildDigest({ paper: buildPaper({ version: have }) }), ...view })))

  test('a digest of the newest version has no gap', () => {
    expect(gap(2)).toBeUndefined()
  })

  test('a newer version that is out is named', () => {
    expect(gap(1, { paper: buildPaper({ version: 2, latestVersion: 3 }) })).toEqual({
      have: 1,
      want: 3,
      isOlder: true,
    })
  })

  test('a page of an older version says so', () => {
    const page = { kind: 'paper', paperId: 'arxiv:2601.01234', version: 1, surface: 'abs' } as const
    const paper = buildPaper({ version: 1, latestVersion: 2 })
    expect(gap(2, { page, paper })).toEqual({ have: 2, want: 1, isOlder: false })
  })
})
