/** How the reader's models are reached: one connection a preset, each without its key, which is in `secrets.ts`. */
import * as v from 'valibot'
import { originOf } from '../../core/model/address.ts'
import { ConnectionSchema, type Connection } from '../../core/model/connection.ts'
import { withLibrary } from './open.ts'

/** All connections; one that cannot be read is left out, and is replaced when its preset is filled in again. */
export function listConnections(): Promise<Connection[]> {
  return withLibrary(async (database) => {
    const all = await database.getAll('connections')
    return all.filter((connection) => v.is(ConnectionSchema, connection))
  })
}

export async function findConnection(id: string): Promise<Connection | undefined> {
  const connection = await withLibrary((database) => database.get('connections', id))
  return v.is(ConnectionSchema, connection) ? connection : undefined
}

/** Keeps a connection; a key that was given for another origin is forgotten with it. */
export function saveConnection(connection: Connection): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction(['connections', 'secrets'], 'readwrite', { durability: 'strict' })
    const secrets = transaction.objectStore('secrets')
    const secret = await secrets.get(connection.id)
    if (secret && secret.origin !== originOf(connection.url)) await secrets.delete(connection.id)
    await transaction.objectStore('connections').put(connection)
    await transaction.done
  })
}

/** Forgets a connection and its key, both or neither. What it cost stays in the ledger. */
export function dropConnection(id: string): Promise<void> {
  return withLibrary(async (database) => {
    const stores = ['connections', 'secrets'] as const
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' })
    await Promise.all([...stores.map((store) => transaction.objectStore(store).delete(id)), transaction.done])
  })
}
