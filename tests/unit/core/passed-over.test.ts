import { expect, test } from 'vitest'
import type { TextFailure } from '../../../src/core/document.ts'
import { tellingFailure } from '../../../src/core/passed-over.ts'

test.each<[string, TextFailure, TextFailure, TextFailure]>([
  ['a file that is there before one that is not', 'not-found', 'scanned', 'scanned'],
  ['the better of two that are there', 'conversion-failed', 'too-slow', 'conversion-failed'],
  ['one that should be there before one never offered', 'not-offered', 'not-found', 'not-found'],
  ['that nothing is offered, where that is all', 'not-offered', 'not-offered', 'not-offered'],
])('a reader is told of %s', (_name, latexml, pdf, told) => {
  const passedOver = [
    { kind: 'latexml' as const, reason: latexml },
    { kind: 'pdf' as const, reason: pdf },
  ]
  expect(tellingFailure(passedOver)).toBe(told)
})
