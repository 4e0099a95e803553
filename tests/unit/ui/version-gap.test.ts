import { expect, test } from 'vitest'
import { INITIAL_STATE, panelReducer, versionGap, type PanelState } from '../../../src/ui/panel/state.ts'
import type { Paper } from '../../../src/core/paper.ts'
import type { PageView } from '../../../src/wire/protocol.ts'
import { buildDigest, buildPanelView, buildPaper } from '../../support/build-view.ts'

const id = buildPaper().id

function state(
  page: Partial<Extract<PageView, { kind: 'paper' }>>,
  record: Paper | undefined,
  of: Partial<Paper>,
): PanelState {
  const { paper: _, ...view } = buildPanelView({ page: { kind: 'paper', paperId: id, surface: 'pdf', ...page } })
  const digest = buildDigest({ paper: buildPaper(of) })
  return panelReducer(INITIAL_STATE, { type: 'opened', view: { ...view, digest, ...(record && { paper: record }) } })
}

test('a PDF opened before any record was read learns of version 3 from the digest made meanwhile', () => {
  const first = { version: 1, latestVersion: 3 }
  expect(versionGap(state({}, undefined, first))).toEqual({ have: 1, want: 3, isOlder: true })
  expect(versionGap(state({ version: 1 }, undefined, first))).toEqual({ have: 1, want: 3, isOlder: true })
  expect(versionGap(state({ surface: 'html', version: 1 }, undefined, first))).toMatchObject({ want: 3 })
})

test('a digest that knows less than the record takes nothing away', () => {
  const record = buildPaper({ version: 3, latestVersion: 3 })
  expect(versionGap(state({}, record, { version: 1, latestVersion: 1 }))).toEqual({ have: 1, want: 3, isOlder: true })
})

test('a digest of the newest version on a page of it has no gap, on an older page it is another version', () => {
  const newest = { version: 3, latestVersion: 3 }
  expect(versionGap(state({ version: 3 }, undefined, newest))).toBeUndefined()
  expect(versionGap(state({}, undefined, newest))).toBeUndefined()
  expect(versionGap(state({ version: 2 }, undefined, { version: 2, latestVersion: 2 }))).toBeUndefined()
})
