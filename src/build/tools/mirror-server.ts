/**
 * The mirror: folders laid out as `host/path`, served over HTTPS under the true host names, so that everything can be
 * tested and shown without the internet. Needs Node alone. A browser is led to it by `hostResolverRules` and by
 * `--ignore-certificate-errors-spki-list=<spki>`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { applyRequestHeaders } from './mirror/conditional-answer.ts'
import { answerFor, type Answer } from './mirror/mirror-answer.ts'
import { openMirror } from './mirror/mirror-folder.ts'
import { applyOverride, overrideFor, overrideKey, type Override, type Overrides } from './mirror/overrides.ts'
import { createSelfSignedCertificate } from './self-signed-certificate.ts'

/** One request as the mirror saw it; `status` is what was sent, 0 when it is never answered; `at` in epoch ms. */
export type MirrorRequest = { method: string; host: string; url: string; status: number; at: number }

export type MirrorOptions = {
  /** 0, the default, takes any free port. */
  port?: number
  onRequest?: (request: MirrorRequest) => void
}

export type MirrorServer = {
  port: number
  /** Base64 SHA-256 of the certificate's public key. */
  spki: string
  /** Everything asked since the start, in order of arrival. */
  requests: MirrorRequest[]
  /** Answers `host/path` (a `*` at the end: all that begins so) in another way; undefined takes that back. */
  override(hostAndPath: string, answer: Override | undefined): void
  close(): Promise<void>
}

/** The host names a browser is led to the mirror for. */
export const MIRROR_HOSTS = [
  'arxiv.org',
  'www.arxiv.org',
  'export.arxiv.org',
  'aclanthology.org',
  'www.aclanthology.org',
  'raw.githubusercontent.com',
  'ar5iv.org',
  'ar5iv.labs.arxiv.org',
  'alphaxiv.org',
  'www.alphaxiv.org',
] as const

const CERTIFICATE_NAMES = [
  ...MIRROR_HOSTS,
  '*.arxiv.org',
  '*.labs.arxiv.org',
  '*.aclanthology.org',
  'localhost',
  '127.0.0.1',
]

/** Chromium's `--host-resolver-rules`: the mirror's hosts at this port, this machine as it is, nothing else found. */
export function hostResolverRules(port: number): string {
  const maps = MIRROR_HOSTS.map((host) => `MAP ${host} 127.0.0.1:${port}`)
  return [...maps, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ')
}

/** Serves the folders on 127.0.0.1; the first that has a file wins. Rejects when a folder or the port is not to be had. */
export async function startMirror(
  folders: readonly string[],
  { port = 0, onRequest }: MirrorOptions = {},
): Promise<MirrorServer> {
  const mirror = openMirror(folders)
  const { key, certificate, spki } = createSelfSignedCertificate(CERTIFICATE_NAMES)
  const requests: MirrorRequest[] = []
  const overrides: Overrides = new Map()

  function respond(request: IncomingMessage, response: ServerResponse): void {
    const method = request.method ?? 'GET'
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
    const url = request.url ?? '/'
    const override = overrideFor(overrides, host, url)
    const answer = override?.hang
      ? undefined
      : applyOverride(answerRequest(method, host, url, request), override ?? {})
    const seen = { method, host, url, status: answer?.status ?? 0, at: Date.now() }
    requests.push(seen)
    onRequest?.(seen)
    if (!answer) return
    if (!override?.delayMs) return send(response, method, answer)
    const timer = setTimeout(() => send(response, method, answer), override.delayMs)
    response.once('close', () => clearTimeout(timer))
  }

  function answerRequest(method: string, host: string, url: string, request: IncomingMessage): Answer {
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { allow: 'GET, HEAD' }, body: Buffer.alloc(0) }
    return applyRequestHeaders(answerFor(mirror, host, url), request.headers)
  }

  const server = createServer({ key, cert: certificate }, respond)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    spki,
    requests,
    override(hostAndPath, answer) {
      if (answer) overrides.set(overrideKey(hostAndPath), answer)
      else overrides.delete(overrideKey(hostAndPath))
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

function send(response: ServerResponse, method: string, { status, headers, body }: Answer): void {
  response.writeHead(status, status === 304 ? headers : { ...headers, 'content-length': body.length })
  response.end(method === 'HEAD' ? undefined : body)
}
