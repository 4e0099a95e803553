import { expect, test } from 'vitest'
import { termsOf } from '../../../../../src/adapters/engines/written/glossary-terms.ts'
import { buildDocument } from '../../../../support/build-document.ts'

const DOCUMENT = buildDocument('OwlNet: Planning by Night', [
  {
    title: 'Method',
    role: 'method',
    paragraphs: [
      [
        'OwlNet uses contrastive learning on one baseline for two minutes.',
        'The baseline forgets a token in ten minutes.',
      ],
      ['Contrastive learning of OwlNet keeps every token, which is new, and the report is new as well.'],
    ],
  },
])

test('a paper’s terms of several words, and those written in katakana, are given with their one form', async () => {
  const { glossary } = await termsOf(DOCUMENT, 'ja')
  expect(glossary).toContainEqual({ english: 'contrastive learning', form: '対照学習' })
  expect(glossary).toContainEqual({ english: 'token', form: 'トークン' })
})

test('a word alone that means several things is left to the model', async () => {
  const { glossary } = await termsOf(DOCUMENT, 'ja')
  expect(glossary.map(({ english }) => english)).not.toEqual(expect.arrayContaining(['minutes']))
  expect(glossary.map(({ english }) => english)).not.toEqual(expect.arrayContaining(['new']))
})

test('names that come again and again stay in Latin letters', async () => {
  expect((await termsOf(DOCUMENT, 'ja')).names).toContain('OwlNet')
})

test('English needs no terms', async () => {
  expect(await termsOf(DOCUMENT, 'en')).toEqual({ glossary: [], names: [] })
})
