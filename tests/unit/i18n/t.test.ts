import { expect, test } from 'vitest'
import { fillPlaceholders, messagesOf } from '../../../src/i18n/t.ts'

test('values go where their names are, in any order', () => {
  expect(fillPlaceholders('{b} of {a}', { a: 1, b: 'two' })).toBe('two of 1')
})

test('a value that looks like a placeholder or a replacement pattern stays as it is', () => {
  expect(fillPlaceholders('{a}', { a: "{b} $& $1 $'" })).toBe("{b} $& $1 $'")
})

test('a place without a value shows nothing, not its braces', () => {
  expect(fillPlaceholders('at {hour}.')).toBe('at .')
  expect(fillPlaceholders('{toString}{constructor}')).toBe('')
})

test('a key that no language has is shown as itself rather than as nothing', () => {
  const { t, lookUp } = messagesOf('en', {})
  expect(t('cancel')).toBe('cancel')
  expect(lookUp('constructor')).toBeUndefined()
})
