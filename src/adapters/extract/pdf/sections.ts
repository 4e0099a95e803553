/** Gives sections, blocks and sentences their ids, and sections their roles. */
import type { Block, Section } from '../../../core/document.ts'
import { rolesOf, type SectionHeading } from '../../../core/section-role.ts'
import { placeOf, sentencesOf } from './block-sentences.ts'
import type { Vocabulary } from './dehyphenate.ts'
import type { BlockDraft, Heading } from './flow.ts'
import { sectionIdOf } from './numbering.ts'
import type { SectionLines } from './paragraphs.ts'

/** The sections of a document; `title` names text that stands under no heading. */
export function sectionsOf(
  drafts: readonly SectionLines[],
  { title, language, vocabulary }: { title: string; language: string; vocabulary: Vocabulary },
): Section[] {
  const headings = drafts.map(({ heading }) => heading ?? { number: '', title, level: 1, lines: [] })
  const marked = headings.map(marksOf)
  const roles = rolesOf(marked, title)
  const ids = idsOf(headings, marked)
  return drafts.map(({ blocks }, index): Section => {
    const { number = '', title: name = title, level = 1 } = headings[index] ?? {}
    const id = ids[index] ?? `S-${index + 1}`
    return {
      id,
      number,
      title: name,
      role: roles[index] ?? 'other',
      level,
      blocks: makeBlocks(id, blocks, language, vocabulary),
    }
  })
}

/** What the heading itself says about its role. */
function marksOf({ number, title, level, markedAs }: Heading): SectionHeading {
  const isAppendix = /^(?:appendix|appendices|付録|附录)(?!\p{L})/iu.test(title)
  const mark = markedAs ?? (isAppendix ? 'appendix' : undefined)
  return { number, title, level, ...(mark && { markedAs: mark }) }
}

function idsOf(headings: readonly Heading[], marked: readonly SectionHeading[]): string[] {
  const counts = new Map<string, number>()
  let isAppendix = false
  const wanted = headings.map(({ number: printed }, index) => {
    const number = printed.replace(/^Appendix /, '')
    const mark = marked[index]?.markedAs
    if (mark === 'abstract') return 'abstract'
    isAppendix ||= mark === 'appendix' || /^A$/.test(number)
    return number === '' ? undefined : sectionIdOf(number, isAppendix)
  })
  for (const id of wanted) if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
  return wanted.map((id, index) => (id && counts.get(id) === 1 ? id : `S-${index + 1}`))
}

function makeBlocks(
  section: string,
  drafts: readonly BlockDraft[],
  language: string,
  vocabulary: Vocabulary,
): Block[] {
  const blocks: Block[] = []
  for (const draft of drafts) {
    const sentences = sentencesOf(draft, language, vocabulary)
    if (sentences.length === 0) continue
    const id = `${section}.p${blocks.length + 1}`
    blocks.push({
      id,
      kind: draft.kind,
      ...placeOf(draft.lines),
      sentences: sentences.map((sentence, index) => ({ id: `${id}.s${index + 1}`, ...sentence })),
    })
  }
  return blocks
}
