import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { findDocument, saveDocument } from '../../../../src/host/library/documents.ts'
import { dropFile, findFile, saveFile } from '../../../../src/host/library/files.ts'
import { LIBRARY_VERSION } from '../../../../src/host/library/migrations.ts'
import { closeLibrary, openLibrary } from '../../../../src/host/library/open.ts'
import { LIBRARY_NAME } from '../../../../src/host/library/schema.ts'
import { clearTexts, MOST_TEXT, saveText, textsSize } from '../../../../src/host/library/texts.ts'
import { savePaper } from '../../../../src/host/library/papers.ts'
import { saveDigest } from '../../../../src/host/library/digests.ts'
import { buildDigest } from '../../../support/build-digest.ts'
import { buildDocument, buildPaper } from '../../../support/build-document.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const ID = 'arxiv:2101.00001'
const MINUTE = 60_000

beforeEach(async () => void (await freshIndexedDb()))

function file(length: number) {
  return { bytes: new Uint8Array(length), sha256: 'ff' }
}

async function usedAt(store: 'documents' | 'files') {
  return (await (await openLibrary()).get('uses', [store, ID, 1]))?.usedAt
}

test('a file is kept with its hash, and both are found again', async () => {
  await saveFile(ID, 1, { bytes: Uint8Array.of(1, 2, 3), sha256: 'ab' })
  expect(await findFile(ID, 1)).toEqual({ bytes: Uint8Array.of(1, 2, 3), sha256: 'ab' })
  expect(await findFile(ID, 2)).toBeUndefined()
})

test('the size counts documents and all bytes, and a text saved again counts once', async () => {
  const document = buildDocument('Owls', [])
  await saveDocument(document, 1)
  await saveDocument(document, 2)
  await saveFile(ID, 1, file(500))
  expect(await textsSize()).toEqual({ documents: 1, bytes: 500 + JSON.stringify(document).length })
})

test('a file that is dropped takes no room any more, and nothing else goes with it', async () => {
  const document = buildDocument('Owls', [])
  await saveDocument(document, 1)
  await saveFile(ID, 1, file(500))
  await dropFile(ID, 1)
  expect(await findFile(ID, 1)).toBeUndefined()
  expect(await textsSize()).toEqual({ documents: 1, bytes: JSON.stringify(document).length })
})

test('reading a text notes its use, but not twice within a minute', async () => {
  await saveFile(ID, 1, file(1), 1000)
  await findFile(ID, 1, 1000 + MINUTE - 1)
  expect(await usedAt('files')).toBe(1000)
  await findFile(ID, 1, 1000 + MINUTE)
  expect(await usedAt('files')).toBe(1000 + MINUTE)
})

test('a clock that was set back does not keep a text for ever', async () => {
  await saveFile(ID, 1, file(1), 1e12)
  await findFile(ID, 1, 5 * MINUTE)
  expect(await usedAt('files')).toBe(5 * MINUTE)
})

test('beyond the limit the least recently used go first, documents and files alike', async () => {
  const save = (id: typeof ID, size: number, at: number) =>
    saveText('files', { id, version: 1, ...file(0) }, size, at, 100)
  await saveText('documents', { id: ID, version: 1, document: buildDocument('Owls', []), savedAt: 1 }, 40, 1)
  await save('arxiv:2101.00002' as typeof ID, 40, 2)
  await findDocument(ID, 1, 2 * MINUTE)
  await save('arxiv:2101.00003' as typeof ID, 40, 3 * MINUTE)
  expect(await findFile('arxiv:2101.00002', 1)).toBeUndefined()
  expect(await findDocument(ID, 1, 3 * MINUTE)).toBeDefined()
  await save('arxiv:2101.00004' as typeof ID, 90, 4 * MINUTE)
  expect(await textsSize()).toEqual({ documents: 0, bytes: 90 })
})

test('a text larger than the limit is kept alone', async () => {
  await saveFile(ID, 2, file(10))
  await saveText('files', { id: ID, version: 1, ...file(0) }, MOST_TEXT + 1, 9)
  expect(await textsSize()).toEqual({ documents: 0, bytes: MOST_TEXT + 1 })
})

test('clearing drops texts and nothing else', async () => {
  await saveDocument(buildDocument('Owls', []), 1)
  await saveFile(ID, 1, file(5))
  await savePaper(buildPaper('Owls'), 'page', 1)
  await saveDigest(buildDigest(), 'k', 1)
  await clearTexts()
  const database = await openLibrary()
  expect(await textsSize()).toEqual({ documents: 0, bytes: 0 })
  const counts = await Promise.all(
    (['documents', 'files', 'papers', 'digests'] as const).map((store) => database.count(store)),
  )
  expect(counts).toEqual([0, 0, 1, 1])
})

test('a use that cannot be written keeps no text from its reader', async () => {
  await saveFile(ID, 1, file(7), 1)
  const database = await openLibrary()
  const { transaction } = database
  database.transaction = vi.fn((...names: Parameters<typeof transaction>) => {
    if (names[1] === 'readwrite') throw new DOMException('gone', 'NotFoundError')
    return transaction.apply(database, names)
  }) as unknown as typeof transaction
  expect((await findFile(ID, 1, 9 * MINUTE))?.bytes).toHaveLength(7)
})

test('texts of a library from before they were counted are counted from then on', async () => {
  const old = await openDB(LIBRARY_NAME, 1, {
    upgrade(database) {
      database.createObjectStore('papers', { keyPath: ['id', 'version'] }).createIndex('id', 'id')
      database.createObjectStore('documents', { keyPath: ['id', 'version'] })
    },
  })
  const document = buildDocument('Owls', [])
  await old.put('documents', { id: ID, version: 1, document, savedAt: 77 })
  old.close()
  await closeLibrary()
  expect(await findDocument(ID, 1, 78)).toEqual(document)
  expect(await usedAt('documents')).toBe(77)
  expect(await textsSize()).toEqual({ documents: 1, bytes: JSON.stringify(document).length })
  expect((await openLibrary()).version).toBe(LIBRARY_VERSION)
  await saveFile(ID, 1, file(3))
  expect((await findFile(ID, 1))?.bytes).toHaveLength(3)
})
