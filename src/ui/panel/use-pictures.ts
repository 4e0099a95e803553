/** Pictures of passages: each is drawn once while the panel shows its paper. */
import { useMemo } from 'preact/hooks'
import type { Digest } from '../../core/digest.ts'
import type { PagePreview, Wire } from '../../wire/protocol.ts'
import type { LoadPicture } from './PassagePicture.tsx'

/** CSS pixels a point: a page as wide as the panel stays sharp on fine screens. */
const SCALE = 1.6

/** How to get a passage's picture, or undefined where the digest was not made from a PDF. */
export function usePictures(wire: Wire, digest: Digest | undefined): LoadPicture | undefined {
  return useMemo(() => {
    if (digest?.source.kind !== 'pdf') return undefined
    const { id: paperId, version } = digest.paper
    const drawn = new Map<string, Promise<PagePreview>>()
    return (passage) => {
      const known = drawn.get(passage)
      if (known) return known
      const drawing = wire.workshop('page.preview', { paperId, version, passage, scale: SCALE })
      drawn.set(passage, drawing)
      // What failed is tried again when the proof is opened again.
      drawing.catch(() => drawn.delete(passage))
      return drawing
    }
  }, [wire, digest])
}
