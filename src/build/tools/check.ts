/** `npm run check`: types, style, architecture and unit tests, without a browser's end-to-end run. */
import { runSteps, STEPS } from './test.ts'

/** Runs the quick half of the tests; returns the exit code. */
export function main(): Promise<number> {
  return runSteps([STEPS.types, STEPS.lint, STEPS.format, STEPS.unit])
}
