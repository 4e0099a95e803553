import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  hostResolverRules,
  startMirror,
  type MirrorRequest,
  type MirrorServer,
} from '../../../src/build/tools/mirror-server.ts'
import { ask, type Reply } from './mirror-client.ts'

const FILES: Record<string, string> = {
  'new/arxiv.org/abs/2607.00001/index.html': 'newer',
  'ALIASES.tsv': [
    'from\tto\tstatus',
    'arxiv.org/abs/2607.00001v2\tarxiv.org/abs/2607.00001\t200',
    'arxiv.org/html/2607.00001\tarxiv.org/html/2607.00001v2\t302',
    'arxiv.org/abs/2607.40404\tarxiv.org/abs/2607.00001\t404',
  ].join('\n'),
  'arxiv.org/abs/2607.00001/index.html': 'abs page',
  'arxiv.org/abs/hep-th/9901001/index.html': 'old id',
  'arxiv.org/abs/2607.00001/@context=cs/index.html': 'abs in context',
  'arxiv.org/list/cs/recent/@show=25&skip=0/index.html': 'second page',
  'arxiv.org/list/cs/recent/index.html': 'first page',
  'arxiv.org/pdf/hep-th/9901001v1/index.pdf': '%PDF-0123456789',
  'arxiv.org/_404/abs/index.html': 'no article @@ID@@ here: @@ID@@',
  'export.arxiv.org/api/query/@id_list=2607.00001/index.xml':
    '<feed><opensearch:totalResults>1</opensearch:totalResults><entry><id>one $& </id></entry></feed>',
  'export.arxiv.org/api/query/@id_list=hep-th%2F9901001/index.xml':
    '<feed><opensearch:totalResults>1</opensearch:totalResults><entry><id>old</id></entry></feed>',
  'aclanthology.org/2026.acl-long.1/index.html': 'ACL paper',
  'aclanthology.org/volumes/2026.acl-long/index.html': 'ACL volume',
  'raw.githubusercontent.com/owner/list/main/years/2026.md': '# weeks',
  'outside.txt': 'outside any host',
}

let folder: string
let mirror: MirrorServer
const heard: MirrorRequest[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-mirror-'))
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  mirror = await startMirror([folder], { onRequest: (request) => heard.push(request) })
})

afterAll(async () => {
  await mirror.close()
  rmSync(folder, { recursive: true })
})

async function get(address: string, headers: Record<string, string> = {}): Promise<Reply> {
  return ask(mirror.port, address, { headers })
}

describe('an address becomes a file', () => {
  test('a page is its folder, with or without slashes at the end or doubled', async () => {
    for (const path of ['/abs/2607.00001', '/abs/2607.00001/', '/abs//2607.00001', '//abs/2607.00001//'])
      expect(await get(`https://arxiv.org${path}`)).toMatchObject({ status: 200, text: 'abs page' })
  })

  test('old ids hold a slash, percent-encoded or not', async () => {
    expect((await get('https://arxiv.org/abs/hep-th/9901001')).text).toBe('old id')
    expect((await get('https://arxiv.org/abs/hep-th%2F9901001')).text).toBe('old id')
  })

  test('plain files are served as they lie, readable from any origin', async () => {
    const reply = await get('https://raw.githubusercontent.com/owner/list/main/years/2026.md')
    expect(reply.text).toBe('# weeks')
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(reply.headers['access-control-allow-origin']).toBe('*')
  })

  test('an alias gives the same bytes, a redirect or an error page', async () => {
    expect(await get('https://arxiv.org/abs/2607.00001v2')).toMatchObject({ status: 200, text: 'abs page' })
    const redirect = await get('https://arxiv.org/html/2607.00001')
    expect(redirect.status).toBe(302)
    expect(redirect.headers.location).toBe('https://arxiv.org/html/2607.00001v2')
    expect(await get('https://arxiv.org/abs/2607.40404')).toMatchObject({ status: 404, text: 'abs page' })
  })

  test('a query finds its own page in any order of parameters, else one parameter’s, else the bare page', async () => {
    expect((await get('https://arxiv.org/list/cs/recent?skip=0&show=25')).text).toBe('second page')
    expect((await get('https://arxiv.org/list/cs/recent?show=25&skip=0')).text).toBe('second page')
    expect((await get('https://arxiv.org/abs/2607.00001?fmt=x&context=cs')).text).toBe('abs in context')
    expect((await get('https://arxiv.org/list/cs/recent?skip=25')).text).toBe('first page')
  })

  test('ACL ids are read in any case, and a volume’s id alone is its page', async () => {
    expect((await get('https://aclanthology.org/2026.ACL-Long.1/')).text).toBe('ACL paper')
    expect((await get('https://aclanthology.org/volumes/2026.ACL-LONG/')).text).toBe('ACL volume')
    expect((await get('https://aclanthology.org/2026.acl-long')).text).toBe('ACL volume')
    expect((await get('https://arxiv.org/ABS/2607.00001')).status).toBe(404)
  })

  test('export. and www. show arxiv.org’s pages where they have none of their own', async () => {
    expect((await get('https://export.arxiv.org/abs/2607.00001')).text).toBe('abs page')
    expect((await get('https://www.arxiv.org/abs/2607.00001')).text).toBe('abs page')
  })

  test('the port in the Host header and its case make no difference', async () => {
    expect((await get('https://ARXIV.org:443/abs/2607.00001')).text).toBe('abs page')
  })

  test('the first folder that has the file wins', async () => {
    const layered = await startMirror([join(folder, 'new'), folder])
    expect((await ask(layered.port, 'https://arxiv.org/abs/2607.00001')).text).toBe('newer')
    expect((await ask(layered.port, 'https://arxiv.org/abs/hep-th/9901001')).text).toBe('old id')
    await layered.close()
  })

  test('a folder that is not there is refused at the start', async () => {
    await expect(startMirror([join(folder, 'nowhere')])).rejects.toThrow('no such mirror folder')
  })
})

describe('what the sites do by themselves', () => {
  test.each([
    ['https://arxiv.org/pdf/2607.00001.pdf', 'https://arxiv.org/pdf/2607.00001'],
    ['https://arxiv.org/pdf/2607.00001v2?download=1', 'https://arxiv.org/pdf/2607.00001v2'],
    ['https://www.aclanthology.org/2026.acl-long.1/', 'https://aclanthology.org/2026.acl-long.1/'],
    ['https://aclanthology.org/papers/P/P19/P19-1001/', 'https://aclanthology.org/P19-1001'],
    ['https://aclanthology.org/P/P19/P19-1001.pdf', 'https://aclanthology.org/P19-1001'],
    ['https://aclanthology.org/people/m/matt-post', 'https://aclanthology.org/people/matt-post/'],
  ])('%s leads to %s', async (from, to) => {
    const reply = await get(from)
    expect(reply.status).toBe(301)
    expect(reply.headers.location).toBe(to)
  })

  test('what is not there is the site’s own error page, with the id but not its markup', async () => {
    expect(await get('https://arxiv.org/abs/2699.99999')).toMatchObject({
      status: 404,
      text: 'no article 2699.99999 here: 2699.99999',
    })
    expect((await get('https://export.arxiv.org/abs/%3Cb%3E$&')).text).toBe('no article b$ here: b$')
    const plain = await get('https://aclanthology.org/2026.none-1.1')
    expect(plain.status).toBe(404)
    expect(plain.headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  test('an API answer to several ids holds each known one, in the order asked', async () => {
    const reply = await get(
      'https://export.arxiv.org/api/query?id_list=hep-th/9901001v2,9999.99999,2607.00001&max_results=10',
    )
    expect(reply.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    expect(reply.headers['access-control-allow-origin']).toBe('*')
    expect(reply.text).toBe(
      '<feed><opensearch:totalResults>2</opensearch:totalResults>' +
        '<entry><id>old</id></entry>\n  <entry><id>one $& </id></entry></feed>',
    )
    expect((await get('https://export.arxiv.org/api/query?id_list=hep-th/9901001')).text).toContain('<id>old</id>')
    expect((await get('https://export.arxiv.org/api/query?id_list=9999.99999')).status).toBe(404)
  })
})

describe('what a request’s headers and method change', () => {
  test('a PDF has a name and comes in ranges', async () => {
    const address = 'https://arxiv.org/pdf/hep-th/9901001v1'
    const whole = await get(address)
    expect(whole.headers['content-type']).toBe('application/pdf')
    expect(whole.headers['content-disposition']).toBe('inline; filename="hep-th9901001v1.pdf"')
    const middle = await get(address, { range: 'bytes=5-7' })
    expect(middle).toMatchObject({ status: 206, text: '012' })
    expect(middle.headers['content-range']).toBe('bytes 5-7/15')
    expect((await get(address, { range: 'bytes=-2' })).text).toBe('89')
    expect((await get(address, { range: 'bytes=13-' })).text).toBe('89')
    expect((await get(address, { range: 'bytes=15-' })).status).toBe(416)
    expect((await get(address, { range: 'bytes=0-3', 'if-range': '"other"' })).status).toBe(200)
    expect((await get('https://arxiv.org/abs/2607.00001', { range: 'bytes=0-1' })).status).toBe(200)
  })

  test('who has the bytes already is told so', async () => {
    const address = 'https://arxiv.org/abs/2607.00001'
    const { headers } = await get(address)
    const again = await get(address, { 'if-none-match': `W/"x", ${headers.etag}` })
    expect(again).toMatchObject({ status: 304, text: '' })
    expect((await get(address, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('HEAD says all but the body; other methods are refused', async () => {
    const head = await ask(mirror.port, 'https://arxiv.org/abs/2607.00001', { method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, text: '' })
    expect(head.headers['content-length']).toBe('8')
    expect((await ask(mirror.port, 'https://arxiv.org/abs/2607.00001', { method: 'POST' })).status).toBe(405)
  })
})

describe('hostile addresses', () => {
  test.each([
    'https://arxiv.org/../outside.txt',
    'https://arxiv.org/%2e%2e/outside.txt',
    'https://arxiv.org/..%2foutside.txt',
    'https://arxiv.org/abs/..%5c..%5coutside.txt',
    'https://arxiv.org/abs/2607.00001/../../../outside.txt',
    'https://arxiv.org/list/cs/recent/x?../../../../../outside.txt',
    'https://arxiv.org/x?a=../../../../outside.txt',
    'https://../outside.txt',
    'https://./outside.txt',
    'https://outside.txt/',
    'https://arxiv.org/%00',
    `https://arxiv.org/${'a'.repeat(8000)}`,
    'https://arxiv.org/abs/2607.00001/index.html/x',
  ])('%s reaches nothing', async (address) => {
    const reply = await get(address)
    expect(reply.status).toBe(404)
    expect(reply.text).not.toContain('outside any host')
  })

  test('an address that cannot be decoded is a bad request', async () => {
    expect((await get('https://arxiv.org/%E0%A4%A')).status).toBe(400)
  })
})

describe('what a test puts in place', () => {
  const address = 'https://arxiv.org/abs/2607.00001'
  const keys = {
    path: 'arxiv.org/abs/2607.00001',
    query: 'arxiv.org/abs/2607.00001?context=cs',
    host: 'arxiv.org/*',
  } as const
  afterEach(() => {
    for (const key of Object.values(keys)) mirror.override(key, undefined)
  })

  test('a status, headers and a body, until it is taken back', async () => {
    mirror.override(keys.path, { status: 429, headers: { 'retry-after': '7' }, body: 'slow down' })
    const reply = await get(`${address}/?x=1`)
    expect(reply).toMatchObject({ status: 429, text: 'slow down' })
    expect(reply.headers['retry-after']).toBe('7')
    mirror.override(keys.path, undefined)
    expect((await get(address)).text).toBe('abs page')
  })

  test('a status alone has no body, a body alone is a 200 of the same type', async () => {
    mirror.override(keys.path, { status: 403 })
    expect(await get(address)).toMatchObject({ status: 403, text: '' })
    mirror.override(keys.path, { body: '\u0000garbage' })
    const reply = await get(address)
    expect(reply).toMatchObject({ status: 200, text: '\u0000garbage' })
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
  })

  test('the query’s own goes first, then the path’s, then a whole host’s', async () => {
    mirror.override(keys.host, { status: 500 })
    mirror.override(keys.path, { status: 403 })
    mirror.override(keys.query, { status: 429 })
    expect((await get(`${address}?context=cs`)).status).toBe(429)
    expect((await get(`${address}?context=math`)).status).toBe(403)
    expect((await get('https://arxiv.org/list/cs/recent')).status).toBe(500)
    expect((await get('https://export.arxiv.org/abs/2607.00001')).status).toBe(200)
  })

  test('a delay keeps the mirror’s own answer back', async () => {
    mirror.override(keys.path, { delayMs: 60 })
    const start = performance.now()
    expect((await get(address)).text).toBe('abs page')
    expect(performance.now() - start).toBeGreaterThanOrEqual(55)
  })

  test('a request that hangs is never answered, yet known of, and does not keep the server from closing', async () => {
    const own = await startMirror([folder])
    own.override('arxiv.org/*', { hang: true })
    const failed = ask(own.port, address).catch((error: Error) => error)
    await expect.poll(() => own.requests.length).toBe(1)
    expect(own.requests[0]).toMatchObject({ method: 'GET', host: 'arxiv.org', url: '/abs/2607.00001', status: 0 })
    await own.close()
    expect(await failed).toBeInstanceOf(Error)
  })
})

test('every request is kept and told, with the status sent and the time', async () => {
  const before = Date.now()
  const known = mirror.requests.length
  await get('https://arxiv.org/abs/2607.00001?a=b')
  const seen = mirror.requests[known]
  expect(seen).toMatchObject({ method: 'GET', host: 'arxiv.org', url: '/abs/2607.00001?a=b', status: 200 })
  expect(seen?.at).toBeGreaterThanOrEqual(before)
  expect(heard).toEqual(mirror.requests)
})

test('a browser is led to the mirror for its hosts and to nothing else', () => {
  const rules = hostResolverRules(4443)
  expect(rules).toContain('MAP arxiv.org 127.0.0.1:4443, ')
  expect(rules).toContain('MAP raw.githubusercontent.com 127.0.0.1:4443, ')
  expect(rules.endsWith('MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost')).toBe(true)
})
