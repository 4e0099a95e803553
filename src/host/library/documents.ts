/** The documents digests were made from, so that a second engine or language reads no page again. */
import type { PaperDocument } from '../../core/document.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { withLibrary } from './open.ts'

export async function findDocument(id: PaperId, version: number): Promise<PaperDocument | undefined> {
  return (await withLibrary((database) => database.get('documents', [id, version])))?.document
}

export async function saveDocument(document: PaperDocument, savedAt: number): Promise<void> {
  const { id, version } = document.paper
  await withLibrary((database) => database.put('documents', { id, version, document, savedAt }))
}
