import { expect, test } from 'vitest'
import { readTexDashes } from '../../../../src/core/text/tex-dashes.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

test.each([
  ['a 7--lantern model', 'a 7–lantern model'],
  ['between 8--14 cm', 'between 8–14 cm'],
  ['Lantern 7 -- Bright -- shines', 'Lantern 7 – Bright – shines'],
  ['reading---aloud, too---unlocks', 'reading—aloud, too—unlocks'],
  ['the $k$--lantern and (old)--new', 'the $k$–lantern and (old)–new'],
])('dashes are read as they are printed: %s', (tex, printed) => {
  expect(readTexDashes(tex)).toBe(printed)
})

test.each([
  'a well-lit room',
  '$a--b$ and $$x---y$$',
  'at https://example.org/a--b/c',
  'run it with --help',
  'a rule ---- of dashes',
  'lamps-- and shades',
])('what is no dash between words stays: %s', (text) => {
  expect(readTexDashes(text)).toBe(text)
})

test('a text made to be slow is read in time that grows with its length', async () => {
  for (const piece of ['$', '\\$', 'a--', '---', 'https://', '$a'])
    expect(await growthOf((length) => piece.repeat(length), readTexDashes), piece).toBeLessThan(NEARLY_LINEAR)
})
