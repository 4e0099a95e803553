/** The bytes of PDFs, so that text and page pictures come of one fetch. */
import type { PaperId } from '../../core/paper-id.ts'
import type { StoredFile } from './schema.ts'
import { dropText, findText, saveText } from './texts.ts'

/** The file of a version; its bytes are the caller's own. `now`, in epoch ms, is noted as its last use. */
export async function findFile(
  id: PaperId,
  version: number,
  now: number = Date.now(),
): Promise<Pick<StoredFile, 'bytes' | 'sha256'> | undefined> {
  const stored = await findText('files', id, version, now)
  return stored && { bytes: stored.bytes, sha256: stored.sha256 }
}

/** Keeps a file; less recently used texts go where there are too many. */
export function saveFile(
  id: PaperId,
  version: number,
  { bytes, sha256 }: Pick<StoredFile, 'bytes' | 'sha256'>,
  savedAt: number = Date.now(),
): Promise<void> {
  return saveText('files', { id, version, bytes, sha256 }, bytes.length, savedAt)
}

/** Forgets a file, so that it is fetched anew when it is wanted again. */
export function dropFile(id: PaperId, version: number): Promise<void> {
  return dropText('files', id, version)
}
