/** `npm run build`: the extension into `dist/chromium`. */
import { join } from 'node:path'
import { build } from 'vite'
import { DIST, ROOT } from './paths.ts'

/** Builds; returns the exit code. */
export async function main(): Promise<number> {
  await buildExtension()
  console.log(`Built ${DIST}`)
  return 0
}

/** Builds the extension, silently unless something is wrong. */
export async function buildExtension(): Promise<void> {
  process.env.NODE_ENV = 'production'
  await build({ configFile: join(ROOT, 'src/build/vite.config.ts'), logLevel: 'warn' })
}
