/** The panel with a model in use, and what the model writes. */
import type { DigestItem } from '../../src/core/digest.ts'
import { errorInfo, type ErrorCode } from '../../src/core/errors.ts'
import type { Estimate, ModelInUse } from '../../src/wire/protocol.ts'
import { page } from 'vitest/browser'
import { buildDigest, buildItem, buildJob, JOB_KEY, type buildPanelView } from '../support/build-view.ts'
import type { Answers } from '../support/fake-wire.ts'
import { showing } from './show-panel.tsx'

export type View = NonNullable<Parameters<typeof buildPanelView>[0]>

export const MODEL: ModelInUse = { connection: 'openai', engine: 'openai', model: 'quill-2', free: false }
export const FREE: ModelInUse = { connection: 'ollama', engine: 'ollama', model: 'quill:8b', free: true }
export const KEY = 'arxiv:2601.01234v2|ja|openai@1:quill-2'
export const ENGINE = {
  id: 'openai',
  model: 'quill-2',
  recipe: 1,
  inputTokens: 21_304,
  outputTokens: 2810,
  costUsd: 0.0213,
}

export const buildEstimate = (change: Partial<Estimate> = {}): Estimate => ({
  inputTokens: 21_700,
  outputTokens: 4000,
  costUsd: 0.0284,
  free: false,
  calls: 1,
  passages: 400,
  passagesTotal: 400,
  spentTodayUsd: 0,
  dailyBudgetUsd: 1,
  ...change,
})
export const written = (slot: DigestItem['slot'], language: 'ja' | 'en' = 'ja') =>
  buildItem(slot, language, { answer: `${slot}について、モデルが書いた答えです。`, answerLanguage: language })
export const modelJob = (change: Parameters<typeof buildJob>[0] = {}) =>
  buildJob({
    key: KEY,
    connection: 'openai',
    consent: 1,
    engine: { id: 'openai', recipe: 1, model: 'quill-2' },
    step: 'draft',
    ...change,
  })
export const modelDigest = (change: Parameters<typeof buildDigest>[0] = {}) =>
  buildDigest({ engine: ENGINE, items: (['problem', 'how'] as const).map((slot) => written(slot)), ...change })
export const EXCERPTS = {
  key: JOB_KEY,
  engine: { id: 'extractive', model: 'extractive' },
  createdAt: '2026-11-22T12:00:00Z',
}

export const offering = (view: View = {}, answers: Answers = {}) =>
  showing(
    { digest: buildDigest(), model: MODEL, ...view },
    {
      'model.estimate': () => buildEstimate(),
      'digest.request': ({ connection }) => ({ job: connection ? modelJob() : buildJob() }),
      ...answers,
    },
  )
export const writeButton = () => page.getByRole('button', { name: 'quill-2で書く' })
export const answers = (root: HTMLElement) =>
  [...root.querySelectorAll('.answer')].map(({ textContent }) => textContent)
export const failedBeside = (code: ErrorCode, params = {}, view: View = {}) =>
  offering({
    job: modelJob({ state: 'failed', error: errorInfo(code, params), items: [written('proposal')] }),
    ...view,
  })
