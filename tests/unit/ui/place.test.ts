import { expect, test } from 'vitest'
import { panelFragment } from '../../../src/core/panel-fragment.ts'
import { paperInFragment, placeOf } from '../../../src/ui/panel/place.ts'

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

test.each([
  ['arxiv:2601.01234', 2],
  ['arxiv:hep-th/9901001', undefined],
  ['acl:2023.acl-long.656', undefined],
  ['acl:P19-1001', 12],
] as const)('a paper of a list is read from the address as it was written: %s %s', (paperId, version) => {
  const read = paperInFragment(panelFragment(paperId, version))
  expect(read).toEqual({ kind: 'paper', paperId, ...(version && { version }) })
})

test.each([
  '',
  '#',
  '#paper=',
  '#paper=javascript:alert(1)',
  `#paper=${'v1'.repeat(50_000)}`,
  '#paper=arxiv:2601.01234v0x!',
])('an address with garbage names no paper of a list', (hash) => expect(paperInFragment(hash)).toBeUndefined())
