import { expect, test } from 'vitest'
import { entityOf } from '../../../../src/adapters/engines/extractive/entity.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

function entityIn(title: string, ...sentences: string[]) {
  return entityOf(buildDocument(title, [{ title: 'Introduction', role: 'intro', paragraphs: [sentences] }]))
}

test('the name before the colon of the title is the paper’s own', () => {
  expect(entityIn('MossNet: Mapping Moss', 'We map moss.')).toEqual({ name: 'MossNet', own: true })
})

test('a phrase before the colon is no name', () => {
  expect(entityIn('Learning to Climb: Robots on Walls', 'Robots climb walls.')).toBeUndefined()
})

test('the name the authors announce and then use is the paper’s own', () => {
  expect(
    entityIn(
      'Mapping Moss from the Air',
      'We present a simple model, the Mosser, for moss.',
      'The Mosser is fast.',
      'Our Mosser maps.',
    ),
  ).toEqual({
    name: 'Mosser',
    own: true,
    article: true,
  })
})

test('a name which the title merely mentions is its topic', () => {
  const uses =
    'We compare Tide Voting with others, and Tide Voting wins, for Tide Voting is fair, unlike Tide Voting of old.'
  expect(entityIn('On the Fairness of Tide Voting', uses)).toEqual({ name: 'Tide Voting', own: false })
})

test.each([
  ['We propose x (', 'A'],
  ['', 'We introduce '],
  ['We propose ', 'Ab '],
])('hostile text is read in time that grows with its length: %s%s', async (start, piece) => {
  const textAt = (size: number) =>
    [piece.repeat(size / piece.length), start + piece.repeat(size / piece.length)] as const
  expect(await growthOf(textAt, ([title, text]) => entityIn(title, text))).toBeLessThan(NEARLY_LINEAR)
})
