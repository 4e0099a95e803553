/**
 * The shape of every request, checked before a handler sees it: of our own pages too, since they stand in the pages of
 * others and keep what readers type. Limits are far beyond any reader's use and far below what would hurt.
 */
import * as v from 'valibot'
import { AskedAnswerSchema } from '../core/asked.ts'
import { LanguageSchema } from '../core/language.ts'
import { ConnectionSchema } from '../core/model/connection.ts'
import { NoteTextSchema } from '../core/note.ts'
import { PaperIdSchema } from '../core/paper-id-schema.ts'
import { DateTextSchema, PaperSchema } from '../core/paper.ts'
import { LONGEST_QUESTION } from '../core/question-length.ts'
import { SettingsSchema } from '../core/settings.ts'
import { TRANSLATED_PARTS } from '../core/translation/digest-parts.ts'
import type { BackgroundCommands, ContentCommands, WorkshopCommands } from './protocol.ts'

const NothingSchema = v.object({})
const Text = (limit: number) => v.pipe(v.string(), v.maxLength(limit))
const VersionSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999))
const WindowIdSchema = v.pipe(v.number(), v.integer())
// A key names a model, whose name may take 200.
const KeySchema = Text(500)
const ConnectionIdSchema = ConnectionSchema.entries.id
const ModelSchema = ConnectionSchema.entries.model
const AskIdSchema = v.pipe(Text(100), v.minLength(1))

const PlaceSchema = v.variant('kind', [
  v.object({ kind: v.literal('dock') }),
  v.object({ kind: v.literal('active-tab'), windowId: v.exactOptional(WindowIdSchema) }),
  v.object({ kind: v.literal('paper'), paperId: PaperIdSchema, version: v.exactOptional(VersionSchema) }),
])

/** A passage to mark. */
export const RevealSchema = v.object({ htmlId: v.exactOptional(Text(500)), quote: Text(20_000) })

/** What a list page names: more than any page holds is refused. */
export const ListedSchema = v.pipe(
  v.array(v.object({ paperId: PaperIdSchema, version: v.exactOptional(VersionSchema), title: Text(300) })),
  v.maxLength(2000),
)

const { text, status, starred } = NoteTextSchema.entries

/** What may be changed in a note; when it was changed is not for the asker to say. */
const NoteChangeSchema = v.object({
  text: v.exactOptional(text),
  status: v.exactOptional(status),
  starred: v.exactOptional(starred),
  tags: v.exactOptional(v.pipe(v.array(Text(200)), v.maxLength(200))),
  highlights: v.exactOptional(
    v.pipe(v.array(v.object({ passage: Text(200), quote: Text(20_000) })), v.maxLength(2000)),
  ),
})

const { dockOpen, dockWidth } = SettingsSchema.entries

/** Requests of our own pages to the background. */
export const BackgroundRequestSchemas = {
  'panel.open': v.object({ place: PlaceSchema }),
  'week.open': v.object({ start: v.exactOptional(DateTextSchema) }),
  'list.open': v.object({ place: PlaceSchema }),
  'workshop.ensure': NothingSchema,
  'paper.related': v.object({ paperId: PaperIdSchema }),
  'passage.reveal': v.object({ paperId: PaperIdSchema, url: Text(2048), reveal: RevealSchema }),
  'export.collect': v.union([
    v.object({ paperIds: v.pipe(v.array(PaperIdSchema), v.maxLength(10_000)) }),
    v.object({ week: DateTextSchema }),
  ]),
  'note.write': v.object({ paperId: PaperIdSchema, change: NoteChangeSchema }),
  'note.keep-asked': v.object({ paperId: PaperIdSchema, asked: AskedAnswerSchema }),
  'note.drop-asked': v.object({ paperId: PaperIdSchema, id: AskIdSchema }),
  'settings.read': NothingSchema,
  'digest.read': v.object({ key: KeySchema }),
  'connections.changed': NothingSchema,
  'sites.changed': NothingSchema,
  'origin.may': v.object({ origin: Text(500) }),
  'settings.write': v.object({ change: v.partial(SettingsSchema) }),
  'side-panel.opened': v.object({ windowId: WindowIdSchema }),
} satisfies Record<keyof BackgroundCommands, v.GenericSchema>

/** Requests of our own pages to the workshop. */
export const WorkshopRequestSchemas = {
  'digest.request': v.pipe(
    v.object({
      paperId: PaperIdSchema,
      version: v.exactOptional(VersionSchema),
      language: LanguageSchema,
      again: v.exactOptional(v.boolean()),
      batch: v.exactOptional(v.boolean()),
      connection: v.exactOptional(ConnectionIdSchema),
      model: v.exactOptional(ModelSchema),
      click: v.exactOptional(Text(100)),
    }),
    // Without its click a word that comes twice would count twice.
    v.check(({ again, connection, click }) => !again || connection === undefined || click !== undefined),
  ),
  'model.estimate': v.object({
    paperId: PaperIdSchema,
    version: v.exactOptional(VersionSchema),
    language: LanguageSchema,
    connection: ConnectionIdSchema,
    model: v.exactOptional(ModelSchema),
    question: v.exactOptional(Text(LONGEST_QUESTION)),
  }),
  'model.test': v.object({ connection: ConnectionIdSchema }),
  'digest.cancel': v.object({ keys: v.pipe(v.array(KeySchema), v.maxLength(10_000)) }),
  'paper.ask': v.object({
    id: AskIdSchema,
    paperId: PaperIdSchema,
    version: v.exactOptional(VersionSchema),
    question: v.pipe(Text(LONGEST_QUESTION), v.trim(), v.minLength(1)),
    language: LanguageSchema,
    connection: v.exactOptional(ConnectionIdSchema),
    model: v.exactOptional(ModelSchema),
  }),
  'ask.cancel': v.object({ id: AskIdSchema }),
  'week.refresh': v.object({ start: v.exactOptional(DateTextSchema), force: v.exactOptional(v.boolean()) }),
  'page.preview': v.object({
    paperId: PaperIdSchema,
    version: VersionSchema,
    passage: Text(200),
    quote: Text(20_000),
    scale: v.pipe(v.number(), v.minValue(0.2), v.maxValue(4)),
  }),
  'document.read': v.object({ paperId: PaperIdSchema, version: VersionSchema }),
  'texts.size': NothingSchema,
  'translation.keep': v.object({ key: KeySchema, part: v.picklist(TRANSLATED_PARTS), text: Text(40_000) }),
  'texts.clear': NothingSchema,
} satisfies Record<keyof WorkshopCommands, v.GenericSchema>

/** Requests of the content script, which is trusted with nothing. */
export const ContentRequestSchemas = {
  'dock.orders': NothingSchema,
  'page.report': v.object({ paper: PaperSchema }),
  'dock.change': v.object({ open: v.exactOptional(dockOpen), width: v.exactOptional(dockWidth) }),
  'list.report': v.object({ papers: ListedSchema }),
} satisfies Record<keyof ContentCommands, v.GenericSchema>

/** The first message over a port named `follow`. */
export const FollowRequestSchema = v.object({ key: v.exactOptional(KeySchema) })
