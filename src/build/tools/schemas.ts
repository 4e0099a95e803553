/**
 * The JSON Schemas of Ronbun's file formats, for tools written elsewhere; made from the schemas the code itself checks
 * with. A test compares the files in assets/schema with them, and writes them anew when run with UPDATE_SCHEMAS=1.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import { DigestSchema } from '../../core/digest.ts'
import { DocumentSchema } from '../../core/document.ts'
import { NoteSchema } from '../../core/note.ts'
import { PackSchema } from '../../core/pack.ts'
import { PaperIdSchema } from '../../core/paper-id-schema.ts'

const FORMATS = {
  document: { schema: DocumentSchema, title: 'A paper’s text as Ronbun reads it' },
  digest: { schema: DigestSchema, title: 'A Q&A digest of one paper version in one language' },
  note: { schema: NoteSchema, title: 'A digest with what its reader wrote' },
  pack: { schema: PackSchema, title: 'A file of digests' },
} as const

/** What `PaperIdSchema` checks by a function, as a pattern; a test holds the two together. */
export const PAPER_ID_PATTERN = '^([Aa][Rr][Xx][Ii][Vv]|[Aa][Cc][Ll]):[A-Za-z0-9][-./A-Za-z0-9]{2,60}$'

/** Every schema file's text by its name: `ronbun-digest-1.schema.json` and so on. */
export function renderSchemas(): Record<string, string> {
  const files = Object.entries(FORMATS).map(([name, { schema, title }]) => {
    const converted = toJsonSchema(schema, {
      target: 'draft-2020-12',
      overrideSchema: ({ valibotSchema }) =>
        valibotSchema === PaperIdSchema ? { type: 'string', pattern: PAPER_ID_PATTERN } : undefined,
      // A pattern of JSON Schema has no flags; the one with a flag only tells web addresses.
      overrideAction: ({ valibotAction, jsonSchema }) =>
        valibotAction.type === 'regex' && isWebAddress(valibotAction)
          ? { ...jsonSchema, pattern: '^[Hh][Tt][Tt][Pp][Ss]?:\\/\\/' }
          : undefined,
    })
    const { $schema, ...rest } = converted
    const text = JSON.stringify({ $schema, $id: `urn:ronbun:${name}:1`, title, ...rest }, undefined, 2)
    return [`ronbun-${name}-1.schema.json`, `${text}\n`] as const
  })
  return Object.fromEntries(files)
}

function isWebAddress(action: object): boolean {
  const pattern = 'requirement' in action ? action.requirement : undefined
  return pattern instanceof RegExp && pattern.source.startsWith('^https?:')
}
