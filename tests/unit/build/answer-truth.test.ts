import { expect, test } from 'vitest'
import { checkAnswers, readAnswerTruth, type AnswerTruth } from '../../../src/build/tools/lab/answer-truth.ts'
import { fingerprintOf, hashesOf, holdsFingerprint } from '../../../src/build/tools/lab/fingerprint.ts'
import { SLOTS } from '../../../src/core/slot.ts'
import { buildDigest, buildItem } from '../../support/build-digest.ts'

const SENTENCE = 'OwlNet plans night routes with a memory of eight steps and needs no map of the forest at all.'
const OTHER = 'The authors admit that owls in cities were never observed during the two winters of the study.'

test('a sentence is known again in other print: hyphens at line ends, other boundaries, a formula spelled otherwise', () => {
  const fingerprint = fingerprintOf(SENTENCE)
  const printed = `Before. ${SENTENCE.replace('forest', 'for-\nest').replace('eight', '$k=8$')} After that it goes on.`
  expect(holdsFingerprint(hashesOf(printed), fingerprint)).toBe(true)
})

test('another sentence of the same paper is not taken for it', () => {
  expect(holdsFingerprint(hashesOf(OTHER), fingerprintOf(SENTENCE))).toBe(false)
  expect(holdsFingerprint(hashesOf('OwlNet plans night routes with care.'), fingerprintOf(SENTENCE))).toBe(false)
})

test('a fingerprint holds no word of its sentence', () => {
  expect(fingerprintOf(SENTENCE)).toMatch(/^[0-9a-f]+(?: [0-9a-f]+){3,9}$/)
})

test('a digest is right where its answer holds a whole accepted one, wrong where it does not, and missed where silent', () => {
  const check = checkAnswers(
    buildDigest({
      items: [
        buildItem({ slot: 'how', answer: SENTENCE }),
        buildItem({ slot: 'limits', answer: SENTENCE }),
        buildItem({ slot: 'cost', answer: SENTENCE }),
      ],
    }),
    truthOf({
      how: [[fingerprintOf(SENTENCE)]],
      limits: [[fingerprintOf(OTHER)]],
      cost: [[fingerprintOf(SENTENCE), fingerprintOf(OTHER)]],
      data: [[fingerprintOf(OTHER)]],
    }),
  )
  expect(check).toMatchObject({ given: 3, right: 1, answerable: 4 })
  expect(check.verdicts).toMatchObject({
    how: 'right',
    limits: 'wrong',
    cost: 'wrong',
    data: 'missed',
    next: 'rightly-silent',
  })
})

test('every labelled paper has a half, a kind and a list for every slot', () => {
  const truths = readAnswerTruth()
  for (const truth of truths) {
    expect(Object.keys(truth.slots).toSorted()).toEqual(SLOTS.toSorted())
    expect(['tuning', 'reporting']).toContain(truth.half)
    for (const answers of Object.values(truth.slots))
      for (const answer of answers) expect(answer.length).toBeGreaterThan(0)
  }
  expect(new Set(truths.map(({ path }) => path)).size).toBe(truths.length)
  expect(truths.filter(({ half }) => half === 'reporting')).toHaveLength(10)
})

function truthOf(slots: Partial<AnswerTruth['slots']>): AnswerTruth {
  const silent = Object.fromEntries(SLOTS.map((slot) => [slot, []])) as unknown as AnswerTruth['slots']
  return { path: 'owls/index.html', half: 'tuning', type: 'empirical', note: '', slots: { ...silent, ...slots } }
}
