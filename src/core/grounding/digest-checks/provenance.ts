/** Provenance is complete and true: which text was read, how much of it, by what, when, and what was set aside. */
import { digestSourceOf } from '../../digest-assembly.ts'
import type { Digest } from '../../digest.ts'
import type { PaperDocument } from '../../document.ts'
import { noticesOf } from '../../notices.ts'
import { NONE } from '../check.ts'
import type { DigestCheck, Finding } from '../digest-check.ts'

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/

export const provenance: DigestCheck = {
  id: 'provenance',
  reason: 'A program writes its own provenance, so nothing of it may be missing or untrue.',
  threshold: { faults: NONE },
  run({ digest, document }) {
    return [...fieldFaults(digest), ...amountFaults(digest), ...(document ? untruths(digest, document) : [])]
  },
}

function fieldFaults({ source, engine, createdAt }: Digest): Finding[] {
  const counts = { inputTokens: engine.inputTokens, outputTokens: engine.outputTokens, costUsd: engine.costUsd }
  const isWrong: Record<string, boolean> = {
    'source.url': !/^https?:\/\/[^\s]+$/i.test(source.url),
    'source.sha256': !/^[0-9a-f]{64}$/i.test(source.sha256),
    'engine.id': engine.id.trim() === '',
    'engine.model': engine.model.trim() === '',
    'engine.recipe': !Number.isInteger(engine.recipe) || engine.recipe < 1,
    createdAt: !MOMENT.test(createdAt) || Number.isNaN(Date.parse(createdAt)),
  }
  for (const [field, count] of Object.entries(counts)) isWrong[`engine.${field}`] = !(count >= 0)
  return Object.entries(isWrong).flatMap(([where, wrong]) =>
    wrong ? [{ where, detail: 'missing or no such thing' }] : [],
  )
}

function amountFaults({ source }: Digest): Finding[] {
  const pairs = [
    ['sectionsRead', 'sectionsTotal'],
    ['charactersRead', 'charactersTotal'],
  ] as const
  const findings: Finding[] = []
  for (const [read, total] of pairs)
    if (!(source[read] > 0 && source[read] <= source[total]) || !Number.isInteger(source[read]))
      findings.push({ where: `source.${read}`, detail: `${source[read]} of ${source[total]}` })
  if (!Number.isInteger(source.hiddenRemoved) || source.hiddenRemoved < 0)
    findings.push({ where: 'source.hiddenRemoved', detail: String(source.hiddenRemoved) })
  return findings
}

function untruths({ paper, source, notices }: Digest, document: PaperDocument): Finding[] {
  const findings: Finding[] = []
  if (document.paper.id !== paper.id || document.paper.version !== paper.version)
    findings.push({ where: 'paper', detail: `the document is ${document.paper.id} v${document.paper.version}` })
  const { passedOver: _passedOver, ...own } = digestSourceOf(document)
  for (const field of Object.keys(own) as (keyof typeof own)[])
    if (own[field] !== source[field])
      findings.push({
        where: `source.${field}`,
        detail: `${String(source[field]).slice(0, 80)}, but the document says ${own[field]}`,
      })
  for (const { code, count } of noticesOf(document))
    if (notices.find((notice) => notice.code === code)?.count !== count)
      findings.push({ where: 'notices', detail: `${code} is not reported as it is` })
  return findings
}
