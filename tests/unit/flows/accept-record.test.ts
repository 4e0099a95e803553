import { expect, test } from 'vitest'
import { acceptRecord } from '../../../src/flows/find-paper.ts'
import { buildPaper } from '../../support/build-digest.ts'

test('an ordinary record is accepted as it is', () => {
  expect(acceptRecord(buildPaper())).toEqual(buildPaper())
})

test('a field beyond any measure is left out, and the rest stays', () => {
  const { links, ...rest } = buildPaper()
  const stated = { ...rest, comments: 'x'.repeat(5000), published: 'soon', links: { ...links, code: [`https://github.com/${'x'.repeat(3000)}`] } } // prettier-ignore
  const accepted = acceptRecord(stated)
  expect(accepted).toMatchObject({ title: rest.title, abstract: rest.abstract, links: { abs: links.abs } })
  expect(accepted).not.toHaveProperty('comments')
  expect(accepted).not.toHaveProperty('published')
  expect(accepted?.links).not.toHaveProperty('code')
})

test.each([
  ['a title of 100 KB', { title: 'x'.repeat(100_000) }],
  ['an abstract of 100 KB', { abstract: 'x'.repeat(100_000) }],
  ['a link that is a script', { links: { abs: 'javascript:alert(1)' } }],
  ['a version that is none', { version: Number.NaN }],
])('a record with %s is none', (_name, change) => {
  expect(acceptRecord(buildPaper(change))).toBeUndefined()
})

test('no record is none', () => {
  expect(acceptRecord(undefined)).toBeUndefined()
})
