/**
 * The reader's own notes: written with strict durability, and shadowed in a second, separate store, since a full disk
 * can wipe a whole IndexedDB. A note missing here but present in its shadow is restored when it is read. Writes go one
 * after another: each changes what the one before left, so that a star and a sentence at the same moment both stay.
 */
import * as v from 'valibot'
import { AskedAnswerSchema, type AskedAnswer } from '../../core/asked.ts'
import { emptyNote, NoteTextSchema, StoredNoteSchema, type NoteText, type StoredNote } from '../../core/note.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { withLibrary } from './open.ts'

/** The second store, by key. */
export type NoteShadow = {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
}

/** What becomes of a note, from what it is when its turn comes. */
type Change = (note: NoteText) => Partial<NoteText>

/** The notes of the library with their shadow. */
export function notesStore(shadow: NoteShadow) {
  let last: Promise<unknown> = Promise.resolve()
  return {
    read,
    write: (paperId: PaperId, change: Partial<NoteText>, now: Date) => inTurn(paperId, () => change, now),
    /** Keeps an asked question; one that is kept already stays as it is. */
    keepAsked: (paperId: PaperId, asked: AskedAnswer, now: Date) =>
      inTurn(paperId, (note) => ({ asked: withAsked(note.asked, asked) }), now),
    dropAsked: (paperId: PaperId, id: string, now: Date) =>
      inTurn(paperId, (note) => ({ asked: note.asked.filter((kept) => kept.id !== id) }), now),
  }

  function inTurn(paperId: PaperId, change: Change, now: Date): Promise<NoteText> {
    const written = last.then(() => write(paperId, change, now))
    last = written.catch(() => undefined)
    return written
  }

  async function read(paperId: PaperId): Promise<NoteText> {
    const stored = await withLibrary((database) => database.get('notes', paperId))
    if (stored) return textOf(stored)
    const shadowed = v.safeParse(StoredNoteSchema, repaired(await shadow.get(shadowKey(paperId))))
    if (!shadowed.success) return emptyNote()
    await put(shadowed.output)
    return textOf(shadowed.output)
  }

  async function write(paperId: PaperId, change: Change, now: Date): Promise<NoteText> {
    const known = await read(paperId)
    const note = v.parse(StoredNoteSchema, { ...known, ...change(known), paperId, updatedAt: now.toISOString() })
    await put(note)
    // The note itself is safe by now; its shadow is written again with the next change.
    await shadow.set(shadowKey(paperId), note).catch(() => undefined)
    return textOf(note)
  }
}

/** In the order in which they were asked, so that one taken back stands where it stood. */
function withAsked(kept: readonly AskedAnswer[], asked: AskedAnswer): AskedAnswer[] {
  if (kept.some(({ id }) => id === asked.id)) return [...kept]
  return [...kept, asked].toSorted((first, second) => first.askedAt.localeCompare(second.askedAt))
}

function put(note: StoredNote): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction('notes', 'readwrite', { durability: 'strict' })
    await transaction.store.put(note)
    await transaction.done
  })
}

function textOf(note: StoredNote): NoteText {
  return v.parse(NoteTextSchema, repaired(note))
}

/** A question that cannot be read must not take the reader's own text with it. */
function repaired(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('asked' in stored)) return stored
  const asked: unknown[] = Array.isArray(stored.asked) ? stored.asked : []
  return { ...stored, asked: asked.filter((one) => v.is(AskedAnswerSchema, one)) }
}

function shadowKey(paperId: PaperId): string {
  return `note:${paperId}`
}
