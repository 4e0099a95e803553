import { expect, test } from 'vitest'
import { placeOf } from '../../../src/ui/panel/place.ts'

test('the address says which place the panel is for', () => {
  expect(placeOf('?dock')).toEqual({ kind: 'dock' })
  expect(placeOf('')).toEqual({ kind: 'active-tab' })
  expect(placeOf('?paper=arxiv:2601.01234&version=2')).toEqual({
    kind: 'paper',
    paperId: 'arxiv:2601.01234',
    version: 2,
  })
  expect(placeOf('?paper=acl%3A2023.acl-long.656')).toEqual({ kind: 'paper', paperId: 'acl:2023.acl-long.656' })
})

test('an address with garbage is not a paper, and a version with garbage is none', () => {
  expect(placeOf('?paper=javascript:alert(1)')).toEqual({ kind: 'active-tab' })
  expect(placeOf('?paper=arxiv:2601.01234&version=1e9x')).toEqual({ kind: 'paper', paperId: 'arxiv:2601.01234' })
})
