/** Recognising one work among recorded papers kept beside the checkout. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../../src/build/tools/paths.ts'
import { sourceOf } from '../../../src/core/paper-id.ts'
import type { Paper } from '../../../src/core/paper.ts'
import { areOneWork, kinKeys } from '../../../src/core/related.ts'
import { buildPaper } from '../../support/build-digest.ts'

const FILE = join(ROOT, '../shared/mirror/GOLD.jsonl')
const isThere = existsSync(FILE)

type Known = Pick<Paper, 'id' | 'title' | 'authors'> & {
  doi: string | null
  comments?: string | null
  venue?: string | null
}

function records(): Paper[] {
  const papers = new Map<string, Paper>()
  for (const line of readFileSync(FILE, 'utf8').split('\n').filter(Boolean)) {
    const { id, title, authors, doi, comments, venue } = JSON.parse(line) as Known
    if (!/^(arxiv|acl):/.test(id ?? '') || !title || !authors?.length) continue
    const stated = { ...(doi && { doi }), ...(comments && { comments }), ...(venue && { venue }) }
    papers.set(id, buildPaper({ id, title, authors, links: { abs: 'https://arxiv.org/' }, ...stated }))
  }
  return [...papers.values()]
}

test.skipIf(!isThere)(
  isThere ? 'the preprint and the venue version of BART are one work, and no two others are' : 'skipped: no corpus',
  () => {
    const all = records()
    const [arxiv, acl] = (['arxiv', 'acl'] as const).map((site) => all.filter(({ id }) => sourceOf(id) === site))
    const pairs = arxiv!.flatMap((a) =>
      acl!.flatMap((b) => {
        const because = areOneWork(a, b)
        return because ? [{ a, b, because }] : []
      }),
    )
    expect(pairs.map(({ a, b, because }) => [a.id, b.id, because])).toEqual([
      ['arxiv:1910.13461', 'acl:2020.acl-main.703', 'alike'],
    ])
    for (const { a, b } of pairs) expect(kinKeys(a).some((key) => kinKeys(b).includes(key))).toBe(true)
  },
)
