/** Whole digests that a model writes: from the prompt, through verification, to a digest without a fault. */
import { describe, expect, test } from 'vitest'
import { writtenEngine } from '../../../src/adapters/engines/written.ts'
import type { Digest } from '../../../src/core/digest.ts'
import { checkDigest } from '../../../src/core/grounding/check-digest.ts'
import { verifyAsked, type VerifiedAnswer } from '../../../src/core/grounding/verify-asked.ts'
import { LANGUAGES, type Language } from '../../../src/core/language.ts'
import { translationFault } from '../../../src/core/translation/accept.ts'
import { FIXTURE_PAPERS } from '../../support/fixture-papers.ts'
import { makeWritten, spokenBy } from '../../support/make-written.ts'
import type { ModelKind } from '../../support/model-server/index.ts'
import { valueOf } from '../../support/value-of.ts'

const CASES = FIXTURE_PAPERS.flatMap((known) => LANGUAGES.map((language) => ({ ...known, language })))
const [{ document, paper }] = FIXTURE_PAPERS as [(typeof FIXTURE_PAPERS)[number]]

async function digestBy(
  kind: ModelKind,
  { document, paper, language }: Omit<(typeof CASES)[number], 'name'>,
): Promise<Digest> {
  const { result } = await makeWritten({ document, paper, language, call: spokenBy(kind) })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe.each(CASES)('$name in $language', (known) => {
  test('a good model’s digest has no fault, and all of it is the model’s', async () => {
    const digest = await digestBy('good', known)
    expect(checkDigest(digest, known.document)).toEqual([])
    expect(digest.notices).toEqual([])
    expect(digest.items.length).toBeGreaterThanOrEqual(7)
    expect(new Set(digest.items.map(({ answerLanguage }) => answerLanguage))).toEqual(new Set([known.language]))
  })

  test.each(['fenced', 'verbose', 'thinking'] as const)('a %s answer comes to the same', async (kind) => {
    expect((await digestBy(kind, known)).items).toEqual((await digestBy('good', known)).items)
  })

  test('numbers that are no quote’s are never shown, however often they come', async () => {
    const digest = await digestBy('stubborn', known)
    expect(JSON.stringify(digest)).not.toContain('99.87')
    expect(digest.notices.some(({ code }) => code === 'items-embedded' || code === 'items-dropped')).toBe(true)
  })
})

test('an abstract is translated sentence by sentence, its numbers and names kept', async () => {
  const { abstract } = await digestBy('good', { document, paper, language: 'ja' })
  expect(abstract).toMatchObject({ by: 'original', translation: { language: 'ja', by: 'openai' } })
  expect(translationFault(abstract!.text, abstract!.translation!.text, 'ja')).toBeUndefined()
})

async function asked(question: string, language: Language): Promise<VerifiedAnswer> {
  const engine = writtenEngine({ id: 'openai', model: 'test-model-large', call: spokenBy('good') })
  const draft = await engine.ask({ document, paper, question, language }, new AbortController().signal)
  return verifyAsked(valueOf(draft), document, { engine: 'openai', language })
}

describe('a reader’s own question', () => {
  test.each([
    ['How many GPU hours did fine-tuning the reader take?', 'en', '38'],
    ['reader の fine-tuning には GPU で何 hours かかりましたか？', 'ja', '38'],
  ] as const)('%s is answered by the passage that holds it', async (question, language, number) => {
    const { found, answer, places } = await asked(question, language)
    expect(found).toBe(true)
    expect(answer).toMatchObject({ language })
    expect(answer?.text).toContain(number)
    expect(JSON.stringify(places)).toContain('38 GPU hours')
  })

  test.each([
    ['Why does LANTERN need a trained index of 900 million vectors?', 'en'],
    ['How did BERT-Giga win the Vellmar championship of bakers?', 'en'],
    ['LANTERNがQuantumChipを使うのはなぜですか？', 'ja'],
  ] as const)('%s takes for granted what is not so, and is refused', async (question, language) => {
    const { found, answer } = await asked(question, language)
    expect(found).toBe(false)
    expect(answer).toBeUndefined()
  })
})
