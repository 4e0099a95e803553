/** The lab's own server: the lab page with our TypeScript as it stands in the checkout, and the papers beside it. */
import { createReadStream, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { createServer, type Plugin, type ViteDevServer } from 'vite'
import { pdfjsResources } from '../../pdfjs-resources.ts'
import { ROOT } from '../paths.ts'

export type LabServer = {
  /** Address of the lab page. */
  page: string
  origin: string
  close(): Promise<void>
}

const PAGE = '/src/build/tools/lab/page/index.html'

/** Serves the lab page, and the files of `folder` under `/mirror/`, on a free port of 127.0.0.1. */
export async function startLabServer(folder: string): Promise<LabServer> {
  const server = await createServer({
    configFile: false,
    root: ROOT,
    cacheDir: '.cache/vite-lab',
    appType: 'mpa',
    logLevel: 'error',
    plugins: [papersUnder(folder), pdfjsResources()],
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, ws: false },
    // Nothing may be found later and reload the page in the middle of a measurement.
    optimizeDeps: { include: ['eventsource-parser', 'idb', 'pdfjs-dist', 'valibot'], noDiscovery: true },
  })
  await server.listen()
  const origin = originOf(server)
  return { page: `${origin}${PAGE}`, origin, close: () => server.close() }
}

function originOf(server: ViteDevServer): string {
  const address = server.httpServer?.address()
  if (!address || typeof address === 'string') throw new Error('the lab server has no port')
  return `http://127.0.0.1:${address.port}`
}

/** Bytes as they lie in the folder, never as a page of this origin. */
function papersUnder(folder: string): Plugin {
  return {
    name: 'lab-papers',
    configureServer(server) {
      server.middlewares.use('/mirror', (request, response) => {
        const path = join(folder, decodeURIComponent((request.url ?? '').split('?')[0] ?? ''))
        const isInside = path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
        if (!isInside || !statSync(path, { throwIfNoEntry: false })?.isFile()) {
          response.statusCode = 404
          response.end()
          return
        }
        response.setHeader('content-type', 'application/octet-stream')
        createReadStream(path).pipe(response)
      })
    },
  }
}
