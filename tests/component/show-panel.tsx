/** The panel with a fake wire, as its tests mount it. */
import { expect } from 'vitest'
import { PanelApp } from '../../src/ui/panel/PanelApp.tsx'
import '../../src/ui/styles/panel.css'
import { buildDigest, buildPanelView } from '../support/build-view.ts'
import { FakeWire, type Answers } from '../support/fake-wire.ts'
import { mount } from './mount.tsx'

export const DOCK = { kind: 'dock' } as const

/** Mounts the docked panel. */
export function show(answers: Answers = {}) {
  const wire = new FakeWire(answers)
  return { wire, root: mount(<PanelApp wire={wire} place={DOCK} optionsUrl="/options.html" />) }
}
/** Mounts it with a snapshot. */
export const showing = (change: Parameters<typeof buildPanelView>[0] = {}, answers: Answers = {}) =>
  show({ 'panel.open': () => buildPanelView(change), ...answers })
/** Mounts it with a digest at hand. */
export const withDigest = (answers: Answers = {}) => showing({ digest: buildDigest() }, answers)
/** The questions on show, top to bottom. */
export const questions = (root: HTMLElement) =>
  [...root.querySelectorAll('.question')].map((each) => each.textContent)
/** Waits until a job is followed. */
export const followed = (wire: FakeWire) => expect.poll(() => wire.followers).toBe(1)
