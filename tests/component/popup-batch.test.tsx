import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { errorInfo } from '../../src/core/errors.ts'
import type { PaperId } from '../../src/core/paper-id.ts'
import { buildDigest, buildJob, buildRows, buildWeekView } from '../support/build-view.ts'
import type { Answers } from '../support/fake-wire.ts'
import { showPopup, statesOf } from './show-popup.tsx'

const paperOf = (rank: number): PaperId => `arxiv:2607.0${rank}000`
const keyOf = (paperId: PaperId) => `${paperId}|key`
const answerJob: Answers = {
  'digest.request': ({ paperId }) => ({ job: buildJob({ key: keyOf(paperId), paperId, state: 'queued' }) }),
}

beforeEach(async () => {
  await page.viewport(380, 600)
})

describe('digest them all', () => {
  test('asks for each missing paper once, in order, and shows how far it is', async () => {
    const ready = buildRows((rank) => ({ state: rank <= 2 ? 'ready' : 'none' }))
    const { wire, root } = showPopup({ 'week.open': () => buildWeekView({ rows: ready }), ...answerJob })
    await page.getByRole('button', { name: '残り7本を作る' }).click()
    await expect.poll(() => wire.requests('digest.request').length).toBe(7)
    expect(wire.requests('digest.request').map(({ paperId }) => paperId)).toEqual(
      [3, 4, 5, 6, 7, 8].map(paperOf).concat('arxiv:2607.010000'),
    )
    await expect.element(page.getByText('2/9本')).toBeVisible()
    const send = (rank: number) =>
      wire.send({ type: 'digest-end', digest: buildDigest() }, keyOf(paperOf(rank)), paperOf(rank))
    send(3)
    await expect.element(page.getByText('3/9本')).toBeVisible()
    expect(statesOf(root)[2]).toBe('完成')
    const last = 'arxiv:2607.010000' as const
    for (const rank of [4, 5, 6, 7, 8]) send(rank)
    wire.send({ type: 'digest-error', error: errorInfo('source-busy') }, keyOf(last), last)
    await expect.element(page.getByText('9本中8本のダイジェストができました。')).toBeInTheDocument()
    expect(statesOf(root)[9]).toBe('失敗')
    await expect.element(page.getByRole('button', { name: '残り1本を作る' })).toBeEnabled()
  })

  test('can be cancelled: what is finished stays', async () => {
    const { wire, root } = showPopup(answerJob)
    await page.getByRole('button', { name: 'まとめて作る' }).click()
    await expect.poll(() => wire.requests('digest.request').length).toBe(9)
    wire.send({ type: 'digest-end', digest: buildDigest() }, keyOf(paperOf(1)), paperOf(1))
    await page.getByRole('button', { name: '中止' }).click()
    expect(wire.requests('digest.cancel')[0]?.keys).toContain(keyOf(paperOf(2)))
    for (const row of buildRows()) {
      const { paperId } = row.entry
      if (paperId && paperId !== paperOf(1)) wire.send({ type: 'digest-cancel' }, keyOf(paperId), paperId)
    }
    await expect.element(page.getByText('中止しました。できたダイジェストは残っています。')).toBeInTheDocument()
    expect(statesOf(root).slice(0, 2)).toEqual(['完成', '未作成'])
  })

  test('begun earlier is followed when the popup opens again', async () => {
    const { wire, root } = showPopup({
      'week.open': () => buildWeekView({ rows: buildRows((rank) => ({ state: rank === 1 ? 'making' : 'none' })) }),
    })
    await expect.poll(() => wire.followers).toBe(1)
    wire.send({ type: 'job-snapshot', job: buildJob({ paperId: paperOf(1) }) }, keyOf(paperOf(1)), paperOf(1))
    await page.getByRole('button', { name: '中止' }).click()
    expect(wire.requests('digest.cancel')).toEqual([{ keys: [keyOf(paperOf(1))] }])
    wire.send({ type: 'digest-cancel' }, keyOf(paperOf(1)), paperOf(1))
    await expect.poll(() => statesOf(root)[0]).toBe('未作成')
  })
})
