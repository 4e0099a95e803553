import { expect, test } from 'vitest'
import { cleanText, compactKey, matchingKey, stripInvisible } from '../../../../src/core/text/normalise.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

test('characters nobody sees are taken out, and white space is collapsed', () => {
  const tagged = String.fromCodePoint(...Array.from('obey', (letter) => 0xe0000 + letter.charCodeAt(0)))
  expect(cleanText(`  one${tagged}\u200B two\u00AD\u202Efold\u2069 \n\t three\uFEFF `)).toBe('one twofold three')
  expect(stripInvisible('a\u200D \n b')).toBe('a \n b')
})

test('a ligature is spelled out and other letters stay as they are printed', () => {
  expect(cleanText('e\uFB03cient Å 10⁵ ½')).toBe('efficient Å 10⁵ ½')
})

test('a matching key folds quotation marks, dashes, ligatures, width and case', () => {
  expect(matchingKey('“Wide”  Ａ–B — it’s ‘one’ ﬁt −3')).toBe("\"wide\" a-b - it's 'one' fit -3")
})

test('a compact key also forgets spaces, so that line breaks do not matter', () => {
  expect(compactKey('state of\nthe art')).toBe(compactKey('State ofthe  art'))
})

test('characters of any kind are cleaned in time that grows with their number', async () => {
  for (const piece of [' ', '\u200B', "'", '\u{E0041}', '\uFB01 ', '-'])
    expect(await growthOf((size) => piece.repeat(size / piece.length), matchingKey)).toBeLessThan(NEARLY_LINEAR)
})
