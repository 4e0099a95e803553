/**
 * Runs a tool of `src/build/tools`: `node src/build/run.mjs <tool> [arguments]`. Plain JavaScript without imports from
 * packages, since on a fresh clone nothing is installed yet: it installs what the lockfile names, then lets Vite load
 * the tool's TypeScript.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [tool = '', ...options] = process.argv.slice(2)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  stop(`Ronbun needs Node 20.19 or newer; this is ${process.versions.node}.`)
const file = join(root, 'src/build/tools', `${tool}.ts`)
if (!/^[a-z-]+$/.test(tool) || !existsSync(file)) stop(`There is no tool named "${tool}".`)

process.chdir(root)
if (!isInstalled()) install()
const { runnerImport } = await import('vite')
const { module } = await runnerImport(file, { root, logLevel: 'error' })
try {
  process.exitCode = await module.main(options)
} catch (caught) {
  // One sentence for whoever runs a tool, the whole trace for whoever mends it.
  console.error(process.env.DEBUG ? caught : `${tool}: ${caught instanceof Error ? caught.message : String(caught)}`)
  process.exitCode = 1
}

/** Whether what is installed is what the lockfile says: npm writes its own copy after each install. */
function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

function install() {
  console.error('Installing what the lockfile names (npm ci --ignore-scripts) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) stop('npm could not install the packages; what it said stands above.')
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
