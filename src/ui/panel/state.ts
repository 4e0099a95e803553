/**
 * What the panel shows, as a pure function of what it heard: one snapshot (`PanelView`), then the events of a job.
 *
 *   loading ── opened ──► ready ── requested ─► making ── digest-end ─► digest
 *      └─ open-failed ─► unreachable              ├─ digest-error ──► failure  (finished items stay)
 *                                                 └─ digest-cancel ─► cancelled (finished items stay)
 *
 * A digest at hand is never taken away while a better one is made; it is replaced when that one is done. What a model has
 * finished by then stands over the excerpts of the same paper, place by place, and stays when the model fails.
 */
import type { Digest, DigestAbstract, DigestItem, DigestSummary } from '../../core/digest.ts'
import type { ErrorInfo } from '../../core/errors.ts'
import type { Job, JobEvent, JobStep } from '../../core/job.ts'
import type { NoteText } from '../../core/note.ts'
import type { Settings } from '../../core/settings.ts'
import type { FollowEvent, PanelView } from '../../wire/protocol.ts'
import { choiceOf, siblingsOf } from './digest-choice.ts'

/** A job under way, as the progress line shows it. */
export type Making = { key?: string; step: JobStep; until?: number; isCancelling: boolean }

/** A job by the reader's own model, as far as the panel must know it. */
export type Writer = { connection: string; key?: string }

export type PanelState = {
  phase: 'loading' | 'unreachable' | 'ready'
  view?: PanelView
  /** The digest on show: from the snapshot, or just finished. */
  digest?: Digest
  /** Finished parts of a job, shown while no digest is. */
  summary?: DigestSummary
  abstract?: DigestAbstract
  items: DigestItem[]
  making?: Making
  /** The model whose job the parts, the making or the outcome are of; absent where no model writes. */
  writer?: Writer
  /** The key of a digest the reader chose instead of the best. */
  chosen?: string
  failure?: ErrorInfo
  isCancelled: boolean
}

export type PanelAction =
  | { type: 'opened'; view: PanelView }
  | { type: 'open-failed'; error: ErrorInfo }
  | { type: 'requested'; connection?: string }
  | { type: 'request-answered'; answer: { job: Job } | { digest: Digest } }
  | { type: 'request-failed'; error: ErrorInfo }
  | { type: 'followed'; event: FollowEvent }
  | { type: 'cancel-sent' }
  /** The reader has done with a model's outcome: the excerpts stand alone again. */
  | { type: 'dismissed' }
  | { type: 'digest-chosen'; key: string; digest: Digest }
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
      return requested(state, action.connection)
    case 'request-answered':
      return 'digest' in action.answer ? finished(state, action.answer.digest) : withJob(state, action.answer.job)
    case 'request-failed':
      return failed(state, action.error)
    case 'followed':
      return followed(state, action.event)
    case 'cancel-sent':
      return state.making ? { ...state, making: { ...state.making, isCancelling: true } } : state
    case 'dismissed':
      return withoutParts(state)
    case 'digest-chosen':
      return { ...withDigest(state, action.digest), chosen: action.key }
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
  // What came of a model's job says nothing of a digest without one.
  if (view.job?.connection !== undefined) return true
  return view.job?.state !== 'failed' && view.job?.state !== 'cancelled'
}

/** The connection whose job is under way: the panel joins it, also beside a digest that fits. */
export function connectionToJoin({ job }: PanelView): string | undefined {
  return job?.state === 'queued' || job?.state === 'running' ? job.connection : undefined
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

function opened(state: PanelState, view: PanelView): PanelState {
  const isSamePaper = state.view?.paper?.id === view.paper?.id && pageId(state.view) === pageId(view)
  const isSame = isSamePaper && state.view?.language === view.language
  const isOver = view.digest !== undefined && choiceOf(view.digest).key === state.writer?.key
  const kept: PanelState = isSame ? (isOver ? withoutParts(state) : state) : INITIAL_STATE
  // After a change of language the old digest stays readable until the new one is done.
  const digest = view.digest ?? (isSamePaper ? state.digest : undefined)
  const base = withChosen({ ...kept, phase: 'ready', view, ...(digest && { digest }) }, state.digest)
  if (!view.job) return base
  const isFit = view.digest !== undefined && fits(view.digest, view)
  // A model's job stands beside a digest that fits, unless the reader gave it up.
  const isShown = view.job.connection === undefined ? !isFit : !(isFit && view.job.state === 'cancelled')
  return isShown ? withJob(base, view.job) : base
}

/** The digest the reader chose stays on show as long as the library has it. */
function withChosen(state: PanelState, shown: Digest | undefined): PanelState {
  const { chosen, ...rest } = state
  if (chosen === undefined || !shown || choiceOf(shown).key !== chosen) return rest
  return state.view?.others?.some(({ key }) => key === chosen) ? { ...withDigest(rest, shown), chosen } : rest
}

function pageId(view: PanelView | undefined): string {
  return view?.page.kind === 'paper' ? `${view.page.paperId} ${view.page.version ?? ''}` : (view?.page.kind ?? '')
}

function fits(digest: Digest, view: PanelView): boolean {
  if (digest.language !== view.language) return false
  return view.page.kind !== 'paper' || view.page.version === undefined || view.page.version === digest.paper.version
}

function requested(state: PanelState, connection: string | undefined): PanelState {
  // Parts of a model are not parts of what is asked for without one, and the other way round.
  const base = connection === state.writer?.connection ? withoutOutcome(state) : withoutParts(state)
  const making = { step: 'waiting' as const, isCancelling: false }
  return { ...base, making, ...(connection !== undefined && { writer: { connection } }) }
}

function withJob(state: PanelState, job: Job): PanelState {
  const isSameWriter = job.connection === state.writer?.connection
  const { summary, abstract, ...rest } = withoutOutcome(isSameWriter ? state : withoutParts(state))
  const newest = { summary: job.summary ?? summary, abstract: job.abstract ?? abstract }
  const parts: PanelState = {
    ...rest,
    items: job.items,
    ...(newest.summary && { summary: newest.summary }),
    ...(newest.abstract && { abstract: newest.abstract }),
    ...(job.connection !== undefined && { writer: { connection: job.connection, key: job.key } }),
  }
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
    case 'record-end':
      // Where the page was opened before the paper was known; what the page itself says of it stays.
      return state.view ? { ...state, view: { ...state.view, paper: state.view.paper ?? event.paper } } : state
    case 'summary-end':
      return { ...state, summary: event.summary }
    case 'abstract-end':
      return { ...state, abstract: event.abstract }
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
  const { chosen: _, ...rest } = withoutParts(state)
  return withDigest(rest, digest)
}

/** The digest on show, with the one it takes the place of among the others. */
function withDigest(state: PanelState, digest: Digest): PanelState {
  const { view } = state
  if (!view) return { ...state, digest }
  const others = siblingsOf(digest, [...(state.digest ? [choiceOf(state.digest)] : []), ...(view.others ?? [])])
  return { ...state, digest, view: { ...view, others } }
}

function failed(state: PanelState, error: ErrorInfo): PanelState {
  return { ...withoutOutcome(state), failure: error }
}

function withoutOutcome(state: PanelState): PanelState {
  const { making: _making, failure: _failure, ...rest } = state
  return { ...rest, isCancelled: false }
}

function withoutParts(state: PanelState): PanelState {
  const { summary: _summary, abstract: _abstract, writer: _writer, ...rest } = withoutOutcome(state)
  return { ...rest, items: [] }
}
