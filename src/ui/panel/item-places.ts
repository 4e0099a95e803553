/** Where the items stand, in slot order. */
import type { Digest, DigestAbstract, DigestItem, DigestSummary } from '../../core/digest.ts'
import { SLOTS, slotOrder, type SlotId } from '../../core/slot.ts'
import { standsBeside } from './digest-choice.ts'
import type { PanelState } from './state.ts'

/** A place in the list of items: filled, or kept free for an item that may still come; `isFresh` is not of the digest on show. */
export type ItemPlace = { slot: SlotId; item?: DigestItem; isFresh?: boolean }

/** While a digest is made, slots yet to come keep their place so that nothing moves; what a model finished replaces excerpts. */
export function itemPlaces(state: PanelState): ItemPlace[] {
  const { digest, items, making } = state
  if (digest) return isOverlaid(state, digest) ? overlaid(digest, items) : placesOf(digest.items)
  const places = placesOf(items)
  if (!making) return places
  return SLOTS.flatMap((slot): ItemPlace[] => {
    const own = places.filter((place) => place.slot === slot)
    return own.length > 0 ? own : [{ slot }]
  })
}

export type ShownPart<Part> = { part?: Part; isFresh: boolean }

/** The summary and the abstract on show: what a model finished before what the digest holds. */
export function shownParts(state: PanelState): {
  summary: ShownPart<DigestSummary>
  abstract: ShownPart<DigestAbstract>
} {
  const { digest, summary, abstract } = state
  const isFresh = digest === undefined || isOverlaid(state, digest)
  return {
    summary: chosen(isFresh ? summary : undefined, digest?.summary),
    abstract: chosen(isFresh ? abstract : undefined, digest?.abstract),
  }
}

function chosen<Part>(fresh: Part | undefined, kept: Part | undefined): ShownPart<Part> {
  const part = fresh ?? kept
  return { isFresh: fresh !== undefined, ...(part !== undefined && { part }) }
}

function isOverlaid({ writer }: PanelState, digest: Digest): boolean {
  return standsBeside(digest, writer?.key)
}

function overlaid(digest: Digest, fresh: readonly DigestItem[]): ItemPlace[] {
  const written = new Set(fresh.map(({ slot }) => slot))
  const places = [
    ...placesOf(digest.items.filter(({ slot }) => !written.has(slot))),
    ...placesOf(fresh).map((place) => ({ ...place, isFresh: true })),
  ]
  return places.toSorted((a, b) => slotOrder(a.slot) - slotOrder(b.slot))
}

function placesOf(items: readonly DigestItem[]): ItemPlace[] {
  return items.map((item) => ({ slot: item.slot, item })).toSorted((a, b) => slotOrder(a.slot) - slotOrder(b.slot))
}
