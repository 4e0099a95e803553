import { expect, test } from 'vitest'
import { Models, type ModelTools } from '../../../../src/host/workshop/models.ts'
import { CONNECTION } from '../../../support/model-calls.ts'
import { REQUEST } from '../../../support/written-answers.ts'

/** A library with one connection; an estimate asks for nothing else. */
function modelsOf(window: number): Models {
  const tools: Partial<ModelTools> = {
    findConnection: async () => ({ ...CONNECTION, window }),
    spentToday: async () => 0.25,
    dailyBudget: async () => 1,
  }
  return new Models(tools as ModelTools)
}

test('an estimate says what a run takes, and what is left of the day', async () => {
  const { document } = REQUEST
  const estimate = await modelsOf(100_000).estimate(CONNECTION.id, REQUEST)
  expect(estimate).toMatchObject({ calls: 1, free: false, spentTodayUsd: 0.25, dailyBudgetUsd: 1 })
  expect(estimate.passages).toBe(estimate.passagesTotal)
  expect(estimate.passages).toBeGreaterThan(document.sections.length)
  expect(estimate.costUsd).toBeGreaterThan(0)
})

test('a model with no room for a single passage is not offered, for a digest or for an answer', async () => {
  const models = modelsOf(2600)
  await expect(models.estimate(CONNECTION.id, REQUEST)).rejects.toThrow('model-too-long')
  await expect(models.estimate(CONNECTION.id, REQUEST, 'Which data is used?')).rejects.toThrow('model-too-long')
})

test('where only the abstract is left to be translated, no passage is needed', async () => {
  const estimate = await modelsOf(8000).estimate(CONNECTION.id, { ...REQUEST, slots: [], wantsSummary: false })
  expect(estimate).toMatchObject({ calls: 1 })
})
