/** The papers of the fixture mirror as documents and records, for tests that have no browser to read them in. */
import type { PaperDocument } from '../../src/core/document.ts'
import type { Paper } from '../../src/core/paper.ts'
import { rolesOf } from '../../src/core/section-role.ts'
import { splitSentences } from '../../src/core/text/sentences.ts'
import harbour from '../fixtures/papers/harbour.json' with { type: 'json' }
import lantern from '../fixtures/papers/lantern.json' with { type: 'json' }
import slowWater from '../fixtures/papers/slow-water.json' with { type: 'json' }
import { buildDocument, buildPaper, type SectionPlan } from './build-document.ts'

type Part = { kind: string; text?: string; caption?: string }
type Setting = { title: string; abstract: string; authors: readonly string[]; parts: readonly Part[] }

export type FixturePaper = { name: string; document: PaperDocument; paper: Paper }

/** Each paper with its whole text. */
export const FIXTURE_PAPERS: readonly FixturePaper[] = [
  fixturePaper('lantern', lantern.setting),
  fixturePaper('harbour', harbour.setting),
  fixturePaper('slow-water', slowWater.setting),
]

function fixturePaper(name: string, { title, abstract, parts }: Setting): FixturePaper {
  const headings = parts.flatMap(({ kind, text }) => (kind === 'heading' && text ? [headingOf(text)] : []))
  const roles = rolesOf(headings, title)
  const plans: SectionPlan[] = [{ title: 'Abstract', role: 'abstract', paragraphs: [sentencesOf(abstract)] }]
  let section: (SectionPlan & { paragraphs: string[][] }) | undefined
  let at = 0
  for (const { kind, text = '' } of parts) {
    if (kind === 'heading') {
      section = { title: headingOf(text).title, role: roles[at] ?? 'other', paragraphs: [] }
      at += 1
      plans.push(section)
    } else if (kind === 'paragraph' || kind === 'item') section?.paragraphs.push(sentencesOf(text))
  }
  return { name, document: buildDocument(title, plans), paper: buildPaper(title, { abstract: plain(abstract) }) }
}

function headingOf(text: string): { title: string; number: string; level: number } {
  const [, number = '', title = text] = /^((?:\d+\.?)+|[A-Z])\s+(.+)$/.exec(text) ?? []
  return { title, number, level: Math.max(1, number.split('.').filter(Boolean).length) }
}

function sentencesOf(text: string): string[] {
  return splitSentences(plain(text))
}

// Marks of type and footnotes are for setting only.
function plain(text: string): string {
  return text.replace(/\^\[[^\]]*\]/g, '').replace(/\*/g, '')
}
