/** Every quote is its passage, whole, and its place leads there. */
import type { Digest, Evidence } from '../../digest.ts'
import type { PaperDocument } from '../../document.ts'
import { NONE } from '../check.ts'
import type { DigestCheck, Finding } from '../digest-check.ts'
import { evidenceOf, indexPassages } from '../passages.ts'

type Placed = { where: string; one: Evidence }

export const evidence: DigestCheck = {
  id: 'evidence',
  reason: 'A quote that is not cut from the paper, or a place that leads elsewhere, is worse than none.',
  threshold: { elsewhere: NONE },
  run({ digest, document }) {
    const all = evidenceIn(digest)
    return document ? beside(all, document) : [...placesOf(all, digest.source.kind), ...contradictions(all)]
  },
}

function evidenceIn({ items, summary }: Digest): Placed[] {
  const named = (where: string, list: readonly Evidence[]) =>
    list.map((one, index) => ({ where: `${where}.evidence.${index}`, one }))
  return [
    ...items.flatMap((item, index) => named(`items.${index}`, item.evidence)),
    ...(summary ? named('summary', summary.evidence) : []),
  ]
}

function beside(all: readonly Placed[], document: PaperDocument): Finding[] {
  const index = indexPassages(document)
  return all.flatMap(({ where, one }) => {
    const passage = index.get(one.passage)
    if (!passage) return [{ where: `${where}.passage`, detail: `no passage ${one.passage.slice(0, 80)}` }]
    const own = evidenceOf(passage)
    return (['quote', 'section', 'htmlId', 'page'] as const)
      .filter((field) => own[field] !== one[field])
      .map((field) => ({
        where: `${where}.${field}`,
        detail: `not the passage’s: ${String(one[field]).slice(0, 80)}`,
      }))
  })
}

// Without the document: is a place named at all?
function placesOf(all: readonly Placed[], kind: Digest['source']['kind']): Finding[] {
  return all.flatMap(({ where, one }) => {
    const missing = [
      one.passage.trim() === '' && 'passage',
      one.quote.trim() === '' && 'quote',
      one.section.trim() === '' && 'section',
      kind === 'latexml' && !one.htmlId?.trim() && 'htmlId',
      kind === 'pdf' && !(Number.isInteger(one.page) && (one.page ?? 0) > 0) && 'page',
    ]
    return missing
      .filter((field) => field !== false)
      .map((field) => ({ where: `${where}.${field}`, detail: 'missing' }))
  })
}

// One passage is one sentence in one place.
function contradictions(all: readonly Placed[]): Finding[] {
  const known = new Map<string, Evidence>()
  return all.flatMap(({ where, one }) => {
    const before = known.get(one.passage)
    known.set(one.passage, before ?? one)
    const isSame =
      !before || (['quote', 'section', 'htmlId', 'page'] as const).every((field) => before[field] === one[field])
    return isSame ? [] : [{ where, detail: `${one.passage.slice(0, 80)} is said to be two things` }]
  })
}
