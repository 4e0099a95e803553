/** The background's entry: starts and nothing more. */
import { startBackground } from './start.ts'

startBackground()
