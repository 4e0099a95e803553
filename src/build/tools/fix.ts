/** `npm run fix`: repairs everything a tool can repair. */
import { runTool } from './run-tool.ts'

/** Fixes and formats; returns the exit code. */
export async function main(): Promise<number> {
  const lint = await runTool('oxlint', ['--fix', '.'])
  const format = await runTool('oxfmt', ['.'])
  return lint === 0 && format === 0 ? 0 : 1
}
