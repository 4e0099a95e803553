import { describe, expect, test } from 'vitest'
import { errorInfo, type ErrorInfo } from '../../../src/core/errors.ts'
import type { DigestState, JobEvent } from '../../../src/core/job.ts'
import type { PaperId } from '../../../src/core/paper-id.ts'
import {
  INITIAL_STATE,
  isBatchOver,
  lacksRecords,
  neighbours,
  popupReducer,
  tally,
  type PopupAction,
  type PopupState,
} from '../../../src/ui/popup/state.ts'
import { buildDigest, buildJob, buildRows, buildWeekView } from '../../support/build-view.ts'

const tell = (...actions: PopupAction[]): PopupState => actions.reduce(popupReducer, INITIAL_STATE)
const opened: PopupAction = { type: 'week-opened', view: buildWeekView() }
const FIRST: PaperId = 'arxiv:2607.01000'
const heard = (event: JobEvent, paperId = FIRST): PopupAction => ({
  type: 'followed',
  event: { key: `${paperId}|ja`, paperId, event },
})
const stateOfFirst = (state: PopupState) => state.view?.rows[0]?.state

test('the weeks on either side are known, and there is none beyond the ends', () => {
  expect(neighbours(buildWeekView())).toEqual({ older: '2026-07-13', newer: '2026-07-27' })
  expect(neighbours(buildWeekView({}, '2026-07-27'))).toEqual({ older: '2026-07-20' })
  expect(neighbours({ weeks: [], rows: [], due: false })).toEqual({})
})

test('a reader who goes on before the week just chosen is there goes on from that week', () => {
  expect(neighbours(buildWeekView(), '2026-07-13')).toEqual({ newer: '2026-07-20' })
})

test('only papers count, each once', () => {
  const rows = buildRows((rank) => ({ state: rank <= 3 ? 'ready' : 'none' }))
  expect(tally(rows)).toMatchObject({ total: 9, ready: 3 })
  expect(tally([...rows, rows[9]!]).total).toBe(9)
  expect(tally(rows).missing).not.toContain(FIRST)
})

test('a week lacks records while a paper has none; a row that is no paper needs none', () => {
  expect(lacksRecords(buildWeekView())).toBe(false)
  const [first, ...others] = buildRows()
  const { paper: _, ...bare } = first!
  expect(lacksRecords(buildWeekView({ rows: [bare, ...others] }))).toBe(true)
})

describe('a job, heard from anywhere', () => {
  test('changes its row from making to ready', () => {
    const state = tell(opened, heard({ type: 'job-snapshot', job: buildJob({ paperId: FIRST }) }))
    expect(stateOfFirst(state)).toBe('making')
    expect(stateOfFirst(popupReducer(state, heard({ type: 'digest-end', digest: buildDigest() })))).toBe('ready')
  })

  test('says why it failed, and a new attempt forgets it', () => {
    const failed = tell(opened, heard({ type: 'digest-error', error: errorInfo('source-busy') }))
    expect(failed.view?.rows[0]).toMatchObject({ state: 'failed', error: { code: 'source-busy' } })
    const again = popupReducer(failed, heard({ type: 'job-snapshot', job: buildJob() }))
    expect(again.view?.rows[0]).not.toHaveProperty('error')
  })

  test('of a paper that is not in the week changes nothing', () => {
    const state = tell(opened, heard({ type: 'job-snapshot', job: buildJob() }, 'arxiv:1111.11111'))
    expect(state.view).toEqual(tell(opened).view)
    expect(state.batch).toBeUndefined()
  })

  test('begun before the popup was opened can be cancelled like one begun now', () => {
    const state = tell(opened, heard({ type: 'job-snapshot', job: buildJob() }))
    expect(state.batch).toEqual({ papers: [FIRST], keys: [`${FIRST}|ja`], isCancelled: false })
  })
})

test('a batch is over when none of its papers is still being made', () => {
  const begun = tell(
    opened,
    { type: 'batch-began', papers: [FIRST] },
    { type: 'row-changed', paperId: FIRST, change: { state: 'making' } },
  )
  expect(isBatchOver(begun)).toBe(false)
  expect(isBatchOver(popupReducer(begun, heard({ type: 'digest-cancel' })))).toBe(true)
})

test('the week on show stays while another loads', () => {
  const state = tell(opened, { type: 'week-chosen', start: '2026-07-13' })
  expect(state.view?.week?.start).toBe('2026-07-20')
  expect(state.start).toBe('2026-07-13')
})

test('trouble met by a refresh outlives the kept copy that is opened after it', () => {
  const state = tell(opened, { type: 'refresh-began' }, { type: 'trouble', error: errorInfo('offline') }, opened, {
    type: 'refresh-ended',
  })
  expect(state).toMatchObject({ isRefreshing: false, error: { code: 'offline' } })
})

test('trouble is forgotten once the list was checked with success', () => {
  const state = tell(opened, { type: 'trouble', error: errorInfo('offline') })
  expect(state.error?.code).toBe('offline')
  expect(popupReducer(state, opened).error).toBeUndefined()
})

describe('a week whose reading began before something was asked or heard', () => {
  const begun: PopupAction[] = [
    opened,
    { type: 'reading-began' },
    { type: 'batch-began', papers: [FIRST] },
    { type: 'row-changed', paperId: FIRST, change: { state: 'making' } },
  ]
  const read = (state: DigestState, error?: ErrorInfo): PopupAction => ({
    type: 'week-opened',
    view: buildWeekView({ rows: buildRows((rank) => (rank === 1 ? { state, ...(error && { error }) } : {})) }),
  })
  const ended: PopupAction[] = [heard({ type: 'digest-end', digest: buildDigest() }), { type: 'batch-ended' }]

  test('does not undo the making of a digest, nor end its batch', () => {
    const state = tell(...begun, read('none'))
    expect(stateOfFirst(state)).toBe('making')
    expect(isBatchOver(state)).toBe(false)
  })

  test('does not bring an old failure back while a new attempt is under way', () => {
    const state = tell(...begun, read('failed', errorInfo('offline')))
    expect(state.view?.rows[0]).toMatchObject({ state: 'making' })
    expect(state.view?.rows[0]).not.toHaveProperty('error')
  })

  test('does not take a digest away that arrived meanwhile, though it was the last of its batch', () => {
    expect(stateOfFirst(tell(...begun, ...ended, read('making')))).toBe('ready')
  })

  test('does not hide that a digest failed meanwhile', () => {
    const failed = heard({ type: 'digest-error', error: errorInfo('offline') })
    const state = tell(...begun, failed, { type: 'batch-ended' }, read('making'))
    expect(state.view?.rows[0]).toMatchObject({ state: 'failed', error: { code: 'offline' } })
  })

  test('tells of a digest that is there', () => {
    expect(stateOfFirst(tell(...begun, read('ready')))).toBe('ready')
  })
})

describe('a week whose reading began after it', () => {
  const making: PopupAction[] = [
    opened,
    { type: 'batch-began', papers: [FIRST] },
    { type: 'row-changed', paperId: FIRST, change: { state: 'making' } },
  ]
  const read: PopupAction[] = [{ type: 'reading-began' }, opened]

  test('tells how everything stands, also where the end of a job was not heard', () => {
    const joined: PopupAction = { type: 'batch-joined', key: `${FIRST}v1|ja|extractive@1` }
    const state = tell(...making, joined, ...read)
    expect(stateOfFirst(state)).toBe('none')
    expect(isBatchOver(state)).toBe(true)
  })

  test('does not know yet of a job that is only being asked for', () => {
    expect(stateOfFirst(tell(...making, ...read))).toBe('making')
  })
})
