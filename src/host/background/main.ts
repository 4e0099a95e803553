/** The entry on Chromium, a service worker: starts and nothing more. */
import { startBackground } from './start.ts'

startBackground()
