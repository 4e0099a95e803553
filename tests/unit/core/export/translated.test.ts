import { expect, test } from 'vitest'
import { json } from '../../../../src/core/export/json.ts'
import { markdown } from '../../../../src/core/export/markdown.ts'
import { buildDigest, buildItem } from '../../../support/build-digest.ts'

const ORIGINAL = 'Night routing is hard because landmarks are dark.'
const translation = {
  text: '目印が暗いため、夜間の経路計画は難しいです。',
  language: 'ja',
  by: 'translator' as const,
}
const item = {
  ...buildDigest().items[0]!,
  answer: ORIGINAL,
  translation,
}
const digest = buildDigest({ items: [item, buildItem()] })
const request = { papers: [{ digest }], language: 'ja' as const, evidence: true }

test('a translated answer is marked in Markdown, and its original and place follow it', () => {
  const text = markdown.render(request)
  const at = text.indexOf('目印が暗いため、夜間の経路計画は難しいです。 (機械翻訳)')
  expect(at).toBeGreaterThan(0)
  const original = text.indexOf(`> 原文：${ORIGINAL}`)
  const place = text.indexOf('https://arxiv.org/html/2308.01234v2#S1.p1')
  expect(original).toBeGreaterThan(at)
  expect(place).toBeGreaterThan(original)
})

test('JSON carries the original, its evidence and the translation', () => {
  const { digest: exported } = JSON.parse(json.render(request)) as { digest: typeof digest }
  expect(exported.items[0]).toEqual(item)
})
