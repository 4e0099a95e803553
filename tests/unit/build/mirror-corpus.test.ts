/** The mirror against the developers' corpus, where it is at hand: every stored address must give back its own file. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startMirror, type MirrorServer } from '../../../src/build/tools/mirror-server.ts'
import { ask } from './mirror-client.ts'

const corpus = fileURLToPath(new URL('../../../../shared/mirror', import.meta.url))
const present = existsSync(`${corpus}/INDEX.tsv`)

type Row = { path: string; url: string; kind: string }

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xml: 'application/atom+xml; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

function rowsOfIndex(): Row[] {
  const lines = readFileSync(`${corpus}/INDEX.tsv`, 'utf8').trim().split('\n').slice(1)
  return lines
    .map((line) => line.split('\t'))
    .map(([path = '', url = '', kind = '']) => ({ path, url, kind }))
    .filter(({ path, url }) => url.startsWith('https://') && !path.startsWith('mirror-history/'))
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

describe.skipIf(!present)(`the mirror on the corpus${present ? '' : ' (skipped: no corpus)'}`, () => {
  let mirror: MirrorServer
  beforeAll(async () => {
    mirror = await startMirror([corpus])
  })
  afterAll(() => mirror.close())

  test('every address gives its own file, with its type', async () => {
    const wrong: string[] = []
    for (const { path, url, kind } of rowsOfIndex()) {
      if (kind === 'error') continue
      const reply = await ask(mirror.port, url)
      const extension = path.slice(path.lastIndexOf('.') + 1)
      const same = hash(reply.body) === hash(readFileSync(`${corpus}/${path}`))
      if (reply.status !== 200 || reply.headers['content-type'] !== TYPES[extension] || !same)
        wrong.push(`${url}: ${reply.status} ${reply.headers['content-type']} ${same ? 'same' : 'other'} bytes`)
    }
    expect(wrong).toEqual([])
  })

  test('every alias gives the file it names, with its status', async () => {
    const wrong: string[] = []
    const lines = readFileSync(`${corpus}/ALIASES.tsv`, 'utf8').trim().split('\n').slice(1)
    for (const [from = '', to = '', status = ''] of lines.map((line) => line.split('\t'))) {
      const [reply, target] = [await ask(mirror.port, `https://${from}`), await ask(mirror.port, `https://${to}`)]
      if (reply.status !== Number(status) || (status === '200' && hash(reply.body) !== hash(target.body)))
        wrong.push(`${from}: ${reply.status}`)
    }
    expect(lines.length).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  })

  test('the error pages come with 404 and the id asked for', async () => {
    for (const kind of ['abs', 'html', 'pdf']) {
      const reply = await ask(mirror.port, `https://arxiv.org/${kind}/2699.12345`)
      expect(reply.status).toBe(404)
      expect(reply.text).toContain('2699.12345')
      expect(reply.text).not.toContain('@@ID@@')
    }
  })

  test('several ids make one Atom answer', async () => {
    const ids = ['2308.05481', '2308.03688', '2308.03296']
    const reply = await ask(mirror.port, `https://export.arxiv.org/api/query?id_list=${ids.join(',')}`)
    const found = [...reply.text.matchAll(/<id>http:\/\/arxiv\.org\/abs\/([\d.]+)v\d+<\/id>/g)].map(
      (match) => match[1],
    )
    expect(found).toEqual(ids)
    expect(reply.text).toContain('<opensearch:totalResults>3<')
  })
})
