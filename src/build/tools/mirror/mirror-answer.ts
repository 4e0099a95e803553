/** How an address becomes an answer: aliases, queries, spelling, fall-back hosts, error pages, redirects. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { joinAtomAnswers } from './atom-answer.ts'
import { findFile, respell, type Mirror } from './mirror-folder.ts'
import { redirectOf } from './site-redirects.ts'

export type Answer = { status: number; headers: Record<string, string>; body: Buffer }

/** What was found for an address: a file, a text put together, or only where to go instead. */
type Found = { status: number; key: string; file?: string; text?: string; location?: string }

const TEXT = 'text/plain; charset=utf-8'
const HTML = 'text/html; charset=utf-8'
const ATOM = 'application/atom+xml; charset=utf-8'

const CONTENT_TYPES: Record<string, string> = {
  html: HTML,
  xhtml: 'application/xhtml+xml; charset=utf-8',
  pdf: 'application/pdf',
  xml: ATOM,
  json: 'application/json; charset=utf-8',
  md: TEXT,
  txt: TEXT,
}

/** Hosts that show arxiv.org's pages where they have none of their own. */
const FALLBACK_HOSTS: Record<string, string> = { 'www.arxiv.org': 'arxiv.org', 'export.arxiv.org': 'arxiv.org' }

/** Hosts whose files any origin may read. */
const OPEN_HOSTS = new Set(['raw.githubusercontent.com', 'export.arxiv.org'])

/** Answers `https://<host><url>`; `url` is path and query as on the request line. Never throws for any address. */
export function answerFor(mirror: Mirror, host: string, url: string): Answer {
  const cut = url.includes('?') ? url.indexOf('?') : url.length
  const query = url.slice(cut)
  const path = decodePath(url.slice(0, cut))
  if (path === undefined) return textAnswer(400, 'The address is not valid.\n')
  const location = redirectOf(host, path, query)
  if (location !== undefined) return redirect(301, location)

  const clean = path.split('/').filter(Boolean).join('/')
  for (const name of [host, FALLBACK_HOSTS[host]]) {
    if (name === undefined) continue
    const found = find(mirror, `${name}/${clean}`.replace(/\/$/, ''), query)
    if (found) return toAnswer(found, host)
  }
  return notFound(mirror, FALLBACK_HOSTS[host] ?? host, clean)
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function find(mirror: Mirror, asked: string, query: string): Found | undefined {
  const alias = mirror.aliases.get(asked)
  const { to: key, status } = alias ?? { to: asked, status: 200 }
  if (status === 301 || status === 302) return { status, key, location: `https://${key}` }

  const parameters = new URLSearchParams(query)
  const forQuery = query.length > 1 ? findByQuery(mirror, key, query, parameters) : undefined
  if (forQuery !== undefined) return { status, key, file: forQuery }
  const text = parameters.has('id_list') ? joinAtomAnswers(mirror, key, parameters) : undefined
  if (text !== undefined) return { status, key, text }
  for (const spelling of spellings(mirror, key)) {
    const file = findFile(mirror, spelling)
    if (file !== undefined) return { status, key: spelling, file }
  }
  return undefined
}

function findByQuery(mirror: Mirror, key: string, query: string, parameters: URLSearchParams): string | undefined {
  const encoded = [...parameters].map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const candidates = [query.slice(1).split('&').toSorted().join('&'), encoded.toSorted().join('&'), ...encoded]
  for (const candidate of candidates) {
    const file = findFile(mirror, `${key}/@${candidate}`)
    if (file !== undefined) return file
  }
  return undefined
}

/** ACL ids are read in any case, and a volume's id alone is its page below `/volumes/`. */
function spellings(mirror: Mirror, key: string): string[] {
  const [host, ...parts] = key.split('/')
  if (host !== 'aclanthology.org' || parts.length === 0) return [key]
  const same = respell(mirror, key, 2)
  return parts.length === 1 ? [key, same, respell(mirror, `${host}/volumes/${parts[0]}`, 2)] : [key, same]
}

function toAnswer({ status, key, file, text, location }: Found, host: string): Answer {
  if (location !== undefined) return redirect(status, location)
  const headers: Record<string, string> = {}
  if (OPEN_HOSTS.has(host)) headers['access-control-allow-origin'] = '*'
  if (host === 'raw.githubusercontent.com') headers['cache-control'] = 'max-age=300'
  if (file === undefined)
    return { status, headers: { ...headers, 'content-type': ATOM }, body: Buffer.from(text ?? '') }

  const body = readFileSync(file)
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  headers['content-type'] = CONTENT_TYPES[extension] ?? 'application/octet-stream'
  headers.etag = `"${createHash('sha1').update(body).digest('hex')}"`
  if (extension === 'pdf') {
    headers['content-disposition'] = `inline; filename="${pdfName(key)}"`
    headers['accept-ranges'] = 'bytes'
  }
  return { status, headers, body }
}

/** `arxiv.org/pdf/hep-th/9901001v3` → `hep-th9901001v3.pdf`; header-safe. */
function pdfName(key: string): string {
  const id = key.split('/pdf/')[1] ?? key.split('/').at(-1) ?? 'paper'
  return `${id.replace(/\.pdf$/i, '').replace(/[^-\w.]/g, '')}.pdf`
}

/** The site's own error page, `@@ID@@` standing for what was asked, else plain text. */
function notFound(mirror: Mirror, host: string, path: string): Answer {
  const [kind = '', ...rest] = path.split('/')
  const page = kind === '' ? undefined : findFile(mirror, `${host}/_404/${kind}`)
  if (page === undefined) return textAnswer(404, `404 Not Found: ${host}/${path}\n`)
  const id = rest.join('/').replace(/[&<>"']/g, '')
  const body = Buffer.from(readFileSync(page, 'utf8').replaceAll('@@ID@@', () => id))
  return { status: 404, headers: { 'content-type': HTML }, body }
}

function redirect(status: number, location: string): Answer {
  return { status, headers: { location: encodeURI(location), 'content-type': HTML }, body: Buffer.alloc(0) }
}

function textAnswer(status: number, text: string): Answer {
  return { status, headers: { 'content-type': TEXT }, body: Buffer.from(text) }
}
