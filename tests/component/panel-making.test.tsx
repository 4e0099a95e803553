import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import japanese from '../../assets/_locales/ja/messages.json'
import { ERROR_CODES, errorInfo, type ErrorCode } from '../../src/core/errors.ts'
import { fillPlaceholders } from '../../src/i18n/t.ts'
import { buildDigest, buildItem, buildJob, buildPanelView } from '../support/build-view.ts'
import { refuse } from '../support/fake-wire.ts'
import { followed, questions, show } from './show-panel.tsx'

beforeEach(async () => {
  await page.viewport(420, 900)
})

describe('making a digest', () => {
  test('asks once, follows the job, and shows items in slot order as they come', async () => {
    const { wire, root } = show()
    await followed(wire)
    expect(wire.requests('digest.request')).toEqual([{ paperId: 'arxiv:2601.01234', language: 'ja' }])
    wire.send({ type: 'job-snapshot', job: buildJob({ step: 'draft' }) })
    await expect.element(page.getByText('答えを論文と照合しています')).toBeVisible()
    for (const slot of ['result', 'problem', 'how'] as const) wire.send({ type: 'item-end', item: buildItem(slot) })
    await expect
      .poll(() => questions(root))
      .toEqual((['problem', 'how', 'result'] as const).map((slot) => buildItem(slot).question))
    expect(root.querySelector('.progress-count')?.textContent).toBe('3/11')
    wire.send({ type: 'digest-end', digest: buildDigest() })
    await expect.poll(() => questions(root).length).toBe(8)
    await expect.element(page.getByText('ダイジェストができました。')).toBeInTheDocument()
    expect(root.querySelector('.item-awaited')).toBeNull()
    expect(wire.followers).toBe(0)
  })

  test('does not move what is being read when later items come', async () => {
    const { wire, root } = show()
    await followed(wire)
    wire.send({ type: 'item-end', item: buildItem('problem') })
    wire.send({ type: 'item-end', item: buildItem('proposal') })
    await expect.poll(() => questions(root).length).toBe(2)
    const tops = () =>
      [...root.querySelectorAll('.question')].slice(0, 2).map((each) => each.getBoundingClientRect().top)
    const before = tops()
    for (const slot of ['how', 'novelty', 'result'] as const) wire.send({ type: 'item-end', item: buildItem(slot) })
    await expect.poll(() => questions(root).length).toBe(5)
    expect(tops()).toEqual(before)
  })

  test('does not move what is being read when places above it turn out empty', async () => {
    await page.viewport(420, 500)
    const { wire, root } = show()
    await followed(wire)
    for (const slot of ['problem', 'proposal', 'result'] as const)
      wire.send({ type: 'item-end', item: buildItem(slot) })
    await expect.poll(() => questions(root).length).toBe(3)
    const result = () => root.querySelector<HTMLElement>('[data-slot=result]')!
    window.scrollTo(0, result().offsetTop - 120)
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const before = result().getBoundingClientRect().top
    const items = (['problem', 'proposal', 'result', 'analysis'] as const).map((slot) => buildItem(slot))
    wire.send({ type: 'digest-end', digest: buildDigest({ items }) })
    await expect.poll(() => questions(root).length).toBe(4)
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    expect(Math.abs(result().getBoundingClientRect().top - before)).toBeLessThan(2)
  })

  test('can be cancelled, keeps what is finished, and can be begun again', async () => {
    const { wire, root } = show()
    await followed(wire)
    wire.send({ type: 'item-end', item: buildItem('problem') })
    await page.getByRole('button', { name: '中止' }).click()
    expect(wire.requests('digest.cancel')).toEqual([{ keys: [buildJob().key] }])
    wire.send({ type: 'digest-cancel' })
    await expect.element(page.getByText('中止しました。それまでにできた答えは残っています。')).toBeVisible()
    expect(questions(root)).toHaveLength(1)
    await page.getByRole('button', { name: 'ダイジェストを作る' }).click()
    await expect.poll(() => wire.requests('digest.request').at(-1)).toMatchObject({ again: true })
  })

  test('keeps the keyboard in the panel when it is cancelled by it', async () => {
    const { wire, root } = show()
    await followed(wire)
    const cancel = page.getByRole('button', { name: '中止' })
    ;(cancel.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(cancel).toHaveAttribute('aria-disabled', 'true')
    await expect.element(cancel).toHaveFocus()
    wire.send({ type: 'digest-cancel' })
    await expect.element(page.getByRole('button', { name: 'ダイジェストを作る' })).toBeVisible()
    expect(document.activeElement).toBe(root.querySelector('main'))
    await userEvent.keyboard('{Enter}')
    expect(wire.requests('digest.cancel')).toHaveLength(1)
  })

  test('joined after its end, fetches the digest from the library', async () => {
    const { wire, root } = show()
    await followed(wire)
    wire.answers['panel.open'] = () => buildPanelView({ digest: buildDigest() })
    wire.send({ type: 'job-snapshot', job: buildJob({ state: 'done' }) })
    await expect.poll(() => questions(root).length).toBe(8)
  })
})

describe('when it fails', () => {
  test.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s says what happened and what to do next', async (code) => {
    const params = { host: 'models.example', read: 4096, sent: 21_000, cost: 0.034, budget: 1 }
    const { wire } = show({ 'digest.request': refuse(code, params) })
    const key = code.replaceAll('-', '_') as 'offline'
    const inWords = { ...params, cost: '最大$0.04', budget: '$1.00' }
    for (const { message } of [japanese[`error_${key}`], japanese[`step_${key}`]])
      await expect.element(page.getByText(fillPlaceholders(message, inWords), { exact: true })).toBeVisible()
    const retry = page.getByRole('button', { name: 'もう一度試す' })
    if (!ERROR_CODES[code].retryable) {
      expect(retry.query()).toBeNull()
      return
    }
    await retry.click()
    await expect.poll(() => wire.requests('digest.request').at(-1)).toMatchObject({ again: true })
  })

  test('it says which site, and from when it may be tried again', async () => {
    const until = new Date(2026, 10, 22, 13, 5).toISOString()
    show({ 'digest.request': refuse('source-busy', { host: 'arxiv.org', status: 429, until }) })
    await expect.element(page.getByText('2026-11-22 13:05以降に再開できます。')).toBeVisible()
    await expect.element(page.getByText('arxiv.org · 429')).toBeVisible()
  })

  test('midway, it keeps what is finished', async () => {
    const { wire, root } = show()
    await followed(wire)
    wire.send({ type: 'item-end', item: buildItem('problem') })
    wire.send({ type: 'digest-error', error: errorInfo('unexpected', { detail: 'cache gone' }) })
    await expect.element(page.getByText('cache gone')).toBeVisible()
    expect(questions(root)).toHaveLength(1)
  })

  test('before anything is known, it says so and tries again', async () => {
    const { wire, root } = show({ 'panel.open': refuse('interrupted') })
    await expect.element(page.getByRole('alert')).toBeVisible()
    wire.answers['panel.open'] = () => buildPanelView({ digest: buildDigest() })
    await page.getByRole('alert').getByRole('button').click()
    await expect.poll(() => questions(root).length).toBe(8)
  })
})
