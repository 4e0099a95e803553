import { expect, test } from 'vitest'
import { closedSchema } from '../../../../src/core/model/closed-schema.ts'

test('every object of a schema is closed, however deep, and nothing else is changed', () => {
  const item = { type: 'object', properties: { slot: { type: 'string', enum: ['how'] } }, required: ['slot'] }
  const schema = {
    type: 'object',
    properties: { items: { type: 'array', items: item }, tldr: { type: 'string' } },
    required: ['items'],
  }
  expect(closedSchema(schema)).toEqual({
    ...schema,
    additionalProperties: false,
    properties: {
      ...schema.properties,
      items: { type: 'array', items: { ...item, additionalProperties: false } },
    },
  })
  expect(schema).not.toHaveProperty('additionalProperties')
})

test('a property called like a keyword is a property', () => {
  const schema = { type: 'object', properties: { items: { type: 'string' }, properties: { type: 'number' } } }
  expect(closedSchema(schema)).toEqual({ ...schema, additionalProperties: false })
})
