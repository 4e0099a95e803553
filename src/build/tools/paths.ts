/** Where things are in the checkout, as absolute paths. */
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
export const DIST = join(ROOT, 'dist/chromium')
export const FIXTURE_MIRROR = join(ROOT, 'tests/fixtures/mirror')
