/** The popup over a fake wire, and its rows. */
import { PopupApp } from '../../src/ui/popup/PopupApp.tsx'
import '../../src/ui/styles/popup.css'
import { buildWeekView } from '../support/build-view.ts'
import { FakeWire, type Answers } from '../support/fake-wire.ts'
import { mount } from './mount.tsx'

const sidePanel = { kind: 'sidebar' as const, open: () => Promise.resolve() }

/** Mounts the popup on the week that begins on 20 July. */
export function showPopup(answers: Answers = {}) {
  const wire = new FakeWire({ 'week.open': ({ start }) => buildWeekView({}, start ?? '2026-07-20'), ...answers })
  const props = { wire, panelUrl: (id: string) => `/panel?${id}`, optionsUrl: '/options', sidePanel }
  return { wire, root: mount(<PopupApp {...props} />) }
}

/** The rows of the week that have arrived. */
export const rowsOf = (root: HTMLElement) => [...root.querySelectorAll('.row:not(.row-awaited)')]

/** What each row says of its digest. */
export const statesOf = (root: HTMLElement) => rowsOf(root).map((row) => row.querySelector('.state')?.textContent)
