import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Digest } from '../../src/core/digest.ts'
import type { PagePreview } from '../../src/wire/protocol.ts'
import { buildDigest, buildPanelView, buildPreview } from '../support/build-view.ts'
import { refuse } from '../support/fake-wire.ts'
import { preferColours, violations } from './mount.tsx'
import { show, showing } from './show-panel.tsx'

/** A picture that loads, but from an address. */
const ADDRESS = URL.createObjectURL(
  new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'], { type: 'image/svg+xml' }),
)
const PDF: Digest['source'] = { ...buildDigest().source, kind: 'pdf', url: 'https://arxiv.org/pdf/2601.01234v2' }
const pdfDigest = () => buildDigest({ source: PDF })
const openProof = () => page.getByRole('button', { name: /根拠.*3\.2/ }).click()
const pictureIn = (root: HTMLElement) => root.querySelector<HTMLElement>('button.picture')

beforeEach(async () => {
  await page.viewport(420, 900)
})

describe('a proof from a PDF', () => {
  test('asks for its page when it is opened, and never twice', async () => {
    const { wire, root } = showing({ digest: pdfDigest() })
    await expect.poll(() => root.querySelectorAll('.proof-line').length).toBeGreaterThan(5)
    expect(wire.requests('page.preview')).toEqual([])
    await openProof()
    await expect.poll(() => pictureIn(root)).not.toBeNull()
    expect(wire.requests('page.preview')).toMatchObject([
      { paperId: 'arxiv:2601.01234', version: 2, passage: 'S4.p1.s1', quote: expect.stringMatching(/\w/) },
    ])
    await openProof()
    await expect.poll(() => pictureIn(root)).toBeNull()
    await openProof()
    await expect.poll(() => pictureIn(root)).not.toBeNull()
    expect(wire.requests('page.preview')).toHaveLength(1)
  })

  test('asks for nothing where the text was HTML', async () => {
    const { wire, root } = showing({ digest: buildDigest() })
    await openProof()
    await expect.poll(() => root.querySelector('.proof-body')).not.toBeNull()
    expect(root.querySelector('.picture')).toBeNull()
    expect(wire.requests('page.preview')).toEqual([])
  })

  test('shows the marked lines in the middle of a frame that does not move when the picture comes', async () => {
    let answer: (preview: PagePreview) => void = () => {}
    const { wire, root } = showing(
      { digest: pdfDigest() },
      { 'page.preview': () => new Promise((resolve) => (answer = resolve)) },
    )
    await openProof()
    await expect.poll(() => root.querySelector('output.picture')).not.toBeNull()
    await expect.poll(() => wire.requests('page.preview').length).toBe(1)
    const { top, height } = root.querySelector('.picture')!.getBoundingClientRect()
    answer(buildPreview())
    await expect.poll(() => pictureIn(root)).not.toBeNull()
    const frame = pictureIn(root)!.getBoundingClientRect()
    expect([frame.top, frame.height]).toEqual([top, height])
    const marks = [...root.querySelectorAll('.picture-mark')].map((mark) => mark.getBoundingClientRect())
    expect(marks).toHaveLength(3)
    const middle = (marks[0]!.top + marks[2]!.bottom) / 2
    expect(Math.abs(middle - (frame.top + frame.height / 2))).toBeLessThan(3)
    for (const { left, right } of marks) {
      expect(left).toBeGreaterThanOrEqual(frame.left)
      expect(right).toBeLessThanOrEqual(frame.right)
    }
    // Of two columns the marked one fills the frame, so that its words can be read.
    expect(marks[0]!.width / frame.width).toBeGreaterThan(0.75)
  })

  test('says which page it shows and that the passage is marked', async () => {
    const { root } = showing({ digest: pdfDigest() })
    await openProof()
    await expect
      .element(page.getByRole('button', { name: 'PDFのp. 4。引用した箇所に印があります。 p. 4全体を表示' }))
      .toBeVisible()
    expect(root.querySelector('.picture img')?.getAttribute('alt')).toContain('p. 4')
  })

  test('opens to the whole page, and Escape or a second click goes back', async () => {
    const { root } = showing({ digest: pdfDigest() })
    await openProof()
    await expect.poll(() => pictureIn(root)).not.toBeNull()
    const small = pictureIn(root)!.offsetHeight
    pictureIn(root)!.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => pictureIn(root)?.getAttribute('aria-expanded')).toBe('true')
    const { width, height } = pictureIn(root)!.getBoundingClientRect()
    expect(height / width).toBeCloseTo(1030 / 796, 1)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => pictureIn(root)?.offsetHeight).toBe(small)
    expect(document.activeElement).toBe(pictureIn(root))
    await userEvent.click(pictureIn(root)!)
    await userEvent.click(pictureIn(root)!)
    await expect.poll(() => pictureIn(root)?.getAttribute('aria-expanded')).toBe('false')
  })

  for (const [what, preview] of [
    ['an address, though there is a picture', buildPreview({ image: ADDRESS })],
    ['a document', buildPreview({ image: 'data:text/html,<b>x</b>' })],
    ['a broken picture', buildPreview({ image: 'data:image/png;base64,AAAA' })],
  ] as const)
    test(`does not show ${what}`, async () => {
      const { root } = showing({ digest: pdfDigest() }, { 'page.preview': () => preview })
      await openProof()
      await expect.element(page.getByText('ページの画像は表示できませんでした。')).toBeVisible()
      expect(root.querySelector('.picture')).toBeNull()
    })

  test('keeps the quote where the page cannot be drawn, and asks again when opened again', async () => {
    const { wire, root } = showing({ digest: pdfDigest() }, { 'page.preview': refuse('text-unavailable') })
    await openProof()
    await expect.poll(() => root.querySelector('.proof-full + .picture-failed')?.textContent).toContain('引用文')
    await openProof()
    await openProof()
    await expect.poll(() => wire.requests('page.preview').length).toBe(2)
  })

  test('is shown in the PDF beside it on request, with the page that was opened', async () => {
    showing({ digest: pdfDigest() }, { 'passage.reveal': () => ({ where: 'page' }) })
    await openProof()
    await page.getByRole('button', { name: '論文で見る' }).click()
    await expect.element(page.getByText('PDFのp. 4を開きました。')).toBeVisible()
  })

  for (const scheme of ['light', 'dark'] as const)
    test(`has nothing that axe finds wrong, small and whole, ${scheme}`, async () => {
      await preferColours(scheme)
      const { root } = show({ 'panel.open': () => buildPanelView({ digest: pdfDigest() }) })
      await openProof()
      await expect.poll(() => pictureIn(root)).not.toBeNull()
      expect(await violations(root)).toEqual([])
      pictureIn(root)!.click()
      await expect.poll(() => pictureIn(root)?.getAttribute('aria-expanded')).toBe('true')
      expect(await violations(root)).toEqual([])
      await preferColours('light')
    })
})
