/** A digest is neither a stub nor a heap: enough items, no required slot left open, most of it from the paper's body. */
import type { Digest, DigestItem } from '../../digest.ts'
import type { PaperDocument, SectionRole } from '../../document.ts'
import type { SlotId } from '../../slot.ts'
import type { Threshold } from '../check.ts'
import { termsOf } from '../checks/specifics.ts'
import type { DigestCheck, Finding } from '../digest-check.ts'
import { holdsNumber } from '../numbers.ts'
import { indexPassages } from '../passages.ts'

const THRESHOLD = {
  // Under seven a written digest leaves standard questions out; sentences that answer by themselves are rarer.
  written: { least: 7, unit: 'occurrences' },
  extractive: { least: 5, unit: 'occurrences' },
  // An abstract alone answers what it can.
  fromAbstract: { least: 1, unit: 'occurrences' },
  // There are eleven slots.
  all: { most: 11, unit: 'occurrences' },
  // Digests made of the abstract alone score 0; a reader has the abstract already.
  fromBody: { least: 0.5, unit: 'share' },
  // An engine that writes may give up on a fifth of its answers; more, and its name on the digest is wrong.
  inLanguage: { least: 0.8, unit: 'share' },
  // Some questions need no name; seven of ten should say which paper they are about.
  namedQuestions: { least: 0.7, unit: 'share' },
} as const satisfies Threshold

// Of papers that measure nothing the last two ask for the setting and the claim.
const REQUIRED: readonly SlotId[] = ['problem', 'proposal', 'how', 'novelty', 'data', 'result']
const EMPIRICAL_ROLES: ReadonlySet<SectionRole> = new Set(['experiment', 'result'])

export const coverage: DigestCheck = {
  id: 'coverage',
  reason: 'A reader decides by what a digest says, so what it leaves out has to be said too.',
  threshold: THRESHOLD,
  run({ digest, document }) {
    return [...countOf(digest), ...openSlots(digest), ...resultOf(digest, document), ...sharesOf(digest, document)]
  },
}

function countOf({ items, engine, source }: Digest): Finding[] {
  const isBrief = source.kind === 'abstract'
  const limit = isBrief
    ? THRESHOLD.fromAbstract
    : engine.id === 'extractive'
      ? THRESHOLD.extractive
      : THRESHOLD.written
  const isWithin = items.length >= limit.least && items.length <= THRESHOLD.all.most
  return isWithin ? [] : [{ where: 'items', detail: `${items.length} items` }]
}

// A slot may be answered, or said to be silent, or its draft was refused, which a notice counts; the proposal may be the
// summary itself.
function openSlots({ items, notStated, notices, summary }: Digest): Finding[] {
  const told = new Set<SlotId>([...items.map(({ slot }) => slot), ...notStated])
  if (summary) told.add('proposal')
  const open = REQUIRED.filter((slot) => !told.has(slot))
  const dropped = notices.find(({ code }) => code === 'items-dropped')?.count ?? 0
  return open.length > dropped ? [{ where: 'items', detail: `nothing is said of ${open.join(', ')}` }] : []
}

// "How good is it?" without a number is no answer where data were measured.
function resultOf({ items }: Digest, document: PaperDocument | undefined): Finding[] {
  const index = items.findIndex(({ slot }) => slot === 'result')
  const result = items[index]
  const isMeasured =
    items.some(({ slot }) => slot === 'data') &&
    (!document || document.sections.some(({ role }) => EMPIRICAL_ROLES.has(role)))
  if (!result || !isMeasured || holdsNumber(result.answer)) return []
  return [{ where: `items.${index}.answer`, detail: 'a result without a number' }]
}

function sharesOf(digest: Digest, document: PaperDocument | undefined): Finding[] {
  const { items, source, engine, language, paper } = digest
  if (items.length === 0) return []
  const findings: Finding[] = []
  const quotes = items.flatMap(({ evidence }) => evidence)
  const passages = document && indexPassages(document)
  const isOfAbstract = ({ passage, section }: DigestItem['evidence'][number]) =>
    passages ? passages.get(passage)?.section.role === 'abstract' : /^(?:abstract|summary|概要|要旨)\b/i.test(section)
  const body = quotes.filter((one) => !isOfAbstract(one)).length / quotes.length
  if (source.kind !== 'abstract' && body < THRESHOLD.fromBody.least)
    findings.push({ where: 'items', detail: `${percent(body)} of the quotes are from the body` })
  if (engine.id === 'extractive') return findings
  const own = items.filter(({ answerLanguage }) => answerLanguage === language).length / items.length
  if (own < THRESHOLD.inLanguage.least)
    findings.push({ where: 'items', detail: `${percent(own)} of the answers are in ${language}` })
  const named = items.filter(({ question }) => termsOf(question, paper.title).length > 0).length / items.length
  if (named < THRESHOLD.namedQuestions.least)
    findings.push({ where: 'items', detail: `${percent(named)} of the questions name something` })
  return findings
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
