import { expect, test } from 'vitest'
import { SLOTS } from '../../../../src/core/slot.ts'
import { loadMessages } from '../../../../src/i18n/t.ts'
import { exampleKey } from '../../../../src/i18n/keys.ts'
import { exampleQuestions } from '../../../../src/ui/panel/ask-examples.ts'
import { buildDigest, buildItem } from '../../../support/build-view.ts'

test('examples ask of what the digest does not say, and of sections that are this paper’s own', async () => {
  const { t } = await loadMessages('en')
  expect(exampleQuestions(buildDigest({ notStated: ['cost', 'next'] }), t)).toEqual([
    t('ask_example_cost'),
    'What does “Lending and returning” show?',
    'What does “Setup” show?',
  ])
})

test('there are always three, none twice, whatever the digest holds', async () => {
  const { t } = await loadMessages('ja')
  const bare = [
    undefined,
    buildDigest({ notStated: [], items: [] }),
    buildDigest({ notStated: ['limits'], items: [buildItem('problem')] }),
    buildDigest({ notStated: [...SLOTS] }),
  ]
  for (const digest of bare) {
    const examples = exampleQuestions(digest, t)
    expect(new Set(examples).size).toBe(3)
    for (const example of examples) expect(example).toMatch(/[？]$/)
  }
})

test('every slot has its example', async () => {
  const { lookUp } = await loadMessages('en')
  expect(SLOTS.filter((slot) => !lookUp(exampleKey(slot))?.endsWith('?'))).toEqual([])
})
