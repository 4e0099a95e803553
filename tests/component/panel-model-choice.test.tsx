import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { errorInfo } from '../../src/core/errors.ts'
import type { Estimate } from '../../src/wire/protocol.ts'
import { buildDigest, JOB_KEY } from '../support/build-view.ts'
import type { Answers } from '../support/fake-wire.ts'
import { preferColours, violations } from './mount.tsx'
import { buildEstimate, EXCERPTS, modelDigest, modelJob, offering, type View } from './show-written.tsx'
import { questions } from './show-panel.tsx'

describe('two digests of one paper', () => {
  const choosing = (answered: Answers = {}) =>
    offering(
      { digest: modelDigest(), others: [EXCERPTS] },
      { 'digest.read': ({ key }) => ({ digest: key === JOB_KEY ? buildDigest() : modelDigest() }), ...answered },
    )
  const choice = (name: string) => page.getByRole('button', { name, exact: true })

  test('can be changed for each other, and the foot names who made the one on show', async () => {
    const { wire, root } = choosing()
    await expect.element(choice('quill-2')).toHaveAttribute('aria-pressed', 'true')
    await choice('原文抜粋').click()
    await expect.poll(() => questions(root).length).toBe(8)
    expect(wire.requests('digest.read')).toEqual([{ key: JOB_KEY }])
    await expect.element(choice('原文抜粋')).toHaveAttribute('aria-pressed', 'true')
    expect(root.querySelector('.provenance-lines')?.textContent).toContain('原文抜粋 r1')
    expect(wire.requests('model.estimate')).toEqual([])
    await choice('quill-2').click()
    await expect.poll(() => questions(root).length).toBe(2)
    expect(root.querySelector('.provenance-lines')?.textContent).toContain('quill-2 r1')
  })

  test('of which one is gone by now lead back to the best', async () => {
    const { wire } = choosing({ 'digest.read': () => ({}) })
    await choice('原文抜粋').click()
    await expect.poll(() => wire.requests('panel.open').length).toBe(2)
  })

  test('say how a model’s was made: tokens, cost, and what was replaced', async () => {
    offering({
      digest: modelDigest({
        notices: [
          { code: 'items-embedded', count: 2 },
          { code: 'read-by-slot', count: 90 },
        ],
      }),
    })
    await expect.element(page.getByText(/モデルの答え2件を、原文抜粋に置き換えました。/)).toBeVisible()
    await expect.element(page.getByText(/質問に合う90文を選んで読みました。/)).toBeVisible()
    await page.getByRole('button', { name: /作成方法/ }).click()
    await expect.element(page.getByText('入力21,304・出力2,810トークン、$0.03')).toBeVisible()
    await expect.element(page.getByText('原文抜粋に置き換えた答え')).toBeVisible()
  })
})

describe.each([
  ['light', 'ja'],
  ['dark', 'ja'],
  ['light', 'en'],
  ['dark', 'en'],
] as const)('%s, in %s', (colours, language) => {
  const views: Record<string, [View, Partial<Estimate>?]> = {
    'the offer': [{}],
    'the budget': [{}, { spentTodayUsd: 1 }],
    'the failure': [
      { job: modelJob({ language, state: 'failed', error: errorInfo('model-maybe-billed', { cost: 0.03 }) }) },
    ],
    'the choice': [
      { others: [{ ...EXCERPTS, key: JOB_KEY.replace('|ja|', `|${language}|`) }], digest: modelDigest({ language }) },
    ],
  }

  test.each(Object.entries(views))('every reader can use %s', async (_name, [view, estimate]) => {
    await page.viewport(380, 900)
    await preferColours(colours)
    const { root } = offering(
      { language, digest: buildDigest({ language }), ...view },
      { 'model.estimate': () => buildEstimate(estimate) },
    )
    await expect.poll(() => root.querySelector('.model-slot :is(button, a)'), { timeout: 5000 }).not.toBeNull()
    expect(await violations(root)).toEqual([])
    expect(root.querySelector('.panel')!.scrollWidth).toBeLessThanOrEqual(380)
  })
})
