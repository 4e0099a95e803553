/** A library that cannot be opened or written: the reader is told, and what was stored is still there afterwards. */
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { finishedPanelIn, panelIn, PAPER, startReader } from '../support/reader.ts'

test('a library that the disk refuses is named with a next step, and is whole again when the disk is', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'ronbun-refused-'))
  const first = await startReader({ profile })
  const before = await first.open(PAPER)
  await finishedPanelIn(before)
  await first.close()

  const folder = join(profile, 'Default/IndexedDB')
  const name = readdirSync(folder).find((entry) => entry.includes('chrome-extension') && entry.endsWith('leveldb'))
  const store = join(folder, name ?? '')
  expect(existsSync(store)).toBe(true)
  renameSync(store, join(profile, 'kept'))
  writeFileSync(store, 'not a database')
  const second = await startReader({ profile, spaced: true })
  const page = await second.open(PAPER)
  const panel = await panelIn(page)
  await panel.locator('.message').waitFor()
  expect(await panel.locator('.message').textContent()).toMatch(/stor|librar/i)
  await second.close()

  rmSync(store, { recursive: true, force: true })
  renameSync(join(profile, 'kept'), store)
  const third = await startReader({ profile })
  third.asked()
  await finishedPanelIn(await third.open(PAPER))
  expect(third.asked()).toEqual(['arxiv.org/abs/2607.01234'])
  await third.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})
