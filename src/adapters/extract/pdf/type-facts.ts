/** Learns from a paper how its running text is set: whatever most letters share. */
import type { TypeFacts } from './flow.ts'
import type { Line, PageLines } from './types.ts'

/** Baselines further apart than this many sizes are no neighbours in a paragraph. */
const MOST_LEADING = 2.6
const USUAL_LEADING = 1.2

/** The size, leading and font of most letters; harmless values for an empty paper. */
export function measureType(pages: readonly PageLines[]): TypeFacts {
  const sizes = new Map<number, number>()
  for (const { lines } of pages)
    for (const line of lines) if (isText(line)) add(sizes, round(line.size), line.text.length)
  const size = most(sizes) ?? 10
  const fonts = new Map<string, number>()
  const steps = new Map<number, number>()
  for (const { lines } of pages)
    for (const [index, line] of lines.entries()) {
      if (round(line.size) !== size) continue
      add(fonts, line.font.name, line.text.length)
      const below = lines[index + 1]
      const step = below?.region === line.region ? line.baseline - below.baseline : 0
      if (step > 0.8 * size && step < MOST_LEADING * size) add(steps, Math.round(step * 4) / 4, 1)
    }
  return { size, leading: most(steps) ?? size * USUAL_LEADING, font: most(fonts) ?? '' }
}

function isText(line: Line): boolean {
  return line.words.length > 3
}

function round(size: number): number {
  return Math.round(size * 5) / 5
}

function add<Key>(counts: Map<Key, number>, key: Key, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}

function most<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  let best: Key | undefined
  let amount = 0
  for (const [key, count] of counts)
    if (count > amount) {
      best = key
      amount = count
    }
  return best
}
