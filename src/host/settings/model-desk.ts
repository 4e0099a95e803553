/** The desk at which the options page sets up models, over the library and the browser's permissions. */
import { AppError } from '../../core/errors.ts'
import { checkAddress, mayReach, originPattern } from '../../core/model/address.ts'
import type { Connection } from '../../core/model/connection.ts'
import { PRESETS } from '../../core/model/presets.ts'
import type { BuiltinModel, ModelDesk } from '../../wire/model-desk.ts'
import { dropConnection, findConnection, listConnections, saveConnection } from '../library/connections.ts'
import { usageOf } from '../library/ledger.ts'
import { dropKey, hasKey, saveKey } from '../library/secrets.ts'

/** The browser's permissions, as far as they are needed. */
export type Permissions = {
  contains(wanted: { origins: string[] }): Promise<boolean>
  request(wanted: { origins: string[] }): Promise<boolean>
  remove(given: { origins: string[] }): Promise<boolean>
}

export type DeskTools = {
  permissions: Permissions
  /** Whether match patterns may name a port. */
  withPorts: boolean
  /** Tells the background that connections changed; they are kept by then. */
  tellChanged(): Promise<unknown>
  builtin: BuiltinModel
  /** Epoch ms. */
  now(): number
}

/** The desk over the given tools. */
export function modelDesk(tools: DeskTools): ModelDesk {
  const { permissions, builtin } = tools
  const patternOf = ({ url }: Connection): string | undefined => originPattern(url, tools.withPorts)

  async function revoke(connection: Connection): Promise<void> {
    const pattern = patternOf(connection)
    if (pattern === undefined) return
    const others = (await listConnections()).filter(({ id }) => id !== connection.id)
    if (others.some((other) => patternOf(other) === pattern)) return
    // Hosts that papers are read from are not given back: the browser refuses to.
    await permissions.remove({ origins: [pattern] }).catch(() => false)
  }

  return {
    presets: PRESETS,
    builtin,
    list: async () => {
      const connections = await listConnections()
      return Promise.all(connections.map(async (connection) => ({ connection, hasKey: await hasKey(connection) })))
    },
    async save(connection, key) {
      requireReachable(connection)
      const before = await findConnection(connection.id)
      await saveConnection(connection)
      if (before && patternOf(before) !== patternOf(connection)) await revoke(before)
      await tell(tools)
      if (key === '') await dropKey(connection.id)
      else if (key !== undefined) await saveKey(connection, key)
    },
    async remove(id) {
      const connection = await findConnection(id)
      await dropConnection(id)
      if (connection) await revoke(connection)
      await tell(tools)
    },
    // Nothing may be awaited before: the browser asks only from within the click.
    grant: (connection) => {
      const pattern = patternOf(connection)
      return pattern === undefined ? Promise.resolve(true) : permissions.request({ origins: [pattern] })
    },
    isGranted: async (connection) => {
      const pattern = patternOf(connection)
      return pattern === undefined || permissions.contains({ origins: [pattern] })
    },
    revoke,
    usage: (days) => usageOf(days, tools.now()),
  }
}

/** The form tells what is wrong with an address; this holds whoever comes past it to the same rules. */
function requireReachable(connection: Connection): void {
  if (mayReach(connection)) return
  const check = checkAddress(connection.url)
  throw check.ok ? new AppError('model-not-allowed', { host: check.host }) : new AppError('model-missing')
}

async function tell({ tellChanged }: DeskTools): Promise<void> {
  // What is kept is kept; the background compares again when it starts.
  await tellChanged().catch(() => undefined)
}
