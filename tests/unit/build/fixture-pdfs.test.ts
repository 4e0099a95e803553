import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { FIXTURE_MIRROR } from '../../../src/build/tools/paths.ts'
import { FIXTURE_PDFS } from '../../support/fixture-pdfs.ts'

test.each(Object.entries(FIXTURE_PDFS))('%s is what its paper’s text gives', (path, write) => {
  const file = join(FIXTURE_MIRROR, path)
  if (process.env.UPDATE_FIXTURES) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, write())
  }
  expect(Buffer.compare(readFileSync(file), Buffer.from(write()))).toBe(0)
})
