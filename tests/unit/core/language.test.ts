import { expect, test } from 'vitest'
import { preferredLanguage } from '../../../src/core/language.ts'

test('the first language the browser prefers and Ronbun writes is taken', () => {
  expect(preferredLanguage(['tlh', 'ja-JP', 'en-US'])).toBe('ja')
})

test('a browser that prefers none of ours is answered in English', () => {
  expect(preferredLanguage(['tlh', 'qya'])).toBe('en')
})
