/** Where things are in the checkout, as absolute paths. */
import { fileURLToPath } from 'node:url'
import { join, resolve } from 'node:path'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** The browsers there is a build for. */
export const TARGETS = ['chromium', 'firefox'] as const
export type Target = (typeof TARGETS)[number]

const own = process.env.RONBUN_DIST

/** The built extensions; `RONBUN_DIST` names another folder (and one beside it), so that two builds do not meet. */
export const DIST: Readonly<Record<Target, string>> = {
  chromium: own ?? join(ROOT, 'dist/chromium'),
  firefox: own === undefined ? join(ROOT, 'dist/firefox') : `${own}-firefox`,
}
export const FIXTURE_MIRROR = join(ROOT, 'tests/fixtures/mirror')

/** A path as its caller meant it: npm runs tools in the checkout, whatever folder they were called from. */
export function fromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}
