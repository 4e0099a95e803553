import { expect, test } from 'vitest'
import { errorInfo } from '../../../src/core/errors.ts'
import type { JobEvent } from '../../../src/core/job.ts'
import type { PaperId } from '../../../src/core/paper-id.ts'
import {
  batchProgress,
  chosenRows,
  INITIAL_LIST,
  listReducer,
  type ListAction,
  type ListState,
} from '../../../src/ui/panel/list-state.ts'
import { buildDigest, buildJob, buildListView } from '../../support/build-view.ts'

const tell = (...actions: ListAction[]): ListState => actions.reduce(listReducer, INITIAL_LIST)
const opened: ListAction = { type: 'list-opened', view: buildListView() }
const [FIRST, SECOND, THIRD] = ['arxiv:2607.01000', 'arxiv:2607.02000', 'arxiv:2607.03000'] as const
const choose = (...papers: PaperId[]): ListAction => ({ type: 'chosen', papers, isChosen: true })
const heard = (paperId: PaperId, event: JobEvent): ListAction => ({
  type: 'followed',
  event: { key: `${paperId}|ja`, paperId, event },
})
const stateOf = (state: ListState, id: PaperId) => state.view?.rows.find(({ paperId }) => paperId === id)?.state

test('what was ticked stays while the same list is opened again, as far as it can still be made', () => {
  const rows = buildListView().rows.map((row) => (row.paperId === FIRST ? { ...row, state: 'ready' as const } : row))
  const state = tell(opened, choose(FIRST, SECOND), { type: 'list-opened', view: buildListView({ rows }) })
  expect(chosenRows(state).map(({ paperId }) => paperId)).toEqual([SECOND])
})

test('another list begins with nothing ticked and no batch', () => {
  const other = buildListView({ url: 'https://arxiv.org/list/cs.LG/recent' })
  const began: ListAction = { type: 'batch-began', papers: [FIRST] }
  const state = tell(opened, choose(SECOND), began, { type: 'list-opened', view: other })
  expect([state.chosen.size, state.batch]).toEqual([0, undefined])
})

test('papers are asked for in the list’s order, whatever the order of ticks', () => {
  expect(chosenRows(tell(opened, choose(THIRD), choose(FIRST))).map(({ paperId }) => paperId)).toEqual([FIRST, THIRD])
})

test('a batch counts those that came to their end, failed ones too', () => {
  const making = [FIRST, SECOND, THIRD].map((paperId): ListAction => ({
    type: 'row-changed',
    paperId,
    change: { state: 'making' },
  }))
  const start: ListAction[] = [opened, { type: 'batch-began', papers: [FIRST, SECOND, THIRD] }, ...making]
  expect(batchProgress(tell(...start))).toEqual({ done: 0, total: 3 })
  const ended = tell(
    ...start,
    heard(FIRST, { type: 'digest-end', digest: buildDigest() }),
    heard(SECOND, { type: 'digest-error', error: errorInfo('offline') }),
  )
  expect(batchProgress(ended)).toEqual({ done: 2, total: 3 })
  expect(ended.view?.rows.find(({ paperId }) => paperId === SECOND)?.error).toEqual(errorInfo('offline'))
})

test('a job begun elsewhere shows, and can be cancelled; one of no row here does not', () => {
  const job = buildJob({ paperId: FIRST, state: 'running' })
  const state = tell(opened, heard(FIRST, { type: 'job-snapshot', job }))
  expect([stateOf(state, FIRST), state.batch?.keys]).toEqual(['making', [`${FIRST}|ja`]])
  expect(tell(opened, heard('arxiv:2607.99999', { type: 'job-snapshot', job })).batch).toBeUndefined()
})

test('a row that is made is no longer ticked, and says nothing of its earlier failure', () => {
  const state = tell(
    opened,
    choose(FIRST),
    { type: 'row-changed', paperId: FIRST, change: { state: 'failed' }, error: errorInfo('offline') },
    heard(FIRST, { type: 'digest-end', digest: buildDigest() }),
  )
  expect(state.chosen.size).toBe(0)
  expect(state.view?.rows[0]).not.toHaveProperty('error')
})

test('a list whose reading began before its digests were asked for does not undo that', () => {
  const begun: ListAction[] = [
    opened,
    { type: 'reading-began' },
    { type: 'batch-began', papers: [FIRST] },
    { type: 'row-changed', paperId: FIRST, change: { state: 'making' } },
  ]
  const state = tell(...begun, opened)
  expect(stateOf(state, FIRST)).toBe('making')
  expect(batchProgress(state)).toEqual({ done: 0, total: 1 })
})

test('a list read anew, as in another language, tells how its digests stand there', () => {
  const ready = heard(FIRST, { type: 'digest-end', digest: buildDigest() })
  const state = tell(opened, { type: 'batch-began', papers: [FIRST] }, ready, { type: 'reading-began' }, opened)
  expect(stateOf(state, FIRST)).toBe('none')
})
