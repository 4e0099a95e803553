/** Where things are in the checkout, as absolute paths. */
import { fileURLToPath } from 'node:url'
import { join, resolve } from 'node:path'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** The built extension; `RONBUN_DIST` names another folder, so that two builds do not meet. */
export const DIST = process.env.RONBUN_DIST ?? join(ROOT, 'dist/chromium')
export const FIXTURE_MIRROR = join(ROOT, 'tests/fixtures/mirror')

/** A path as its caller meant it: npm runs tools in the checkout, whatever folder they were called from. */
export function fromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}
