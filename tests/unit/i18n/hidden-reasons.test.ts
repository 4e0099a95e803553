import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import english from '../../../assets/_locales/en/messages.json'

/** The files whose functions say why a text cannot be seen; what is not a reason is a CSS value. */
const SOURCES = ['hidden-text.ts', 'sight.ts', 'pdf/sight.ts']
const REASON =
  /(?:return|[?:]|\?\?|SCAN_LAYER =|reason:|report\(scan, \w+,) '(?!black'|none')([a-z]{3,}(?: [a-z]+){0,5})'/g

test('every reason for which a text is called hidden has its words', () => {
  const reasons = SOURCES.flatMap((name) => {
    const file = new URL(`../../../src/adapters/extract/${name}`, import.meta.url)
    return [...readFileSync(file, 'utf8').matchAll(REASON)].map(([, reason]) => reason ?? '')
  })
  expect(reasons).toEqual(
    expect.arrayContaining(['tiny letters', 'tag characters', 'text layer of a scan', 'hidden in a formula']),
  )
  const keys = new Set(Object.keys(english))
  expect(reasons.filter((reason) => !keys.has(`hidden_${reason.replaceAll(' ', '_')}`))).toEqual([])
})
