import { expect, test } from 'vitest'
import { errorInfo } from '../../../../src/core/errors.ts'
import { fail, succeed } from '../../../../src/core/result.ts'
import { Questions, type AskRequest, type QuestionTools } from '../../../../src/host/workshop/questions.ts'
import { buildAsked } from '../../../support/build-asked.ts'
import { buildDocument } from '../../../support/build-document.ts'

const REQUEST: AskRequest = { id: 'a', paperId: 'arxiv:2101.00001', version: 1, question: 'Why?', language: 'en' }

/** A desk at which an answer is given when the test says so. */
function desk(change: Partial<QuestionTools> = {}) {
  const asked: { signal: AbortSignal; answer: () => void }[] = []
  const questions = new Questions({
    findDocument: async () => undefined,
    ask: ({ id }, _find, { signal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error))
        asked.push({ signal, answer: () => resolve(succeed(buildAsked({ id }))) })
      }),
    ...change,
  })
  return { questions, asked }
}

test('the same question asked by two is answered once, to both', async () => {
  const { questions, asked } = desk()
  const both = [questions.ask(REQUEST), questions.ask({ ...REQUEST, id: 'b' })]
  expect(asked).toHaveLength(1)
  asked[0]?.answer()
  expect(await Promise.all(both)).toEqual([{ asked: buildAsked({ id: 'a' }) }, { asked: buildAsked({ id: 'a' }) }])
})

test('another question, or one of another paper or version, is another', () => {
  const { questions, asked } = desk()
  void questions.ask(REQUEST)
  void questions.ask({ ...REQUEST, question: 'How?' })
  void questions.ask({ ...REQUEST, version: 2 })
  void questions.ask({ ...REQUEST, paperId: 'arxiv:2101.00002' })
  expect(asked).toHaveLength(4)
})

test('a question to a model is another than the same one to the paper, or to another model', () => {
  const { questions, asked } = desk()
  void questions.ask(REQUEST)
  void questions.ask({ ...REQUEST, id: 'b', connection: 'openai' })
  void questions.ask({ ...REQUEST, id: 'c', connection: 'ollama' })
  expect(asked).toHaveLength(3)
})

test('a question whose message comes after it was cancelled is not asked', async () => {
  const { questions, asked } = desk()
  questions.cancel('a')
  expect(await questions.ask({ ...REQUEST, connection: 'openai' })).toEqual({ isCancelled: true })
  expect(asked).toHaveLength(0)
})

test('a question ends when the last who waits for it cancels', async () => {
  const { questions, asked } = desk()
  const both = [questions.ask(REQUEST), questions.ask({ ...REQUEST, id: 'b' })]
  questions.cancel('a')
  expect(asked[0]?.signal.aborted).toBe(false)
  questions.cancel('b')
  expect(asked[0]?.signal.aborted).toBe(true)
  expect(await Promise.all(both)).toEqual([{ isCancelled: true }, { isCancelled: true }])
})

test('a question asked again after it was cancelled is asked anew', async () => {
  const { questions, asked } = desk()
  const first = questions.ask(REQUEST)
  questions.cancel('a')
  const second = questions.ask({ ...REQUEST, id: 'c' })
  asked[1]?.answer()
  expect(await first).toEqual({ isCancelled: true })
  expect(await second).toEqual({ asked: buildAsked({ id: 'c' }) })
})

test('a failure reaches the asker by its name', async () => {
  const { questions } = desk({ ask: async () => fail(errorInfo('offline')) })
  await expect(questions.ask(REQUEST)).rejects.toMatchObject({ info: { code: 'offline' } })
})

test('the text of the last paper asked of is read from the library once', async () => {
  const reads: string[] = []
  const { questions } = desk({
    findDocument: async (id, version) => {
      reads.push(`${id}v${version}`)
      return { ...buildDocument('OwlNet', []), paper: { id, version } }
    },
    ask: async ({ id, paperId, version = 1 }, find) => {
      await find(paperId, version)
      return succeed(buildAsked({ id }))
    },
  })
  await questions.ask(REQUEST)
  await questions.ask({ ...REQUEST, question: 'How?' })
  await questions.ask({ ...REQUEST, version: 2 })
  expect(reads).toEqual(['arxiv:2101.00001v1', 'arxiv:2101.00001v2'])
})
