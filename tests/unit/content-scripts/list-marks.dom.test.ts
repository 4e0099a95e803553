import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { putMarks } from '../../../content-scripts/list-marks.ts'
import type { DigestState } from '../../../src/core/job.ts'
import type { PaperId } from '../../../src/core/paper-id.ts'

const LABELS = {
  open: '',
  close: '',
  resize: '',
  state_none: 'Not yet',
  state_making: 'Making',
  state_ready: 'Ready',
  state_failed: 'Failed',
  mark: '{state}. Open {title}',
}
const id = (number: number): PaperId => `arxiv:2607.${String(number).padStart(5, '0')}`
const attach = Element.prototype.attachShadow
let roots: ShadowRoot[] = []
const words = () => roots.map((root) => root.querySelector('button')?.textContent)

beforeEach(() => {
  document.body.replaceChildren()
  roots = []
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init)
    expect(init.mode).toBe('closed')
    roots.push(root)
    return root
  }
  onTestFinished(() => {
    Element.prototype.attachShadow = attach
  })
})

/** A list of so many rows of 30 pixels, marked. */
function markRows(count: number, idOf = id, title = 'A title') {
  const rows = Array.from({ length: count }, (_, number) => {
    const row = document.createElement('div')
    row.style.height = '30px'
    const anchor = document.createElement('b')
    row.append('[', anchor, ']', document.createElement('i'))
    document.body.append(row)
    return { id: idOf(number), title, anchor }
  })
  const opened: string[] = []
  const marks = putMarks(rows, { labels: LABELS, language: 'en' }, (fragment) => opened.push(fragment))
  onTestFinished(() => marks.remove())
  return {
    rows,
    marks,
    opened,
    show: (...states: [number, DigestState][]) =>
      marks.show(new Map(states.map(([number, state]) => [id(number), state]))),
  }
}

test('a mark stands behind its anchor and the bracket that closes it, with its state and the paper’s title', async () => {
  const { rows, show } = markRows(1)
  show([0, 'ready'])
  await expect.poll(words).toEqual(['Ready'])
  const row = rows[0]!.anchor.parentElement!
  expect([...row.childNodes].map((node) => node.nodeName)).toEqual(['#text', 'B', '#text', 'SPAN', 'I'])
  expect(roots[0]!.querySelector('button')!.ariaLabel).toBe('Ready. Open A title')
})

test('a paper that is listed twice has one state', async () => {
  const { show } = markRows(3, () => id(0))
  show([0, 'making'])
  await expect.poll(words).toEqual(['Making', 'Making', 'Making'])
  show([0, 'failed'])
  expect(words()).toEqual(['Failed', 'Failed', 'Failed'])
})

test('of a thousand rows only those near the window are marked, the others when they come near', async () => {
  const { show } = markRows(1000)
  show([999, 'ready'])
  await expect.poll(() => roots.length).toBeGreaterThan(0)
  expect(roots.length).toBeLessThan(200)
  scrollTo(0, document.documentElement.scrollHeight)
  await expect.poll(() => words().includes('Ready')).toBe(true)
  scrollTo(0, 0)
})

test('a row keeps its height, and its mark has the height of no line', async () => {
  const { rows, show } = markRows(1)
  const row = rows[0]!.anchor.parentElement!
  row.style.height = ''
  const before = row.getBoundingClientRect().height
  show([0, 'none'])
  await expect.poll(() => roots.length).toBe(1)
  expect(row.getBoundingClientRect().height).toBe(before)
})

test('what a page’s script clicks opens nothing', async () => {
  const { opened, show } = markRows(1)
  show([0, 'none'])
  await expect.poll(() => roots.length).toBe(1)
  roots[0]!.querySelector('button')!.click()
  expect(opened).toEqual([])
})

test('a hostile title is only ever text', async () => {
  markRows(1, id, '{state} <img src=x onerror=alert(1)> {title}').show([0, 'none'])
  await expect.poll(() => roots.length).toBe(1)
  expect(roots[0]!.querySelector('img')).toBeNull()
  expect(roots[0]!.querySelector('button')!.ariaLabel).toBe(
    'Not yet. Open {state} <img src=x onerror=alert(1)> {title}',
  )
})

test('marks that are taken away leave nothing behind', async () => {
  const { marks, show, rows } = markRows(2)
  show([0, 'none'])
  await expect.poll(() => roots.length).toBe(2)
  marks.remove()
  expect(rows[0]!.anchor.parentElement!.querySelector('span')).toBeNull()
})
