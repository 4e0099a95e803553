import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { buildDigest } from '../support/build-view.ts'
import { refuse } from '../support/fake-wire.ts'
import { violations } from './mount.tsx'
import { showing } from './show-panel.tsx'

const VENUE = {
  paperId: 'acl:2026.demo-tides.7',
  title: 'Tidepool',
  url: 'https://aclanthology.org/2026.demo-tides.7/',
  because: 'alike',
  state: 'ready',
} as const

test('the venue version of a preprint is one quiet line that opens its page', async () => {
  const { root, wire } = showing({ digest: buildDigest() }, { 'paper.related': () => ({ related: [VENUE] }) })
  const link = page.getByRole('link', { name: /ACL Anthology 2026\.demo-tides\.7/ })
  await expect.element(link).toHaveAttribute('href', VENUE.url)
  const line = root.querySelector('.related')
  expect(line?.textContent).toMatch(
    /^会議・論文誌版：ACL Anthology 2026\.demo-tides\.7.*（題名と著者が一致） · ダイジェストあり$/,
  )
  expect(wire.requests('paper.related')).toEqual([{ paperId: 'arxiv:2601.01234' }])
  expect(await violations(root)).toEqual([])
})

test('a version that is only named says so, and says nothing of a digest', async () => {
  const { root } = showing(
    { digest: buildDigest() },
    { 'paper.related': () => ({ related: [{ ...VENUE, title: '', because: 'named', state: 'none' }] }) },
  )
  await expect.element(page.getByText(/書誌情報に記載/)).toBeVisible()
  expect(root.querySelector('.related')?.textContent).not.toContain('ダイジェスト')
})

test('where the question fails, the panel stands as it is', async () => {
  const { root } = showing({ digest: buildDigest() }, { 'paper.related': refuse('storage-refused') })
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(root.querySelector('.related')).toBeNull()
  expect(root.querySelector('[role=alert]')).toBeNull()
})
