/** Pictures of passages: each is drawn once while the panel shows its paper. */
import { useMemo } from 'preact/hooks'
import type { TextKind } from '../../core/document.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { PagePreview, Wire } from '../../wire/protocol.ts'
import type { LoadPicture } from './PassagePicture.tsx'

/** Pixels a point: where one column of two fills a panel of the usual width, letters are still sharp. */
const SCALE = 1.3
/** The workshop draws no more for any screen. */
const LARGEST_SCALE = 2.6

/** A digest or an answer: what was read, and of which paper. */
type Reading = { source: { kind: TextKind }; paper: { id: PaperId; version: number } }

/** How to get a passage's picture, or undefined where what was read is no PDF. */
export function usePictures(wire: Wire, reading: Reading | undefined): LoadPicture | undefined {
  const isPdf = reading?.source.kind === 'pdf'
  const paperId = reading?.paper.id
  const version = reading?.paper.version
  // The same digest may come anew with each snapshot, so its identity says nothing.
  return useMemo(() => {
    if (!isPdf || paperId === undefined || version === undefined) return undefined
    // A digest rests on a few dozen passages at most: what is kept needs no limit of its own.
    const drawn = new Map<string, Promise<PagePreview>>()
    const scale = Math.min(LARGEST_SCALE, SCALE * Math.max(1, devicePixelRatio))
    return ({ passage, quote }) => {
      const known = drawn.get(passage)
      if (known) return known
      const drawing = wire.workshop('page.preview', { paperId, version, passage, quote, scale })
      drawn.set(passage, drawing)
      // What failed is tried again when the proof is opened again.
      drawing.catch(() => drawn.delete(passage))
      return drawing
    }
  }, [wire, isPdf, paperId, version])
}
