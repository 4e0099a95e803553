import { expect, test } from 'vitest'
import * as v from 'valibot'
import { assembleDigest } from '../../../src/core/digest-assembly.ts'
import { DigestSchema, type DigestItem } from '../../../src/core/digest.ts'
import { charactersOf } from '../../../src/core/document.ts'
import { verifyItem } from '../../../src/core/grounding/verify.ts'
import { buildEmpiricalDocument, buildPaper } from '../../support/build-document.ts'

const document = buildEmpiricalDocument()

function item(slot: DigestItem['slot'], question: string, passage: string): DigestItem {
  const text = document.sections
    .flatMap(({ blocks }) => blocks.flatMap(({ sentences }) => sentences))
    .find(({ id }) => id === passage)!.text
  const verified = verifyItem(
    { slot, question, answer: text, answerLanguage: 'en', passages: [{ id: passage }] },
    document,
    [],
  )
  if (!verified.ok) throw new Error(JSON.stringify(verified.error))
  return verified.value
}

test('a digest holds its items in display order, what was read, and the paper’s own abstract', () => {
  const digest = assembleDigest({
    paper: buildPaper(document.title),
    document: { ...document, hidden: [{ reason: 'white on white', place: 'S2.p1', text: 'secret' }] },
    language: 'ja',
    engine: { id: 'extractive', model: 'extractive', recipe: 1, inputTokens: 0, outputTokens: 0, costUsd: 0 },
    items: [
      item('result', 'What main results does it give?', 'S5.p1.s1'),
      item('problem', 'Which problem does it solve?', 'S2.p1.s2'),
    ],
    notStated: ['cost', 'limits', 'result', 'cost'],
    notices: [],
    createdAt: '2026-11-22T12:00:00Z',
  })
  expect(digest.items.map(({ slot }) => slot)).toEqual(['problem', 'result'])
  expect(digest.notStated).toEqual(['limits', 'cost'])
  expect(digest.source).toMatchObject({
    kind: 'latexml',
    sectionsRead: 6,
    sectionsTotal: 6,
    charactersRead: charactersOf(document),
    hiddenRemoved: 1,
  })
  expect(digest.abstract).toMatchObject({
    language: 'en',
    by: 'original',
    text: expect.stringContaining('We introduce KelpTag'),
  })
  expect(v.is(DigestSchema, digest)).toBe(true)
})

test('of a paper that was not read whole, what is left out counts, and so does what was passed over', () => {
  const passedOver = [{ kind: 'latexml' as const, reason: 'not-found' as const }]
  const digest = assembleDigest({
    paper: buildPaper(document.title),
    document: { ...document, passedOver, whole: { sections: 44, pages: 700, pagesRead: 70 } },
    language: 'en',
    engine: { id: 'extractive', model: 'extractive', recipe: 1, inputTokens: 0, outputTokens: 0, costUsd: 0 },
    items: [],
    notStated: [],
    notices: [],
    createdAt: '2026-11-22T12:00:00Z',
  })
  expect(digest.source).toMatchObject({
    sectionsRead: 6,
    sectionsTotal: 44,
    charactersRead: charactersOf(document),
    charactersTotal: charactersOf(document) * 10,
    passedOver,
  })
  expect(v.is(DigestSchema, digest)).toBe(true)
})
