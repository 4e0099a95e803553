/** `npm run fix`: repairs everything a tool can repair. */
import { spawnSync } from 'node:child_process'
import { ROOT } from './paths.ts'

/** Fixes and formats; returns the exit code. */
export async function main(): Promise<number> {
  const lint = spawnSync('npx', ['oxlint', '--fix', '.'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  const format = spawnSync('npx', ['oxfmt', '.'], { cwd: ROOT, stdio: 'inherit' })
  return lint.status === 0 && format.status === 0 ? 0 : 1
}
