/**
 * What depends on the reader's connections. Ollama refuses requests that name an extension as their origin, unless it was
 * told to accept them; so the header is taken off our own requests to the address of that connection, and off no others.
 */
import type { Connection } from '../../core/model/connection.ts'
import { originOf } from '../../core/model/address.ts'
import { isFree } from '../../core/model/price.ts'
import type { RequestRule, RequestRules } from '../../wire/browser.ts'
import type { ModelInUse } from '../../wire/protocol.ts'
import { findConnection } from '../library/connections.ts'
import { readSettings, writeSettings, type SettingsArea } from '../settings/items.ts'

export type OriginTools = {
  /** Absent where the browser has none: then Ollama has to be told. */
  rules: RequestRules | undefined
  /** The host of the extension's own pages. */
  ownHost: string
  listConnections(): Promise<Connection[]>
}

let turn: Promise<void> = Promise.resolve()

/** Sets the rules the connections ask for, and takes away all others; one comparison at a time, since each asks and then acts. */
export function syncOriginRules(tools: OriginTools): Promise<void> {
  // Rules that could not be set are set at the next start or change; until then the server's refusal says what to do.
  turn = turn.then(() => compare(tools)).catch(() => undefined)
  return turn
}

async function compare({ rules, ownHost, listConnections }: OriginTools): Promise<void> {
  if (!rules) return
  const connections = await listConnections()
  const origins = connections.flatMap(({ engine, url }) => (engine === 'ollama' ? (originOf(url) ?? []) : []))
  const wanted = origins.map((origin, index) => ruleFor(origin, index + 1, ownHost))
  const set = await rules.getSessionRules()
  const filters = (some: readonly { condition: { urlFilter?: string | undefined } }[]) =>
    String(some.map(({ condition }) => condition.urlFilter ?? '').toSorted())
  if (filters(set) === filters(wanted)) return
  await rules.updateSessionRules({ removeRuleIds: set.map(({ id }) => id), addRules: wanted })
}

function ruleFor(origin: string, id: number, ownHost: string): RequestRule {
  return {
    id,
    action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
    // The bar is the beginning of the address: what only contains it is another.
    condition: { urlFilter: `|${origin}/`, initiatorDomains: [ownHost], resourceTypes: ['xmlhttprequest'] },
  }
}

/** No model is in use any more when its connection has gone. */
export async function letGoOfConnection(area: SettingsArea): Promise<void> {
  const { connection } = (await readSettings(area)).settings
  if (connection !== '' && !(await findConnection(connection))) await writeSettings(area, { connection: '' })
}

/** The model of a connection, as surfaces name it; none where there is no such connection. */
export async function modelInUse(id: string): Promise<ModelInUse | undefined> {
  const connection = id === '' ? undefined : await findConnection(id)
  return (
    connection && { connection: id, engine: connection.engine, model: connection.model, free: isFree(connection) }
  )
}
