/** What a language must say to write exported files. `{…}` are places for values. */
import type { Notice } from '../../digest.ts'
import type { TextKind } from '../../document.ts'
import type { NoteText } from '../../note.ts'
import type { SlotId } from '../../slot.ts'

export type ExportLabels = {
  /** `{start}` and `{end}` are ISO days. */
  weekTitle: string
  oneTitle: string
  /** `{count}` papers. */
  severalTitle: string
  /** Follows a label: `著者：`. */
  colon: string
  /** Between words of this language, and between a place's parts. */
  separator: string
  /** Behind a title in the list: `{date}`. */
  publishedInList: string
  authors: string
  /** Behind the first of very many authors: `{count}`. */
  moreAuthors: string
  published: string
  updated: string
  url: string
  categories: string
  venue: string
  doi: string
  code: string
  licence: string
  notApplicable: string
  summary: string
  abstract: string
  /** Under an abstract that somebody other than the authors wrote: `{by}`. */
  abstractBy: string
  questions: string
  /** Before words in another language than the digest's: they are the paper's own. */
  original: string
  /** Behind a browser's translation of the words below it. */
  machineTranslation: string
  notStated: string
  /** In its place where the abstract alone was read. */
  notStatedAbstract: string
  /** In place of questions of which none could be answered. */
  noAnswers: string
  withdrawn: string
  pending: string
  /** For a row that is no arXiv or ACL paper. */
  outside: string
  noteText: string
  highlights: string
  /** Over the reader's own questions. */
  asked: string
  /** Under a question no passage answers. */
  askedNotFound: string
  askedNotFoundAbstract: string
  /** Before the passages nearest to such a question. */
  askedClosest: string
  tags: string
  status: string
  starred: string
  statuses: Record<NoteText['status'], string>
  slots: Record<SlotId, string>
  /** A PDF's page: `{page}`. */
  page: string
  provenance: string
  /** What was read, `{read}` of `{total}` sections. */
  kinds: Record<TextKind, string>
  /** The engine and its recipe's number: `{engine}`, `{recipe}`. */
  engine: string
  /** Names of engines that are no model’s name, by id; `translator` among them. */
  engines: Record<string, string>
  /** `{count}` where a number matters. */
  notices: Record<Notice['code'], string>
}
