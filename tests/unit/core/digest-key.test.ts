import { expect, test } from 'vitest'
import { digestKey, modelInKey, paperIdInKey } from '../../../src/core/digest-key.ts'
import type { PaperId } from '../../../src/core/paper-id.ts'

test.each<PaperId>(['arxiv:2308.01234', 'arxiv:hep-th/9901001', 'acl:2023.acl-long.656', 'acl:P19-1001'])(
  'the key of a digest of %s says which paper it is of',
  (paperId) => {
    const key = digestKey({ paperId, version: 12, language: 'ja', engine: { id: 'extractive', recipe: 2 } })
    expect(paperIdInKey(key)).toBe(paperId)
  },
)

test('the key of what a model wrote says which model, whatever it is called', () => {
  const key = (engine: { id: string; recipe: number; model?: string }) =>
    digestKey({ paperId: 'arxiv:2308.01234', version: 1, language: 'ja', engine })
  for (const model of ['quill-2', 'vendor/quill:free', 'quill|2@1:x'])
    expect(modelInKey(key({ id: 'openai', recipe: 1, model }))).toBe(model)
  expect(modelInKey(key({ id: 'extractive', recipe: 3, model: 'extractive' }))).toBeUndefined()
})
