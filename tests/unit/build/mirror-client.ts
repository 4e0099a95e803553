/** Asks a mirror the way a browser led to it would: TLS to 127.0.0.1, the true name in `Host`. Redirects are not followed. */
import type { IncomingHttpHeaders } from 'node:http'
import { Agent, request } from 'node:https'

export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }

const agent = new Agent({ keepAlive: true, maxSockets: 8, rejectUnauthorized: false })

/** `address` is `https://host/path?query`, sent exactly as written. */
export function ask(
  port: number,
  address: string,
  {
    method = 'GET',
    headers = {},
    signal,
  }: { method?: string; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Reply> {
  const [, host = '', path = '/'] = /^https:\/\/([^/]+)(.*)$/.exec(address) ?? []
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: path || '/',
        method,
        agent,
        servername: host,
        headers: { host, ...headers },
        ...(signal ? { signal } : {}),
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const body = Buffer.concat(parts)
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString('utf8') })
        })
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}
