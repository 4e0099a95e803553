/** Running the command-line tools that are installed with the project, on any system. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './paths.ts'

/** Runs a tool of `node_modules/.bin` in the project's folder, its words shown; resolves to its exit code. */
export function runTool(name: string, args: string[]): Promise<number | null> {
  const file = join(ROOT, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)
  const child = spawn(file, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  return new Promise((resolve) => {
    child.on('close', resolve)
    child.on('error', () => resolve(1))
  })
}
