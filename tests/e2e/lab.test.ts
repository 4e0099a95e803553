/** The lab reads papers as the workshop does: in a real browser, text and record. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { papersOf } from '../../src/build/tools/lab/papers.ts'
import { readPapers } from '../../src/build/tools/lab/read-papers.ts'
import { FIXTURE_MIRROR } from '../../src/build/tools/paths.ts'

test('a paper has its text and the record of its own page, and both are kept for the next run', async () => {
  const kept = mkdtempSync(join(tmpdir(), 'ronbun-lab-'))
  const papers = papersOf(FIXTURE_MIRROR).filter(({ path }) => path.startsWith('arxiv.org/html/2607.01234v2/'))
  expect(papers).toHaveLength(1)
  const [[path, read] = []] = (await readPapers(papers, FIXTURE_MIRROR, kept)) ?? []
  expect(path).toBe('arxiv.org/html/2607.01234v2/index.html')
  expect(read?.document.sections.length).toBeGreaterThan(4)
  expect(read?.record).toMatchObject({ id: 'arxiv:2607.01234', version: 2, abstract: expect.stringMatching(/\w{4}/) })
  expect(await readPapers(papers, join(kept, 'nowhere'), kept)).toEqual(new Map([[path, read]]))
  rmSync(kept, { recursive: true, force: true })
})
