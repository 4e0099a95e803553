/**
 * The marks of a list page: behind each row a dot and a word that say how its digest is, and a click that opens the
 * panel on it. Each stands in a closed shadow root, in the page's own ink, and is made when its row comes near the
 * window, so that a page of a thousand rows costs no more than its first screens.
 */
import type { ListedPaper } from '../src/adapters/sources/types.ts'
import type { DigestState } from '../src/core/job.ts'
import { panelFragment } from '../src/core/panel-fragment.ts'
import type { PaperId } from '../src/core/paper-id.ts'
import type { ContentCommands } from '../src/wire/protocol.ts'
import { sharedStyles } from './styles.ts'

type Words = Pick<ContentCommands['list.report']['answer'], 'labels' | 'language'>

export type Marks = {
  /** Says how the papers' digests are. */
  show(states: ReadonlyMap<PaperId, DigestState>): void
  remove(): void
}

/* Important, since the page's own rules for its elements come before a host's. No taller than the line it stands in. */
const CSS = `
:host { all: initial !important; display: inline-block !important; margin-inline-start: 2px !important;
  color: inherit !important; color-scheme: inherit !important; vertical-align: baseline !important; }
button { all: unset; display: inline-flex; align-items: baseline; gap: 5px; margin-block: -4px; padding: 4px; border-radius: 3px;
  font: 11px/1 -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', Meiryo, sans-serif;
  color: color-mix(in srgb, currentColor 68%, transparent); cursor: pointer; white-space: nowrap; }
button::before { content: ''; box-sizing: border-box; width: 7px; height: 7px; border: 1.5px solid; border-radius: 50%; }
button[data-state=none]::before { border-width: 1px; }
button[data-state=making]::before { border-right-color: transparent; }
button[data-state=ready]::before { border-color: light-dark(#2a4d7e, #a3c0e6); background: light-dark(#2a4d7e, #a3c0e6); }
button[data-state=failed]::before { border-radius: 0; background: currentColor; }
button:hover { color: light-dark(#2a4d7e, #a3c0e6); text-decoration: underline; text-underline-offset: 2px; }
button:focus-visible { outline: 2px solid light-dark(#2a4d7e, #a3c0e6); outline-offset: 1px; }
@media (prefers-reduced-motion: no-preference) {
  button[data-state=making]::before { animation: turn 1.6s linear infinite; }
}
@keyframes turn { to { rotate: 1turn; } }
@media print { :host { display: none !important; } }
`

type Mark = { host: HTMLElement; button: HTMLButtonElement; paper: ListedPaper }
type Open = (fragment: string, byKey: boolean) => void

/** Marks the rows; `open` is called with the panel's address fragment of the paper chosen, and whether by key. */
export function putMarks(rows: readonly ListedPaper[], words: Words, open: Open): Marks {
  const unmarked = new Map(rows.map((paper) => [paper.anchor, paper]))
  const addTo = sharedStyles(CSS)
  const marks: Mark[] = []
  let states: ReadonlyMap<PaperId, DigestState> = new Map()
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const paper = unmarked.get(target)
        if (!isIntersecting || !paper) continue
        unmarked.delete(target)
        near.unobserve(target)
        const mark = createMark(paper, words, addTo, open)
        say(mark, states, words)
        marks.push(mark)
        behind(target).after(mark.host)
      }
    },
    { rootMargin: '100% 0px' },
  )
  for (const { anchor } of rows) near.observe(anchor)
  return {
    show: (fresh) => {
      states = fresh
      for (const mark of marks) say(mark, states, words)
    },
    remove: () => {
      near.disconnect()
      for (const { host } of marks) host.remove()
    },
  }
}

function createMark(paper: ListedPaper, { language }: Words, addTo: (root: ShadowRoot) => void, open: Open): Mark {
  const host = document.createElement('span')
  host.lang = language
  const root = host.attachShadow({ mode: 'closed' })
  addTo(root)
  const button = document.createElement('button')
  button.title = 'Ronbun'
  button.addEventListener('click', (event) => {
    // Only the reader opens the panel, and the row the mark stands in does nothing of its own.
    event.preventDefault()
    event.stopPropagation()
    if (event.isTrusted) open(panelFragment(paper.id, paper.version), event.detail === 0)
  })
  root.append(button)
  return { host, button, paper }
}

function say({ button, paper }: Mark, states: ReadonlyMap<PaperId, DigestState>, { labels }: Words): void {
  const state = states.get(paper.id) ?? 'none'
  if (button.dataset.state === state) return
  const word = labels[`state_${state}`]
  button.dataset.state = state
  button.textContent = word
  button.ariaLabel = fill(labels.mark, { state: word, title: paper.title })
}

/** The node behind which the mark goes: the anchor, and the text that closes it, such as a bracket. */
function behind(anchor: Element): ChildNode {
  return anchor.nextSibling instanceof Text ? anchor.nextSibling : anchor
}

function fill(message: string, values: Record<string, string>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
