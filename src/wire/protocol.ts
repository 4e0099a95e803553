/**
 * Everything that is said between Ronbun's contexts: a closed set of commands a direction, each with its request and
 * its answer, and one stream of job events over a port. Handlers are typed as mapped types over these, so a missing
 * one does not compile. Every answer is a `Result` whose failure is an `ErrorInfo`. What a request must look like to be
 * heard stands in `request-schemas.ts`.
 */
import type { AskedAnswer } from '../core/asked.ts'
import type { Digest } from '../core/digest.ts'
import type { PaperDocument } from '../core/document.ts'
import type { ErrorInfo } from '../core/errors.ts'
import type { ExportPaper } from '../core/export/types.ts'
import type { DigestState, Job, JobEvent } from '../core/job.ts'
import type { Language } from '../core/language.ts'
import type { ModelEngineId, ModelInfo } from '../core/model/connection.ts'
import type { NoteText } from '../core/note.ts'
import type { PaperId } from '../core/paper-id.ts'
import type { Paper } from '../core/paper.ts'
import type { Settings } from '../core/settings.ts'
import type { PartId } from '../core/translation/digest-parts.ts'
import type { Week, WeekEntry } from '../core/week.ts'

/** What the browser tab beside the surface shows. */
export type PageView =
  | { kind: 'paper'; paperId: PaperId; version?: number; surface: 'abs' | 'pdf' | 'html' }
  | { kind: 'list' }
  | { kind: 'none' }

/** Which paper a surface asks about: that of the tab it is docked in, of a window's active tab (of the last used), or a named one. */
export type Place =
  | { kind: 'dock' }
  | { kind: 'active-tab'; windowId?: number }
  | { kind: 'paper'; paperId: PaperId; version?: number }

/** Another record of, it seems, the same work: linked, never merged. */
export type RelatedPaper = {
  paperId: PaperId
  /** Empty for a paper that is only named, whose record the library does not hold. */
  title: string
  /** The paper's own page. */
  url: string
  /** What makes them one work: the same DOI, a comment or record that names the other, or title and authors alike. */
  because: 'doi' | 'named' | 'alike'
  state: DigestState
}

/** One snapshot of all a surface shows of a paper; nothing here was made for it. */
export type PanelView = {
  page: PageView
  paper?: Paper
  /** The best digest at hand: of this version if there is one, else of another version of the paper. */
  digest?: Digest
  /** The job for this paper and language, if one was ever journaled and no digest came of it yet. */
  job?: Job
  note: NoteText
  settings: Settings
  /** The language in force: the setting, or the browser's. */
  language: Language
  /** What had to be repaired when the settings were read. */
  repairedSettings: (keyof Settings)[]
  /** The reader's own model, where one is in use. */
  model?: ModelInUse
  /** The other digests of this version and language, such as the embedded engine's beside a model's. */
  others?: DigestChoice[]
}

/** The model that may write, as a surface names it. */
export type ModelInUse = { connection: string; engine: ModelEngineId; model: string; free: boolean }

/** A digest at hand that is not on show. */
export type DigestChoice = { key: string; engine: { id: string; model: string }; createdAt: string }

/** What a run of a model would take, reckoned before anything is sent. */
export type Estimate = {
  /** Tokens, reckoned on the high side. */
  inputTokens: number
  outputTokens: number
  /** More than it can cost, in US dollars; absent where the price is unknown. */
  costUsd?: number
  free: boolean
  /** How many calls: several where the paper is longer than the model's window. */
  calls: number
  /** Passages the model is given, of how many. */
  passages: number
  passagesTotal: number
  spentTodayUsd: number
  dailyBudgetUsd: number
}

/** What testing a connection found out. */
export type ConnectionTest = { ok: true; models: ModelInfo[] } | { ok: false; error: ErrorInfo }

/** One row of the week as the popup shows it. */
export type WeekRow = {
  entry: WeekEntry
  /** The real record, once it was fetched. */
  paper?: Paper
  state: DigestState
  error?: ErrorInfo
  starred: boolean
}

export type WeekView = {
  /** All known weeks, newest first. */
  weeks: { start: string; end: string }[]
  /** The week asked for, or the newest; absent while none is known. */
  week?: Week
  rows: WeekRow[]
  /** When the list was last checked with success, epoch ms. */
  checkedAt?: number
  /** Whether the list is due for a check. */
  due: boolean
  /** Why the last check failed, if it did. */
  error?: ErrorInfo
}

/** A passage to show on the paper's own page. */
export type Reveal = { htmlId?: string; quote: string }

/** A row of a list page: an arXiv listing, a search, an ACL volume or event. */
export type ListRow = {
  paperId: PaperId
  version?: number
  /** As the list prints it; hostile text. */
  title: string
  state: DigestState
  error?: ErrorInfo
}

/** What a panel shows beside a list page. */
export type ListView = {
  /** The page's address, by which a list is told from another. */
  url: string
  rows: ListRow[]
}

/** A page of a PDF as a picture, with the passage marked by the one who shows it. */
export type PagePreview = {
  /** A `data:` URL of a PNG or WebP. */
  image: string
  /** In CSS pixels, at one pixel a point times `scale`. */
  width: number
  height: number
  /** The boxes of the passage on this page as fractions of it: left, top, width, height from the upper left corner. */
  marks: [number, number, number, number][]
}

type Command<Request, Answer> = { request: Request; answer: Answer }
type Nothing = Record<string, never>

/** From extension pages to the background: what the library holds, and small acts on it. */
export type BackgroundCommands = {
  'panel.open': Command<{ place: Place }, PanelView>
  'week.open': Command<{ start?: string }, WeekView>
  /** The papers of the list page in the tab, with the state of each. */
  'list.open': Command<{ place: Place }, ListView>
  /** Papers in the library that may be the same work: its preprint, its venue version. */
  'paper.related': Command<{ paperId: PaperId }, { related: RelatedPaper[] }>
  /** Makes sure the workshop exists and listens. */
  'workshop.ensure': Command<Nothing, Nothing>
  /** Marks the passage on the tab's page when that is the full text, or goes to the page of its PDF, else opens a new tab. */
  'passage.reveal': Command<{ paperId: PaperId; url: string; reveal: Reveal }, { where: 'here' | 'page' | 'new-tab' }>
  /** Everything an export of these papers needs, in the order asked for. */
  'export.collect': Command<{ paperIds: PaperId[] } | { week: string }, { papers: ExportPaper[]; week?: Week }>
  /** Changes the given fields of the reader's note. */
  'note.write': Command<{ paperId: PaperId; change: Partial<NoteText> }, NoteText>
  /** Keeps an asked question with its answer in the note; one that is kept already stays as it is. */
  'note.keep-asked': Command<{ paperId: PaperId; asked: AskedAnswer }, NoteText>
  'note.drop-asked': Command<{ paperId: PaperId; id: string }, NoteText>
  'settings.write': Command<{ change: Partial<Settings> }, Settings>
  'settings.read': Command<Nothing, Settings>
  /** A digest of the library by its key, to show instead of the best one. */
  'digest.read': Command<{ key: string }, { digest?: Digest }>
  /** The reader's connections changed: what depends on their addresses is set anew. */
  'connections.changed': Command<Nothing, Nothing>
  /** A site was allowed or given back: answered once the browser runs the content script there, or no more. */
  'sites.changed': Command<Nothing, Nothing>
  /** Whether the browser lets us reach an origin: the workshop cannot ask it. */
  'origin.may': Command<{ origin: string }, { may: boolean }>
  /** Said by the panel at the side of a window: one panel beside a paper is enough. */
  'side-panel.opened': Command<{ windowId: number }, Nothing>
}

/** From extension pages to the workshop: acts that read, fetch or make. */
export type WorkshopCommands = {
  /**
   * Starts the job or attaches to it; `again` makes a new attempt of one that failed or was cancelled. `batch` marks a
   * request nobody waits beside, whose fetches keep the long distance that sites ask of machines. With a `connection` its
   * model writes: `again` then is the reader's word that one more paid call may be made, `click` tells one such word from
   * the next, and `model` names the model it was given for.
   */
  'digest.request': Command<
    {
      paperId: PaperId
      version?: number
      language: Language
      again?: boolean
      batch?: boolean
      connection?: string
      model?: string
      click?: string
    },
    { job: Job } | { digest: Digest }
  >
  /** What a digest by a model would take, or the answer to a question. */
  'model.estimate': Command<
    { paperId: PaperId; version?: number; language: Language; connection: string; model?: string; question?: string },
    Estimate
  >
  /** Asks a connection's server for its models, with the stored key: nothing is billed. */
  'model.test': Command<{ connection: string }, ConnectionTest>
  'digest.cancel': Command<{ keys: string[] }, Nothing>
  /**
   * Answers a reader's own question from the paper's text, which is read first where it is not at hand. `id` is the
   * asker's own: by it the asking is cancelled, and the answer bears it. `model` is as in `digest.request`.
   */
  'paper.ask': Command<
    {
      id: string
      paperId: PaperId
      version?: number
      question: string
      language: Language
      connection?: string
      model?: string
    },
    { asked: AskedAnswer } | { isCancelled: true }
  >
  'ask.cancel': Command<{ id: string }, Nothing>
  /** Checks the weekly list if it is due (or always, with `force`) and fetches the real records of one week. */
  'week.refresh': Command<{ start?: string; force?: boolean }, Nothing>
  /** The page of the PDF on which a passage stands, drawn. */
  'page.preview': Command<
    { paperId: PaperId; version: number; passage: string; quote: string; scale: number },
    PagePreview
  >
  /** How much the cached texts take, and dropping them; digests and notes are no part of it. */
  'texts.size': Command<Nothing, { documents: number; bytes: number }>
  'texts.clear': Command<Nothing, Nothing>
  /** The document a digest was made from. */
  'document.read': Command<{ paperId: PaperId; version: number }, { document?: PaperDocument }>
  /** Keeps a browser's translation of one part of a digest; refused where it may not stand in for its original. */
  'translation.keep': Command<{ key: string; part: PartId; text: string }, { kept: boolean }>
}

/** From the content script, which is trusted with nothing: the paper is derived again from the sender's address. */
export type ContentCommands = {
  /** Asked before the page is read. */
  'dock.orders': Command<Nothing, DockOrders>
  /** What the paper's own page states; a request made after the answer finds it in the library. */
  'page.report': Command<{ paper: Paper }, Nothing>
  'dock.change': Command<{ open?: boolean; width?: number }, Nothing>
  /** What a list page names, at most 2000 papers; the answer has a state for each, in order. Asked again while any is made. */
  'list.report': Command<
    { papers: { paperId: PaperId; version?: number; title: string }[] },
    { states: DigestState[]; width: number; language: Language; labels: ListLabels }
  >
}

/** The words of a list's marks, so that the content script carries none. */
export type ListLabels = DockOrders['labels'] & Record<`state_${DigestState}`, string> & { mark: string }

/** How the content script should dock the panel, and what to mark on the page. */
export type DockOrders = {
  dock: 'open' | 'tab'
  width: number
  language: Language
  /** The dock's few words in that language, so that the content script carries none. */
  labels: { open: string; close: string; resize: string }
  /** Whether the panel has something to show before the page is read. */
  cached: boolean
  reveal?: Reveal
}

/** From the background to a tab's content script. */
export type PageCommands = {
  'passage.mark': Command<Reveal, { found: boolean }>
  'dock.toggle': Command<Nothing, Nothing>
  /** The panel stands at the side of the window: the dock makes way, and stays wanted for other times. */
  'dock.close': Command<Nothing, Nothing>
  /** Digests of papers on this list page may be about to be made: their states are worth asking for again. */
  'list.look': Command<Nothing, Nothing>
}

/** What a port named `follow` carries: with a key, that job's events; without, those of all jobs. */
export type FollowEvent = { key: string; paperId: PaperId; event: JobEvent }

/** Something that may be asked: the two ends an extension page talks to, so that surfaces can be tested with a fake. */
export interface Wire {
  background<Type extends keyof BackgroundCommands>(
    type: Type,
    request: BackgroundCommands[Type]['request'],
  ): Promise<BackgroundCommands[Type]['answer']>
  /** Ensures the workshop first; rejects with an `AppError`. */
  workshop<Type extends keyof WorkshopCommands>(
    type: Type,
    request: WorkshopCommands[Type]['request'],
  ): Promise<WorkshopCommands[Type]['answer']>
  /** Follows one job, or all; calls back in order, reconnects by itself, and stops when the returned function is called. */
  follow(key: string | undefined, listener: (event: FollowEvent) => void): () => void
}
