/** The fixture mirror as it is served: the addresses the extension asks for. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMirror, type MirrorServer } from '../../../src/build/tools/mirror-server.ts'
import { ask } from './mirror-client.ts'

const folder = fileURLToPath(new URL('../../fixtures/mirror', import.meta.url))
let mirror: MirrorServer

beforeAll(async () => {
  mirror = await startMirror([folder])
})
afterAll(() => mirror.close())

test.each([
  ['https://arxiv.org/abs/2607.01234', 200, '<title>[2607.01234] LANTERN'],
  ['https://arxiv.org/abs//2607.01234v1', 200, '(this version)'],
  ['https://www.arxiv.org/abs/2607.01234v2', 200, '<title>[2607.01234v2] LANTERN'],
  ['https://arxiv.org/html/2607.01234', 200, 'href="/abs/2607.01234v2"'],
  ['https://arxiv.org/html/2607.05678v1', 200, 'LaTeXML oxide'],
  ['https://arxiv.org/html/2607.07777v1', 200, '<title>Untitled Document</title>'],
  ['https://arxiv.org/html/2607.02345v1', 404, "No HTML for '2607.02345v1'"],
  ['https://arxiv.org/abs/2607.40404', 404, 'Article 2607.40404 not found'],
  ['https://arxiv.org/abs/2607.08888', 200, 'being moved'],
  ['https://arxiv.org/pdf/2607.05555', 200, '%PDF-1.7'],
  ['https://aclanthology.org/2026.nlpfix-main.3.pdf', 200, '%PDF-1.7'],
  ['https://arxiv.org/pdf/2607.01234', 404, "No document for '2607.01234'"],
  ['https://arxiv.org/list/cs.CL/recent?skip=0&show=50', 200, "id='articles'"],
  ['https://aclanthology.org/2026.NLPFIX-main.1/', 200, 'name=citation_title'],
  ['https://aclanthology.org/2026.nlpfix-main', 200, '(Editors)'],
  ['https://aclanthology.org/2026.nlpfix-main.99/', 404, '404'],
  [
    'https://raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/years/2026.md',
    200,
    '## Top AI Papers of the Week (July 20 - July 26) - 2026',
  ],
  ['https://raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/years/2027.md', 404, '404'],
  ['https://export.arxiv.org/api/query?id_list=2699.99999&max_results=1', 200, 'totalResults>0<'],
])('%s answers %i', async (address, status, excerpt) => {
  const reply = await ask(mirror.port, address)
  expect(reply.status).toBe(status)
  expect(reply.text).toContain(excerpt)
})

test('the papers of a week are asked for at once, and unknown ones are left out', async () => {
  const ids = ['2607.01234', '2607.13370', '2607.11407', '2607.12850v1']
  const reply = await ask(mirror.port, `https://export.arxiv.org/api/query?max_results=10&id_list=${ids.join(',')}`)
  expect([...reply.text.matchAll(/abs\/(\d{4}\.\d{5}v\d)<\/id>/g)].map((match) => match[1])).toEqual([
    '2607.01234v2',
    '2607.11407v3',
    '2607.12850v1',
  ])
})
