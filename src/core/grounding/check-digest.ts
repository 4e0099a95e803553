/**
 * Checks a whole digest that was made elsewhere: its form, every item by the checks of drafts, its evidence against the
 * document where that is at hand, and what a digest has beside its items. Nothing in it is trusted, so everything is
 * bounded: of a digest out of all proportion only that is said.
 */
import * as v from 'valibot'
import { DigestSchema, type Digest } from '../digest.ts'
import type { PaperDocument } from '../document.ts'
import { SLOTS } from '../slot.ts'
import { DIGEST_CHECKS } from './digest-checks/index.ts'
import type { DigestFault } from './digest-check.ts'

// Wrong fields told of one digest.
const MOST_ISSUES = 50
// Evidence of one item, and characters of one text: far beyond any digest, small enough for every pattern.
const MOST_EVIDENCE = 20
const MOST_CHARACTERS = 8000

/** Every fault of the digest; none where it may be shown. */
export function checkDigest(value: unknown, document?: PaperDocument): DigestFault[] {
  const parsed = v.safeParse(DigestSchema, value)
  if (!parsed.success)
    return parsed.issues.slice(0, MOST_ISSUES).map((issue) => ({
      check: 'schema',
      where: v.getDotPath(issue) ?? '',
      detail: issue.message.slice(0, 200),
    }))
  const excess = excessOf(parsed.output)
  if (excess) return [excess]
  return DIGEST_CHECKS.flatMap((check) =>
    check.run({ digest: parsed.output, document }).map((fault) => ({ check: check.id, ...fault })),
  )
}

function excessOf({ items, summary, abstract }: Digest): DigestFault | undefined {
  const detail = 'out of all proportion'
  if (items.length > SLOTS.length * 2) return { check: 'coverage', where: 'items', detail: `${items.length} items` }
  for (const [index, { question, answer, evidence }] of items.entries())
    if (evidence.length > MOST_EVIDENCE || [question, answer, ...evidence.map(({ quote }) => quote)].some(isEndless))
      return { check: 'length', where: `items.${index}`, detail }
  if (summary && (summary.evidence.length > MOST_EVIDENCE || isEndless(summary.text)))
    return { check: 'length', where: 'summary', detail }
  const translated = [summary, abstract, ...items].some((part) => (part?.translation?.text.length ?? 0) > 40_000)
  if (translated) return { check: 'length', where: 'translation', detail }
  return abstract && abstract.text.length > 40_000 ? { check: 'length', where: 'abstract', detail } : undefined
}

function isEndless(text: string): boolean {
  return text.length > MOST_CHARACTERS
}
