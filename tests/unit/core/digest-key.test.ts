import { expect, test } from 'vitest'
import { digestKey, paperIdInKey } from '../../../src/core/digest-key.ts'
import type { PaperId } from '../../../src/core/paper-id.ts'

test.each<PaperId>(['arxiv:2308.01234', 'arxiv:hep-th/9901001', 'acl:2023.acl-long.656', 'acl:P19-1001'])(
  'the key of a digest of %s says which paper it is of',
  (paperId) => {
    const key = digestKey({ paperId, version: 12, language: 'ja', engine: { id: 'extractive', recipe: 2 } })
    expect(paperIdInKey(key)).toBe(paperId)
  },
)
