/** The only way out of a browser under test: leads the mirror's hosts to it, refuses all others, and notes every host tried. */
import { createServer } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { MIRROR_HOSTS } from '../../src/build/tools/mirror-server.ts'

export type ConnectProxy = {
  port: number
  /** Every host anybody tried to reach, the refused ones too. */
  tried: ReadonlySet<string>
  close(): Promise<void>
}

/** Starts the proxy before a mirror at this port. */
export async function startProxy(mirrorPort: number): Promise<ConnectProxy> {
  const tried = new Set<string>()
  const open = new Set<Socket>()
  const known: readonly string[] = MIRROR_HOSTS
  // A plain request is for a site without HTTPS, of which the mirror has none.
  const server = createServer((request, response) => {
    tried.add(request.headers.host ?? '')
    response.writeHead(502).end()
  })
  server.on('connect', (request, socket: Socket, head) => {
    const [host = ''] = (request.url ?? '').split(':')
    tried.add(host)
    socket.on('error', () => socket.destroy())
    if (!known.includes(host)) return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    const upstream = connect(mirrorPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.write(head)
      upstream.pipe(socket)
      socket.pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    for (const end of [socket, upstream]) {
      open.add(end)
      end.on('close', () => open.delete(end))
    }
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    tried,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
