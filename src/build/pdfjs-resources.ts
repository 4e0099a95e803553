/** Puts pdf.js's character maps and standard fonts under `/pdfjs/`, in a build as in a dev server. */
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const FOLDERS = ['cmaps', 'standard_fonts'] as const
const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const SERVED = /^\/pdfjs\/((?:cmaps|standard_fonts)\/[\w.-]+)$/

/** The plugin. */
export function pdfjsResources(): Plugin {
  return {
    name: 'pdfjs-resources',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, path] = SERVED.exec(request.url?.split('?')[0] ?? '') ?? []
        const file = path === undefined ? undefined : join(PACKAGE, path)
        if (file === undefined || !existsSync(file)) return next()
        response.setHeader('content-type', 'application/octet-stream')
        createReadStream(file).pipe(response)
      })
    },
    generateBundle() {
      for (const folder of FOLDERS)
        for (const name of readdirSync(join(PACKAGE, folder)))
          this.emitFile({
            type: 'asset',
            fileName: `pdfjs/${folder}/${name}`,
            source: readFileSync(join(PACKAGE, folder, name)),
          })
    },
  }
}
