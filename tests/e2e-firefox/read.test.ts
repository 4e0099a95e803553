/** Reading a paper in Firefox: the dock, the sidebar beside a PDF, the popup, and an event page that may end at any time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Job } from '../../src/core/job.ts'
import { findFirefox } from '../../src/build/tools/find-firefox.ts'
import { MIRROR_HOSTS } from '../../src/build/tools/mirror-server.ts'
import {
  click,
  commandIn,
  endEventPage,
  openPopup,
  openSidebar,
  closeSidebar,
  panelIn,
  readStoreIn,
  startFirefoxReader,
  type FirefoxReader,
  type View,
} from '../support/firefox-reader.ts'

const PAPER = 'https://arxiv.org/abs/2607.01234'
const FULL_TEXT = 'https://arxiv.org/html/2607.01234v2'
const PDF = 'https://arxiv.org/pdf/2607.01234v1'
const THEORY = 'https://arxiv.org/abs/2607.05678'

/** What Firefox itself asks of its makers, whatever is installed in it. */
const FIREFOXS_OWN = /(^|\.)(mozilla\.(com|org|net)|firefox\.com|googleapis\.com)$/

const ITEMS = `document.querySelectorAll('article.item').length`
/** Stands in the foot once nothing is made any more. */
const PROVENANCE = `document.querySelector('.provenance-lines')?.textContent ?? ''`
const FROM_PDF = /^PDF \d+\/\d+.* v1 · /
const TITLE = `document.querySelector('h1')?.textContent ?? ''`

describe.skipIf(findFirefox() === undefined)('in Firefox', () => {
  let reader: FirefoxReader

  beforeAll(async () => {
    reader = await startFirefoxReader()
  })

  afterAll(() => reader?.close())

  /** The docked panel, once its digest is finished. */
  async function finishedPanel(tab: string): Promise<View> {
    const frame = await panelIn(reader, tab)
    const view: View = { dom: (expression) => reader.firefox.evaluate(frame, expression) }
    await finished(view)
    return view
  }

  async function finished({ dom }: View, made = / v\d+ · /): Promise<void> {
    await expect.poll(() => dom<string>(PROVENANCE)).toMatch(made)
    expect(await dom<number>(ITEMS)).toBeGreaterThan(0)
  }

  const isMarked = (tab: string): Promise<boolean> =>
    reader.firefox.evaluate(tab, `CSS.highlights.has('ronbun-passage')`)
  /** Null while no dock stands there at all. */
  const isDockOpen = (tab: string): Promise<boolean | null> =>
    reader.firefox.evaluate(tab, `document.querySelector('html > div')?.hasAttribute('data-open')`)
  const activeAddress = (): Promise<string> =>
    reader.firefox.evaluate(reader.control, `browser.tabs.query({ active: true }).then(([tab]) => tab.url)`)

  test('a paper’s page gets a panel with a verified digest, at the price of one fetch', async () => {
    reader.asked()
    const tab = await reader.open(PAPER)
    const { dom } = await finishedPanel(tab)
    expect(await dom(TITLE)).toContain('LANTERN')
    expect(await dom<number>(ITEMS)).toBeGreaterThanOrEqual(5)
    expect(
      await dom(
        `[...document.querySelectorAll('article.item')].filter((item) => !item.querySelector('.proof-line')).length`,
      ),
    ).toBe(0)
    await dom(`document.querySelector('article.item .proof-line').click()`)
    await expect.poll(() => dom<string>(`document.querySelector('.proof-full')?.textContent ?? ''`)).toMatch(/\w{3}/)
    expect(reader.asked()).toEqual(['arxiv.org/abs/2607.01234', 'arxiv.org/html/2607.01234v2'])
    await reader.closeTab(tab)
  })

  test('a passage is marked on the full text where the reader is', async () => {
    const tab = await reader.open(FULL_TEXT)
    const { dom } = await finishedPanel(tab)
    await dom(`[...document.querySelectorAll('article.item .proof-line')].at(-1).click()`)
    await expect.poll(() => dom(`document.querySelector('.proof-body') !== null`)).toBe(true)
    await dom(`document.querySelector('.proof-body .text-button').click()`)
    await expect.poll(() => isMarked(tab)).toBe(true)
    await expect.poll(() => reader.firefox.evaluate<number>(tab, 'scrollY')).toBeGreaterThan(0)
    await reader.closeTab(tab)
  })

  test('an address that changes within a page takes the panel to its paper', async () => {
    const tab = await reader.open(PAPER)
    await finishedPanel(tab)
    await reader.firefox.evaluate(tab, `history.pushState(null, '', '/abs/2607.05678')`)
    await expect.poll(async () => (await finishedPanel(tab)).dom(TITLE)).not.toContain('LANTERN')
    await reader.firefox.evaluate(tab, `history.pushState(null, '', '/about')`)
    await expect.poll(() => reader.firefox.evaluate(tab, `document.querySelectorAll('html > div').length`)).toBe(0)
    await reader.closeTab(tab)
  })

  test('the sidebar beside a PDF has its digest, made from the PDF, with a page for every proof', async () => {
    reader.asked()
    const tab = await reader.open(PDF)
    const sidebar = await openSidebar(reader)
    await finished(sidebar, FROM_PDF)
    expect(await sidebar.dom(TITLE)).toContain('LANTERN')
    const [proofs, pages] = await sidebar.dom<[number, number]>(
      `[document.querySelectorAll('article.item .proof').length, document.querySelectorAll('article.item .proof-page').length]`,
    )
    expect(pages).toBe(proofs)
    // Once by the viewer and once by the workshop.
    expect(reader.asked().filter((address) => address.includes('/pdf/'))).toHaveLength(2)
    await reader.closeTab(tab)
  })

  test('a proof opens to a picture of its page with the passage marked, and turns the PDF to that page', async () => {
    const tab = await reader.open(PDF)
    const sidebar = await openSidebar(reader)
    await finished(sidebar, FROM_PDF)
    const proof = `[...document.querySelectorAll('article.item .proof')].find((one) => one.querySelector('.proof-page')?.textContent.includes('3'))`
    await sidebar.dom(`${proof}.querySelector('.proof-line').click()`)
    await expect.poll(() => sidebar.dom(`${proof}.querySelector('.picture img')?.naturalWidth > 300`)).toBe(true)
    expect(await sidebar.dom(`${proof}.querySelectorAll('.picture-mark').length`)).toBeGreaterThan(0)
    await sidebar.dom(`[...${proof}.querySelectorAll('.proof-body .text-button')].at(-1).click()`)
    await expect.poll(activeAddress).toBe(`${PDF}#page=3`)
    await expect.poll(() => reader.firefox.evaluate(tab, `document.querySelector('#pageNumber')?.value`)).toBe('3')
    await reader.closeTab(tab)
  })

  test('a question asked in the sidebar is answered by places of the paper, each with its proof', async () => {
    await closeSidebar(reader)
    const tab = await reader.open(PAPER)
    const sidebar = await openSidebar(reader)
    await finished(sidebar)
    reader.asked()
    await sidebar.dom(`(() => {
      const box = document.querySelector('.ask textarea')
      box.value = '読み手モデルの学習率はどのくらいですか？'
      box.dispatchEvent(new Event('input', { bubbles: true }))
    })()`)
    await sidebar.dom(`document.querySelector('.ask form').requestSubmit()`)
    const passages = `[...document.querySelectorAll('.ask .asked .asked-passage')].map((one) => one.textContent)`
    await expect.poll(async () => (await sidebar.dom<string[]>(passages)).join(' ')).toContain('learning rate of')
    const shown = (await sidebar.dom<string[]>(passages)).length
    expect(await sidebar.dom(`document.querySelectorAll('.ask .asked .proof-line').length`)).toBeGreaterThanOrEqual(
      shown,
    )
    expect(reader.asked()).toEqual([])
    await reader.closeTab(tab)
  })

  test('the sidebar follows the tab in front, and the docks make way', async () => {
    await closeSidebar(reader)
    const first = await reader.open(PAPER)
    await expect.poll(() => isDockOpen(first)).toBe(true)
    const sidebar = await openSidebar(reader)
    await expect.poll(() => sidebar.dom(TITLE)).toContain('LANTERN')
    await expect.poll(() => isDockOpen(first)).toBe(false)
    const second = await reader.open(THEORY)
    await expect.poll(() => sidebar.dom(TITLE)).not.toContain('LANTERN')
    await finished(sidebar)
    await expect.poll(() => isDockOpen(second)).toBe(false)
    await reader.firefox.send('browsingContext.activate', { context: first })
    await expect.poll(() => sidebar.dom(TITLE)).toContain('LANTERN')
    await reader.closeTab(second)
    await reader.closeTab(first)
  })

  test('the toolbar’s own popup shows the tab’s paper and the week', async () => {
    const tab = await reader.open(PAPER)
    const popup = await openPopup(reader)
    await expect.poll(() => popup.dom(`document.querySelectorAll('.rows > .row:not(.row-awaited)').length`)).toBe(10)
    expect(await popup.dom(`document.querySelector('.this-title')?.textContent`)).toContain('LANTERN')
    await expect.poll(() => popup.dom(`document.querySelector('.row-title')?.textContent`)).toContain('LANTERN:')
    await reader.closeTab(tab)
  })

  test('a click on the popup’s button opens the sidebar', async () => {
    await closeSidebar(reader)
    const tab = await reader.open(reader.url('popup/index.html'))
    await click(reader, tab, '.acts-quiet .text-button')
    await expect.poll(() => reader.firefox.evaluate(reader.control, `browser.sidebarAction.isOpen({})`)).toBe(true)
    await closeSidebar(reader)
  })

  test('an event page that ends in the middle of a job takes it up again, and the panel shows the digest', async () => {
    const asked = (): number => reader.mirror.requests.filter(({ url }) => url === '/pdf/2607.05555v1').length
    reader.mirror.override('arxiv.org/pdf/2607.05555v1', { delayMs: 1500 })
    const tab = await reader.open('https://arxiv.org/abs/2607.05555')
    await panelIn(reader, tab)
    await expect.poll(asked).toBe(1)
    await endEventPage(reader)
    await finishedPanel(tab)
    reader.mirror.override('arxiv.org/pdf/2607.05555v1', undefined)
    const jobs = await readStoreIn<Job>(reader, 'jobs')
    expect(jobs.filter(({ paperId }) => paperId === 'arxiv:2607.05555')).toMatchObject([
      { state: 'done', attempt: 2 },
    ])
    await reader.closeTab(tab)
  })

  test('the library opens again after the event page has slept', async () => {
    await endEventPage(reader)
    const place = { kind: 'paper', paperId: 'arxiv:2607.01234' }
    expect(await commandIn(reader, 'background', 'panel.open', { place })).toHaveProperty('digest')
  })

  test('nobody is asked for anything but the sites of the papers and of the list', () => {
    const hosts = [...reader.proxy.tried].filter((host) => !FIREFOXS_OWN.test(host))
    const known: readonly string[] = MIRROR_HOSTS
    expect(hosts.filter((host) => !known.includes(host))).toEqual([])
    expect(hosts).toEqual(expect.arrayContaining(['arxiv.org', 'export.arxiv.org', 'raw.githubusercontent.com']))
    expect(reader.mirror.requests.map(({ host }) => host).filter((host) => !hosts.includes(host))).toEqual([])
  })
})
