import { describe, expect, test } from 'vitest'
import { errorInfo } from '../../../../src/core/errors.ts'
import type { JobEvent } from '../../../../src/core/job.ts'
import { isBy, siblingsOf } from '../../../../src/ui/panel/digest-choice.ts'
import { isPartlyWritten, writerNameOf } from '../../../../src/ui/panel/writer.ts'
import { itemPlaces, shownParts } from '../../../../src/ui/panel/item-places.ts'
import {
  connectionToJoin,
  INITIAL_STATE,
  panelReducer,
  shouldRequest,
  type PanelAction,
  type PanelState,
} from '../../../../src/ui/panel/state.ts'
import { buildDigest, buildItem, buildJob, buildPanelView, buildPaper, JOB_KEY } from '../../../support/build-view.ts'

const KEY = 'arxiv:2601.01234v2|ja|openai@1:quill-2'
const ENGINE = { id: 'openai', recipe: 1, model: 'quill-2' }
const tell = (...actions: PanelAction[]): PanelState => actions.reduce(panelReducer, INITIAL_STATE)
const modelJob = (change: Parameters<typeof buildJob>[0] = {}) =>
  buildJob({ key: KEY, connection: 'openai', consent: 1, engine: ENGINE, ...change })
const opened = (change = {}): PanelAction => ({
  type: 'opened',
  view: buildPanelView({ digest: buildDigest(), ...change }),
})
const heard = (event: JobEvent): PanelAction => ({
  type: 'followed',
  event: { key: KEY, paperId: 'arxiv:2601.01234', event },
})
const written = buildItem('how', 'ja', { answer: 'モデルの答え。', answerLanguage: 'ja' })
const writing: PanelAction[] = [
  opened(),
  { type: 'requested', connection: 'openai' },
  { type: 'request-answered', answer: { job: modelJob() } },
  heard({ type: 'item-end', item: written }),
]
const fresh = (state: PanelState) => itemPlaces(state).flatMap(({ slot, isFresh }) => (isFresh ? [slot] : []))
const byModel = buildDigest({ engine: { ...buildDigest().engine, ...ENGINE }, items: [written] })

describe('while a model writes', () => {
  test('what it finished stands over the excerpts, slot by slot, and no place is kept free', () => {
    const places = itemPlaces(tell(...writing))
    expect(places.map(({ slot }) => slot)).toEqual(buildDigest().items.map(({ slot }) => slot))
    expect(places.filter(({ isFresh }) => isFresh)).toEqual([{ slot: 'how', item: written, isFresh: true }])
  })

  test('an answer to what no excerpt answers comes in its slot’s order', () => {
    const limits = buildItem('limits')
    const slots = itemPlaces(tell(...writing, heard({ type: 'item-end', item: limits }))).map(({ slot }) => slot)
    expect(slots).toContain('limits')
    expect(slots.indexOf('limits')).toBeLessThan(slots.indexOf('availability'))
  })

  test('summary and abstract are the model’s as soon as they are there', () => {
    const { summary, abstract } = buildDigest()
    const before = shownParts(tell(...writing))
    expect([before.summary, before.abstract]).toEqual([
      { part: summary, isFresh: false },
      { part: abstract, isFresh: false },
    ])
    const mine = { ...abstract!, translation: { text: '訳。', language: 'ja', by: 'openai' as const } }
    const after = shownParts(tell(...writing, heard({ type: 'abstract-end', abstract: mine })))
    expect(after.abstract).toEqual({ part: mine, isFresh: true })
  })

  test('nothing of it stands over a digest of another version or language', () => {
    for (const digest of [buildDigest({ paper: buildPaper({ version: 1 }) }), buildDigest({ language: 'en' })]) {
      const state = tell(opened({ digest, job: modelJob({ items: [written] }) }))
      expect(state.making).toBeDefined()
      expect(fresh(state)).toEqual([])
    }
  })

  test('its digest takes over, with the excerpts as the other choice', () => {
    const state = tell(...writing, heard({ type: 'digest-end', digest: byModel }))
    expect(state).toMatchObject({ digest: byModel, items: [], view: { others: [{ key: JOB_KEY }] } })
    expect(state.writer).toBeUndefined()
  })
})

describe('a model’s job at the opening', () => {
  test('is joined beside a digest that fits, and only while it is under way', () => {
    const view = buildPanelView({ digest: buildDigest(), job: modelJob() })
    expect(connectionToJoin(view)).toBe('openai')
    expect(connectionToJoin({ ...view, job: modelJob({ state: 'failed' }) })).toBeUndefined()
    expect(connectionToJoin({ ...view, job: buildJob() })).toBeUndefined()
    expect(tell(opened({ job: modelJob() })).making?.key).toBe(KEY)
  })

  test('that failed is shown again, with what it finished', () => {
    const error = errorInfo('model-maybe-billed', { cost: 0.03 })
    const state = tell(opened({ job: modelJob({ state: 'failed', error, items: [written] }) }))
    expect(state).toMatchObject({ failure: error, writer: { connection: 'openai', key: KEY } })
    expect(fresh(state)).toEqual(['how'])
  })

  test('that was given up is not', () => {
    const state = tell(opened({ job: modelJob({ state: 'cancelled', items: [written] }) }))
    expect(state).toMatchObject({ isCancelled: false })
    expect(fresh(state)).toEqual([])
  })

  test('that failed does not keep excerpts from being made', () => {
    expect(shouldRequest(buildPanelView({ job: modelJob({ state: 'failed' }) }))).toBe(true)
  })

  test('is over when the view brings its digest', () => {
    const state = tell(...writing, opened({ digest: byModel, others: [] }))
    expect(state.writer).toBeUndefined()
    expect(itemPlaces(state)).toEqual([{ slot: 'how', item: written }])
  })
})

describe('what came of it', () => {
  test.each<[string, JobEvent]>([
    ['a failure', { type: 'digest-error', error: errorInfo('model-broken-off') }],
    ['a cancellation', { type: 'digest-cancel' }],
  ])('%s keeps what was written until the reader has done with it', (_what, event) => {
    const state = tell(...writing, heard(event))
    expect(fresh(state)).toEqual(['how'])
    const left = panelReducer(state, { type: 'dismissed' })
    expect(fresh(left)).toEqual([])
    expect(left).toMatchObject({ isCancelled: false, items: [] })
    expect(left.failure).toBeUndefined()
  })

  test('once more keeps it, too', () => {
    const failed = tell(...writing, heard({ type: 'digest-error', error: errorInfo('model-busy') }))
    expect(panelReducer(failed, { type: 'requested', connection: 'openai' }).items).toEqual([written])
  })

  test('excerpts asked for anew begin without it', () => {
    const failed = tell(...writing, heard({ type: 'digest-error', error: errorInfo('model-busy') }))
    expect(panelReducer(failed, { type: 'requested' })).toMatchObject({ items: [] })
  })
})

describe('the choice between digests', () => {
  const other = { key: KEY, engine: { id: 'openai', model: 'quill-2' }, createdAt: '' }

  test('changes the one on show for the one it takes the place of', () => {
    const state = tell(opened({ others: [other] }), { type: 'digest-chosen', key: KEY, digest: byModel })
    expect(state).toMatchObject({ digest: byModel, view: { others: [{ key: JOB_KEY }] } })
  })

  test('lasts while the library has it', () => {
    const chosen = tell(opened({ digest: byModel, others: [{ ...other, key: JOB_KEY }] }), {
      type: 'digest-chosen',
      key: JOB_KEY,
      digest: buildDigest(),
    })
    const again = opened({ digest: byModel, others: [{ ...other, key: JOB_KEY }] })
    expect(panelReducer(chosen, again).digest?.engine.id).toBe('extractive')
    expect(panelReducer(chosen, opened({ digest: byModel })).digest).toBe(byModel)
  })

  test('is between digests of one paper, version and language, each once', () => {
    const keys = [KEY, KEY, KEY.replace('v2', 'v1'), KEY.replace('|ja|', '|en|'), JOB_KEY]
    expect(
      siblingsOf(
        buildDigest(),
        keys.map((key) => ({ ...other, key })),
      ).map(({ key }) => key),
    ).toEqual([KEY])
  })

  test('knows the digest of the model in use', () => {
    const model = { connection: 'openai', engine: 'openai', model: 'quill-2', free: false } as const
    expect(isBy(byModel.engine, model)).toBe(true)
    expect(isBy(byModel.engine, { ...model, model: 'quill-3' })).toBe(false)
    expect(isBy({ id: 'builtin', model: 'builtin' }, { ...model, engine: 'builtin', model: '' })).toBe(true)
  })
})

describe('what the foot says of a model that did not finish', () => {
  const lookUp = (): undefined => undefined
  const failed = heard({ type: 'digest-error', error: errorInfo('model-broken-off') })

  test('is the model whose job it was, though another is in use by now', () => {
    const model = { connection: 'gemini', engine: 'gemini', model: 'lute-1', free: false } as const
    const state = tell(...writing, failed, opened({ model, job: modelJob({ state: 'failed', items: [written] }) }))
    expect([writerNameOf(state, lookUp), isPartlyWritten(state)]).toEqual(['quill-2', true])
  })

  test('is nothing where nothing of it stands, and counts a summary alone', () => {
    const begun = writing.slice(0, 3)
    expect(isPartlyWritten(tell(...begun, failed))).toBe(false)
    const { summary } = buildDigest()
    expect(isPartlyWritten(tell(...begun, heard({ type: 'summary-end', summary: summary! }), failed))).toBe(true)
    expect(isPartlyWritten(tell(...writing, failed, { type: 'dismissed' }))).toBe(false)
  })
})
