/**
 * The content script on the sites a reader has allowed: registered with the browser exactly where a permission is held.
 * The browser keeps the registration, drops it at an update of the extension, and may lose a host at any time, so it is
 * compared with the permissions at each start, install and change.
 */
import { OTHER_SITES } from '../../core/other-sites.ts'

const SCRIPT_ID = 'other-sites'

type ContentScript = {
  id: string
  js?: string[]
  matches?: string[]
  runAt?: 'document_start'
  persistAcrossSessions?: boolean
}

/** The part of the browser's API that this needs. */
export type RegistrationApi = {
  permissions: { contains(wanted: { origins: string[] }): Promise<boolean> }
  runtime: { getManifest(): { content_scripts?: { js?: string[] | undefined }[] | undefined } }
  scripting: {
    getRegisteredContentScripts(filter: { ids: string[] }): Promise<{ matches?: string[] | undefined }[]>
    registerContentScripts(scripts: (ContentScript & { js: string[]; matches: string[] })[]): Promise<void>
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>
  }
}

let turn: Promise<void> = Promise.resolve()

/**
 * Registers the content script where it may run, and nowhere else; one comparison at a time, since each asks and then acts.
 * Rejects when the browser would not; it is compared again at the next start or change.
 */
export function syncOtherSites(api: RegistrationApi): Promise<void> {
  const done = turn.then(() => compare(api))
  turn = done.catch(() => undefined)
  return done
}

async function compare({ permissions, runtime, scripting }: RegistrationApi): Promise<void> {
  const origins = Object.values(OTHER_SITES).flat()
  const held = await Promise.all(origins.map((origin) => permissions.contains({ origins: [origin] })))
  const matches = origins.filter((_origin, index) => held[index])
  const [registered] = await scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] })
  if (String(registered?.matches?.toSorted() ?? '') === String(matches.toSorted())) return
  if (registered) await scripting.unregisterContentScripts({ ids: [SCRIPT_ID] })
  // The very script of the manifest, under whatever name the build gave it. Firefox makes whole addresses of the
  // manifest's paths, and takes none back.
  const paths = runtime.getManifest().content_scripts?.[0]?.js ?? []
  const js = paths.map((path) => path.replace(/^moz-extension:\/\/[^/]+\//, ''))
  if (matches.length === 0 || js.length === 0) return
  await scripting.registerContentScripts([
    { id: SCRIPT_ID, js, matches, runAt: 'document_start', persistAcrossSessions: true },
  ])
}
