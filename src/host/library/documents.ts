/** The documents digests were made from, so that a second engine or language reads no page again. */
import type { PaperDocument } from '../../core/document.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { findText, saveText } from './texts.ts'

/** The document of a version; `now`, in epoch ms, is noted as its last use. */
export async function findDocument(
  id: PaperId,
  version: number,
  now: number = Date.now(),
): Promise<PaperDocument | undefined> {
  return (await findText('documents', id, version, now))?.document
}

/** Keeps a document; less recently used texts go where there are too many. */
export function saveDocument(document: PaperDocument, savedAt: number): Promise<void> {
  const { id, version } = document.paper
  return saveText('documents', { id, version, document, savedAt }, JSON.stringify(document).length, savedAt)
}
