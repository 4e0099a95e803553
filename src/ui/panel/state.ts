/**
 * What the panel shows, as a pure function of what it heard: one snapshot (`PanelView`), then the events of a job.
 *
 *   loading ── opened ──► ready ── requested ─► making ── digest-end ─► digest
 *      └─ open-failed ─► unreachable              ├─ digest-error ──► failure  (finished items stay)
 *                                                 └─ digest-cancel ─► cancelled (finished items stay)
 *
 * A digest at hand is never taken away while a better one is made; it is replaced when that one is done.
 */
import type { Digest, DigestItem, DigestSummary } from '../../core/digest.ts'
import type { ErrorInfo } from '../../core/errors.ts'
import type { Job, JobEvent, JobStep } from '../../core/job.ts'
import type { NoteText } from '../../core/note.ts'
import type { Settings } from '../../core/settings.ts'
import { SLOTS, slotOrder, type SlotId } from '../../core/slot.ts'
import type { FollowEvent, PanelView } from '../../wire/protocol.ts'

/** A job under way, as the progress line shows it. */
export type Making = { key?: string; step: JobStep; until?: number; isCancelling: boolean }

export type PanelState = {
  phase: 'loading' | 'unreachable' | 'ready'
  view?: PanelView
  /** The digest on show: from the snapshot, or just finished. */
  digest?: Digest
  /** Finished parts of a job, shown while no digest is. */
  summary?: DigestSummary
  items: DigestItem[]
  making?: Making
  failure?: ErrorInfo
  isCancelled: boolean
}

export type PanelAction =
  | { type: 'opened'; view: PanelView }
  | { type: 'open-failed'; error: ErrorInfo }
  | { type: 'requested' }
  | { type: 'request-answered'; answer: { job: Job } | { digest: Digest } }
  | { type: 'request-failed'; error: ErrorInfo }
  | { type: 'followed'; event: FollowEvent }
  | { type: 'cancel-sent' }
  | { type: 'note-changed'; change: Partial<NoteText> }
  | { type: 'settings-changed'; settings: Settings }

/** What the panel knows before its first answer. */
export const INITIAL_STATE: PanelState = { phase: 'loading', items: [], isCancelled: false }

/** The next state; pure, so that every story can be told in a test. */
export function panelReducer(state: PanelState, action: PanelAction): PanelState {
  switch (action.type) {
    case 'opened':
      return opened(state, action.view)
    case 'open-failed':
      return state.view
        ? { ...state, failure: action.error }
        : { ...INITIAL_STATE, phase: 'unreachable', failure: action.error }
    case 'requested':
      return { ...withoutOutcome(state), making: { step: 'waiting', isCancelling: false } }
    case 'request-answered':
      return 'digest' in action.answer ? finished(state, action.answer.digest) : withJob(state, action.answer.job)
    case 'request-failed':
      return failed(state, action.error)
    case 'followed':
      return followed(state, action.event)
    case 'cancel-sent':
      return state.making ? { ...state, making: { ...state.making, isCancelling: true } } : state
    case 'note-changed':
      return state.view
        ? { ...state, view: { ...state.view, note: { ...state.view.note, ...action.change } } }
        : state
  }
  return state.view ? { ...state, view: { ...state.view, settings: action.settings, repairedSettings: [] } } : state
}

/** Whether the panel should ask for a digest by itself: one is wanted, none fits, and no outcome waits for the reader. */
export function shouldRequest(view: PanelView): boolean {
  if (view.page.kind !== 'paper' || view.paper?.withdrawn) return false
  if (view.digest && fits(view.digest, view)) return false
  return view.job?.state !== 'failed' && view.job?.state !== 'cancelled'
}

/** The digest's version beside the newest and the open one, where that matters to the reader. */
export function versionGap({
  view,
  digest,
}: PanelState): { have: number; want: number; isOlder: boolean } | undefined {
  if (!view || !digest || view.page.kind !== 'paper') return undefined
  const have = digest.paper.version
  const open = view.page.version ?? view.paper?.version ?? have
  // Where the page was opened before any record was read, the record a digest carries is the first to know.
  const newest = Math.max(
    open,
    ...[view.paper, digest.paper].map((paper) => paper?.latestVersion ?? paper?.version ?? 0),
  )
  if (have < newest) return { have, want: newest, isOlder: true }
  return have === open ? undefined : { have, want: open, isOlder: false }
}

/** A place in the list of items: filled, or kept free for an item that may still come. */
export type ItemPlace = { slot: SlotId; item?: DigestItem }

/** The items in slot order; while a digest is made, slots yet to come keep their place so that nothing moves. */
export function itemPlaces(state: PanelState): ItemPlace[] {
  const items = (state.digest?.items ?? state.items).toSorted((a, b) => slotOrder(a.slot) - slotOrder(b.slot))
  if (state.digest || !state.making) return items.map((item) => ({ slot: item.slot, item }))
  return SLOTS.flatMap((slot): ItemPlace[] => {
    const own = items.filter((item) => item.slot === slot)
    return own.length > 0 ? own.map((item) => ({ slot, item })) : [{ slot }]
  })
}

function opened(state: PanelState, view: PanelView): PanelState {
  const isSamePaper = state.view?.paper?.id === view.paper?.id && pageId(state.view) === pageId(view)
  const isSame = isSamePaper && state.view?.language === view.language
  const kept: PanelState = isSame ? state : INITIAL_STATE
  // After a change of language the old digest stays readable until the new one is done.
  const digest = view.digest ?? (isSamePaper ? state.digest : undefined)
  const base: PanelState = { ...kept, phase: 'ready', view, ...(digest && { digest }) }
  return view.job && !(view.digest && fits(view.digest, view)) ? withJob(base, view.job) : base
}

function pageId(view: PanelView | undefined): string {
  return view?.page.kind === 'paper' ? `${view.page.paperId} ${view.page.version ?? ''}` : (view?.page.kind ?? '')
}

function fits(digest: Digest, view: PanelView): boolean {
  if (digest.language !== view.language) return false
  return view.page.kind !== 'paper' || view.page.version === undefined || view.page.version === digest.paper.version
}

function withJob(state: PanelState, job: Job): PanelState {
  const { summary, ...rest } = withoutOutcome(state)
  const newest = job.summary ?? summary
  const parts = { ...rest, items: job.items, ...(newest && { summary: newest }) }
  if (job.state === 'failed' && job.error) return { ...parts, failure: job.error }
  if (job.state === 'cancelled') return { ...parts, isCancelled: true }
  if (job.state === 'done') return parts
  return { ...parts, making: { key: job.key, step: job.step, isCancelling: state.making?.isCancelling ?? false } }
}

function followed(state: PanelState, { key, event }: FollowEvent): PanelState {
  // A late word of another job, such as one in the language just left, is not about what is on show.
  return state.making?.key === key ? withEvent(state, event) : state
}

function withEvent(state: PanelState, event: JobEvent): PanelState {
  switch (event.type) {
    case 'job-snapshot':
      return withJob(state, event.job)
    case 'job-step':
      return state.making ? { ...state, making: withStep(state.making, event.step, event.until) } : state
    case 'summary-end':
      return { ...state, summary: event.summary }
    case 'item-end':
      return { ...state, items: [...state.items.filter(({ slot }) => slot !== event.item.slot), event.item] }
    case 'digest-end':
      return finished(state, event.digest)
    case 'digest-error':
      return failed(state, event.error)
    case 'digest-cancel':
      break
  }
  return { ...withoutOutcome(state), isCancelled: true }
}

function withStep(making: Making, step: JobStep, until: number | undefined): Making {
  const { until: _, ...rest } = making
  return { ...rest, step, ...(until !== undefined && { until }) }
}

function finished(state: PanelState, digest: Digest): PanelState {
  const { summary: _, ...rest } = withoutOutcome(state)
  return { ...rest, items: [], digest }
}

function failed(state: PanelState, error: ErrorInfo): PanelState {
  return { ...withoutOutcome(state), failure: error }
}

function withoutOutcome(state: PanelState): PanelState {
  const { making: _making, failure: _failure, ...rest } = state
  return { ...rest, isCancelled: false }
}
