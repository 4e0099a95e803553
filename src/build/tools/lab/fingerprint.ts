/**
 * Fingerprints of sentences: enough to know one again in any reading of its paper, too little to read it. A sentence is
 * the hashes of its word triples; the smallest of them stand for it (bottom-k sketch, Broder 1997). So labels can be kept
 * without the text they label, and survive another sentence boundary, another hyphen or a formula spelled otherwise.
 */
import { wordsOf } from './words.ts'

const WORDS_TOGETHER = 3
/** Of a sentence of average length about half. */
const KEPT = 10
/** Of 10 triples, so many may be spoilt by a formula or a line's end. */
const ENOUGH = 0.6

/** The fingerprint, hexadecimal hashes joined by spaces. */
export function fingerprintOf(text: string): string {
  return [...hashesOf(text)]
    .toSorted((first, second) => first - second)
    .slice(0, KEPT)
    .map((hash) => hash.toString(16))
    .join(' ')
}

/** Whether the text holds the sentence the fingerprint was taken of. */
export function holdsFingerprint(hashes: ReadonlySet<number>, fingerprint: string): boolean {
  const wanted = fingerprint.split(' ').map((hash) => Number.parseInt(hash, 16))
  const found = wanted.filter((hash) => hashes.has(hash)).length
  return found / wanted.length >= ENOUGH
}

/** The hashes of all word triples of a text; of a shorter one, of what there is. */
export function hashesOf(text: string): Set<number> {
  const words = wordsOf(text.replace(/\$[^$]*\$/g, ' '))
  const hashes = new Set<number>()
  for (let start = 0; start === 0 || start + WORDS_TOGETHER <= words.length; start += 1)
    hashes.add(hashOf(words.slice(start, start + WORDS_TOGETHER).join(' ')))
  return hashes
}

/** FNV-1a, 32 bit (Fowler, Noll, Vo). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
