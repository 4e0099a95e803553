/** The build of the extension: pages, background and content script into `dist/<browser>`. */
import { crx } from '@crxjs/vite-plugin'
import { preact } from '@preact/preset-vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { builtManifest } from './manifest.ts'
import { pdfjsResources } from './pdfjs-resources.ts'
import { DIST } from './tools/paths.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig({
  root,
  publicDir: 'assets',
  cacheDir: '.cache/vite',
  // Self-contained content scripts are built without plugins, so what libraries read is set here.
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [
    preact({ devToolsEnabled: false, prefreshEnabled: false }),
    crx({ manifest: builtManifest }),
    pdfjsResources(),
  ],
  build: {
    outDir: DIST,
    emptyOutDir: true,
    target: 'es2023',
    // A page names all its own scripts, so that they load side by side; lazy ones are left to the moment they are used,
    // and the worker, which knows no tags, gets no helper for them.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, dependencies, { hostType }) => (hostType === 'html' ? dependencies : []),
    },
    rolldownOptions: {
      input: {
        panel: 'src/pages/panel/index.html',
        workshop: 'src/pages/workshop/index.html',
      },
    },
  },
})
