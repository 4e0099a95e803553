/** The schema files beside the code say what the code checks; UPDATE_SCHEMAS=1 writes them anew. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { PAPER_ID_PATTERN, renderSchemas } from '../../../src/build/tools/schemas.ts'
import { PaperIdSchema } from '../../../src/core/paper-id-schema.ts'

const FOLDER = new URL('../../../assets/schema/', import.meta.url)

test('the schema files are what the code’s own schemas give', () => {
  const rendered = renderSchemas()
  if (process.env.UPDATE_SCHEMAS)
    for (const [name, text] of Object.entries(rendered)) writeFileSync(new URL(name, FOLDER), text)
  expect(readdirSync(FOLDER).toSorted()).toEqual(Object.keys(rendered).toSorted())
  for (const [name, text] of Object.entries(rendered)) expect(readFileSync(new URL(name, FOLDER), 'utf8')).toBe(text)
})

test('every format of the design has a schema', () => {
  expect(Object.keys(renderSchemas())).toEqual([
    'ronbun-document-1.schema.json',
    'ronbun-digest-1.schema.json',
    'ronbun-note-1.schema.json',
    'ronbun-pack-1.schema.json',
  ])
})

test('the pattern of a paper id accepts what the code accepts', () => {
  const pattern = new RegExp(PAPER_ID_PATTERN)
  const ids = [
    'arxiv:2308.05481',
    'arxiv:hep-th/9901001',
    'acl:2023.acl-long.656',
    'acl:N04-1001',
    'ACL:x12',
    'arxiv:',
    'arxiv:ab',
    'doi:10.1/2',
    'arxiv:a b c',
    'arxiv:.abc',
    `acl:${'x'.repeat(61)}`,
    `acl:${'x'.repeat(62)}`,
  ]
  for (const id of ids) expect([id, pattern.test(id)]).toEqual([id, v.is(PaperIdSchema, id)])
})

test('optional fields are optional, required ones required', () => {
  const schema = JSON.parse(renderSchemas()['ronbun-digest-1.schema.json'] ?? '') as {
    required: string[]
    $schema: string
  }
  expect(schema.required).toContain('items')
  expect(schema.required).not.toContain('summary')
})
