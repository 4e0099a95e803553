/** Mounts a surface as its page does, and what tests ask of it. */
import axe from 'axe-core'
import { render, type ComponentChild } from 'preact'
import { cdp } from 'vitest/browser'
import { expect, onTestFinished } from 'vitest'

/** Renders into a fresh root and takes it away after the test. */
export function mount(child: ComponentChild): HTMLElement {
  const root = document.createElement('div')
  document.body.append(root)
  render(child, root)
  onTestFinished(() => {
    render(null, root)
    root.remove()
  })
  return root
}

/** Sets what the reader's system prefers. */
export async function preferColours(scheme: 'light' | 'dark'): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
  expect(matchMedia(`(prefers-color-scheme: ${scheme})`).matches).toBe(true)
}

/** What axe finds wrong, in words; the surface stands for a whole page, so page rules apply. */
export async function violations(root: HTMLElement): Promise<string[]> {
  for (const animation of root.getAnimations({ subtree: true })) {
    const isEndless = animation.effect?.getComputedTiming().endTime === Infinity
    if (isEndless) animation.cancel()
    else animation.finish()
  }
  const { violations: found } = await axe.run(root, { rules: { region: { enabled: false } } })
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
  )
}

/** Collects what is saved as files from now on, without saving anything. */
export function catchDownloads(): { name: string; text: () => Promise<string> }[] {
  const files: { name: string; text: () => Promise<string> }[] = []
  const catcher = (event: Event) => {
    const link = event.target
    if (!(link instanceof HTMLAnchorElement) || !link.download) return
    event.preventDefault()
    const { href } = link
    files.push({ name: link.download, text: async () => (await fetch(href)).text() })
  }
  document.addEventListener('click', catcher, true)
  onTestFinished(() => document.removeEventListener('click', catcher, true))
  return files
}
