/** `npm run build`: the extension for each browser, into `dist/chromium` and `dist/firefox`. */
import { join } from 'node:path'
import { build } from 'vite'
import { DIST, ROOT, TARGETS, type Target } from './paths.ts'

/** Builds; returns the exit code. */
export async function main(): Promise<number> {
  for (const target of TARGETS) {
    await buildExtension(target)
    console.log(`Built ${DIST[target]}`)
  }
  return 0
}

/** Builds the extension for a browser; beyond warnings only the plugin names the content scripts it makes. */
export async function buildExtension(target: Target = 'chromium'): Promise<void> {
  process.env.NODE_ENV = 'production'
  await build({ configFile: join(ROOT, 'src/build/vite.config.ts'), mode: target, logLevel: 'warn' })
}
