/**
 * Which modules of the panel share a script with whom. Left to itself the bundler makes a script for every set of entries
 * that have a module in common, two dozen for the panel's page, and a frame waits for each of them. Here the panel's page
 * asks for three:
 *
 *   shared    what it has in common with the background and the workshop
 *   surfaces  what it has in common with the other pages a reader sees, and with what it loads later
 *   (its own) the rest
 *
 * Each holds all that its modules import but what stands before it in this list, so none waits for a later one, and the
 * background is never sent what belongs to a page.
 */
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

const PANEL = ['src/pages/panel/main.tsx']
const BEHIND = ['src/host/background/main.ts', 'src/host/background/event-page.ts', 'src/pages/workshop/main.ts']
const SURFACES = ['popup/main.tsx', 'src/pages/options/main.tsx']

type ModuleInfo = { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] }
type Modules = { getModuleInfo(id: string): ModuleInfo | null }
type Group = { name: (id: string, modules: Modules) => string | null }

/** The groups for one build; nothing else is grouped. */
export function scriptGroups(): Group[] {
  let names: Map<string, string> | undefined
  // It is asked once all modules are known.
  return [{ name: (id, modules) => (names ??= nameScripts(modules)).get(id) ?? null }]
}

function nameScripts(modules: Modules): Map<string, string> {
  const panel = loadedBy(modules, PANEL.map(idOf))
  const later = [...panel].flatMap((id) => modules.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
  const behind = loadedBy(modules, BEHIND.map(idOf))
  const beside = loadedBy(modules, [...SURFACES.map(idOf), ...later])
  const names = new Map<string, string>()
  for (const id of panel) {
    if (behind.has(id)) names.set(id, 'shared')
    else if (beside.has(id)) names.set(id, 'surfaces')
  }
  return names
}

function idOf(file: string): string {
  return `${root}${file}`
}

/** Modules and everything they import statically; a build for another browser lacks some. */
function loadedBy(modules: Modules, ids: readonly string[]): Set<string> {
  const wanted = [...ids]
  const seen = new Set<string>()
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const info = seen.has(id) ? null : modules.getModuleInfo(id)
    if (!info) continue
    seen.add(id)
    wanted.push(...info.importedIds)
  }
  return seen
}
