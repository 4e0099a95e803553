/** The build of the extension, one a browser: pages, background and content scripts into `dist/<browser>`. */
import { crx } from '@crxjs/vite-plugin'
import { preact } from '@preact/preset-vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { builtManifest } from './manifest.ts'
import { pdfjsResources } from './pdfjs-resources.ts'
import { scriptGroups } from './script-groups.ts'
import { DIST } from './tools/paths.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

// The mode names the browser.
export default defineConfig(({ mode }) => {
  const target = mode === 'firefox' ? 'firefox' : 'chromium'
  return {
    root,
    publicDir: 'assets',
    cacheDir: '.cache/vite',
    // Self-contained content scripts are built without plugins, so what libraries read is set here.
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      preact({ devToolsEnabled: false, prefreshEnabled: false }),
      crx({ manifest: builtManifest(target), browser: target === 'firefox' ? 'firefox' : 'chrome' }),
      pdfjsResources(),
    ],
    // Whole files are read; with a name for each of its entries a glossary would be half as large again.
    json: { namedExports: false },
    build: {
      outDir: DIST[target],
      emptyOutDir: true,
      target: 'es2023',
      // A page names all its own scripts, so that they load side by side; lazy ones are left to the moment they are used,
      // and the worker, which knows no tags, gets no helper for them.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, dependencies, { hostType }) => (hostType === 'html' ? dependencies : []),
      },
      rolldownOptions: {
        // How long each plugin took is no warning.
        checks: { pluginTimings: false },
        output: { codeSplitting: { groups: scriptGroups() } },
        // What the plugin does not find in the manifest, the sidebar and the offscreen document. A page it finds must not be
        // named again: as an entry of two it loses its own script, and with it the tags that load all of them side by side.
        input:
          target === 'firefox'
            ? { panel: 'src/pages/panel/index.html' }
            : { workshop: 'src/pages/workshop/index.html' },
      },
    },
  }
})
