/**
 * The keys of connections. Each is encrypted under a key of the library's own, which the browser makes and lets nobody
 * take out, and is bound to its connection and the origin it was given for: to any other it is not readable. This keeps
 * keys out of files that are searched or copied; it is no wall against who runs programs as the reader.
 */
import { AppError } from '../../core/errors.ts'
import { originOf } from '../../core/model/address.ts'
import type { Connection } from '../../core/model/connection.ts'
import { withLibrary } from './open.ts'
import type { Secret } from './schema.ts'

type KeyOwner = Pick<Connection, 'id' | 'url'>

const LIBRARY_KEY = 'secrets'

/** What a header can carry. */
const USABLE = /^[\x21-\x7E]{1,2000}$/

/** Keeps a connection's key. Rejects with `model-key` where no request could carry it. */
export async function saveKey(owner: KeyOwner, key: string): Promise<void> {
  const origin = originOf(owner.url)
  if (origin === undefined || !USABLE.test(key)) throw new AppError('model-key')
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(owner.id, origin) },
    await libraryKey(),
    new TextEncoder().encode(key),
  )
  await withLibrary(async (database) => {
    const transaction = database.transaction('secrets', 'readwrite', { durability: 'strict' })
    await transaction.store.put({ id: owner.id, origin, iv, cipher })
    await transaction.done
  })
}

/** A connection's key; none where its address has come to another origin, or the library's own key was lost: it has to be typed again. */
export async function readKey(owner: KeyOwner): Promise<string | undefined> {
  const secret = await findSecret(owner)
  if (!secret) return undefined
  const { iv, cipher, origin } = secret
  const additionalData = boundTo(owner.id, origin)
  const key = await libraryKey()
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, cipher)
    return new TextDecoder().decode(plain)
  } catch {
    // Whatever is wrong with it, nothing of it may be told, and the reader has the key.
    return undefined
  }
}

/** Whether a connection has a key that was given for its origin. */
export async function hasKey(owner: KeyOwner): Promise<boolean> {
  return (await findSecret(owner)) !== undefined
}

/** Forgets a connection's key. */
export function dropKey(id: string): Promise<void> {
  return withLibrary((database) => database.delete('secrets', id))
}

async function findSecret({ id, url }: KeyOwner): Promise<Secret | undefined> {
  const secret = await withLibrary((database) => database.get('secrets', id))
  return secret && secret.origin === originOf(url) ? secret : undefined
}

function boundTo(id: string, origin: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${id} ${origin}`)
}

/** The library's own key, made when it is first wanted; of two made at once the first kept is everybody's. */
async function libraryKey(): Promise<CryptoKey> {
  const known = await withLibrary((database) => database.get('keys', LIBRARY_KEY))
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return withLibrary(async (database) => {
    const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' })
    const kept = await transaction.store.get(LIBRARY_KEY)
    if (!kept) await transaction.store.put(made, LIBRARY_KEY)
    await transaction.done
    return kept ?? made
  })
}
