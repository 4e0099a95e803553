/** The Japanese words around questions are polite throughout, by the same check that answers must pass. */
import { expect, test } from 'vitest'
import japanese from '../../../assets/_locales/ja/messages.json' with { type: 'json' }
import { register } from '../../../src/core/grounding/checks/register.ts'
import { buildItem } from '../../support/build-digest.ts'

const fault = (answer: string) =>
  register.run({ item: buildItem({ answer }), title: 'OwlNet', language: 'ja', shown: [], verbatim: false })

test('what is said about questions is in です・ます', () => {
  const sentences = Object.entries(japanese).filter(
    ([key, { message }]) => key.startsWith('ask_') && /[。？]$/.test(message),
  )
  expect(sentences.length).toBeGreaterThan(15)
  expect(sentences.filter(([, { message }]) => fault(message) !== undefined)).toEqual([])
})

test('a plain sentence would be noticed', () => {
  expect(fault('この論文には書かれていない。')).toBeDefined()
})
