/**
 * The dock: the panel's frame at the right edge of the page, inside a closed shadow root that page styles cannot
 * reach. Where the window is wide enough the page makes room for it, else it lies over the page.
 */
import { DOCK_WIDTH } from '../src/core/dock-width.ts'
import { addStyles } from './styles.ts'

/** The page keeps at least this many CSS pixels of its own, or the dock lies over it. */
const LEAST_PAGE_WIDTH = 720
const KEY_STEP = 24

export type DockOptions = {
  /** Address of the panel page. */
  frameUrl: string
  width: number
  labels: { open: string; close: string; resize: string }
  /** Whether the page can be made narrower; a PDF viewer cannot. */
  makesRoom: boolean
  onChange(change: { open?: boolean; width?: number }): void
}

export type Dock = {
  open(): void
  /** Closes without a word to anybody: not the reader's own choice. */
  close(): void
  /** Opens on a part of the panel's page, such as `#paper=arxiv:…`, and goes there with the focus if wanted. */
  show(fragment: string, takesFocus: boolean): void
  toggle(): void
  remove(): void
}

const CSS = `
:host { all: initial; position: fixed; inset: 0 0 0 auto; z-index: 2147483647; width: var(--width); max-width: 100vw;
  transform: translateX(100%); color-scheme: light dark; }
:host([data-open]) { transform: none; box-shadow: 0 0 0 1px light-dark(#ddd8cd, #38352f); }
iframe { display: none; border: 0; width: 100%; height: 100%; background: light-dark(#fbfaf6, #1c1b19); }
:host([data-open]) iframe { display: block; }
button { all: unset; position: absolute; inset: 96px 100% auto auto; padding: 10px 5px; cursor: pointer;
  writing-mode: vertical-rl; font: 600 12px/1 'Iowan Old Style', 'Palatino Linotype', Charter, 'Noto Serif CJK JP', Georgia, serif; letter-spacing: .06em; border-radius: 6px 0 0 6px;
  color: light-dark(#2a4d7e, #a3c0e6); background: light-dark(#fbfaf6, #1c1b19);
  border: 1px solid light-dark(#ddd8cd, #38352f); border-right: 0; }
button::before { content: '‹'; display: inline-block; margin-bottom: 5px; writing-mode: horizontal-tb; font-size: 14px;
  line-height: 12px; }
:host([data-open]) button::before { content: '›'; }
button:hover { background: light-dark(#ffffff, #262522); }
button:focus-visible, [role=separator]:focus-visible { outline: 2px solid light-dark(#2a4d7e, #a3c0e6); outline-offset: -2px; }
[role=separator] { position: absolute; inset: 0 auto 0 -3px; width: 7px; cursor: ew-resize; display: none; touch-action: none; }
:host([data-open]) [role=separator] { display: block; }
@media print { :host { display: none; } }
`

/** Adds CSS that keeps `width` pixels of the page free; 0 gives them back. Returns how to change it. */
export function reserveRoom(width: number): (width: number) => void {
  const cssFor = (pixels: number): string =>
    pixels > 0 && innerWidth - pixels >= LEAST_PAGE_WIDTH
      ? `@media screen { html { margin-right: ${pixels}px !important; } }`
      : ''
  const change = addStyles(document, cssFor(width))
  return (pixels) => change(cssFor(pixels))
}

/** Puts a closed dock on the page; the panel's page is loaded when it is first opened. */
export function createDock(options: DockOptions, room: (width: number) => void): Dock {
  const { labels } = options
  const { host, tab, grip, frame } = createParts(labels)
  let isOpen = false
  let width = options.width
  let address = options.frameUrl
  const show = (): void => {
    host.toggleAttribute('data-open', isOpen)
    host.style.setProperty('--width', `${width}px`)
    setAttributes(tab, { 'aria-expanded': `${isOpen}`, 'aria-label': isOpen ? labels.close : labels.open })
    tab.title = isOpen ? labels.close : labels.open
    setAttributes(grip, { 'aria-valuenow': `${width}` })
    if (isOpen && !frame.isConnected) {
      frame.src = address
      tab.after(frame)
    }
    room(isOpen && options.makesRoom ? width : 0)
  }
  const turn = (open: boolean): void => {
    isOpen = open
    show()
  }
  const toggle = (): void => {
    turn(!isOpen)
    options.onChange({ open: isOpen })
  }
  const resize = (pixels: number): void => {
    width = Math.round(Math.min(DOCK_WIDTH.most, innerWidth, Math.max(DOCK_WIDTH.least, pixels)))
    show()
  }
  tab.addEventListener('click', (event) => event.isTrusted && toggle())
  addEventListener('resize', show)
  letResize(
    grip,
    frame,
    () => width,
    resize,
    () => options.onChange({ width }),
  )
  show()
  document.documentElement.append(host)
  return {
    toggle,
    open: () => turn(true),
    close: () => turn(false),
    show: (fragment, takesFocus) => {
      const isLoaded = frame.isConnected
      address = options.frameUrl + fragment
      // Replaced, so that the browser's way back leads from page to page and not through the panel's.
      if (isLoaded) frame.contentWindow?.location.replace(address)
      turn(true)
      // Before the panel's page has taken the frame's place, focus would go to the empty one and stay there.
      if (takesFocus && isLoaded) frame.focus()
      else if (takesFocus) frame.addEventListener('load', () => frame.focus(), { once: true })
    },
    remove: () => {
      removeEventListener('resize', show)
      host.remove()
      room(0)
    },
  }
}

function createParts(labels: DockOptions['labels']) {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  addStyles(root, CSS)
  const tab = document.createElement('button')
  const grip = document.createElement('div')
  const frame = document.createElement('iframe')
  tab.textContent = 'Ronbun'
  frame.title = 'Ronbun'
  // The browser's own translator, which a frame of another origin has only where its page hands it on.
  frame.allow = 'translator'
  grip.tabIndex = 0
  setAttributes(grip, { role: 'separator', 'aria-orientation': 'vertical', 'aria-label': labels.resize })
  setAttributes(grip, { 'aria-valuemin': `${DOCK_WIDTH.least}`, 'aria-valuemax': `${DOCK_WIDTH.most}` })
  root.append(tab, grip)
  return { host, tab, grip, frame }
}

function letResize(
  grip: HTMLElement,
  frame: HTMLElement,
  width: () => number,
  resize: (pixels: number) => void,
  settle: () => void,
): void {
  grip.addEventListener('pointerdown', (event) => {
    grip.setPointerCapture(event.pointerId)
    frame.style.pointerEvents = 'none'
  })
  grip.addEventListener('pointermove', (event) => {
    if (grip.hasPointerCapture(event.pointerId)) resize(innerWidth - event.clientX)
  })
  grip.addEventListener('lostpointercapture', () => {
    frame.style.pointerEvents = ''
    settle()
  })
  grip.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: KEY_STEP, ArrowRight: -KEY_STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    resize(width() + step)
    settle()
  })
}

function setAttributes(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}
