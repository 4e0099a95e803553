/** Sections as extracted beside what a person found in the paper: `section-truth.json`, written from the page alone. */
import type { PaperDocument, Section, SectionRole } from '../../../core/document.ts'
import truth from './section-truth.json' with { type: 'json' }

/** A heading as printed and the roles it may have, the likeliest first. */
export type TrueSection = { number: string; title: string; roles: string[] }
export type RoleCheck = {
  right: number
  /** Of those right, how many have the likeliest role. */
  first: number
  of: number
  /** What is wrong, a line each. */
  wrong: string[]
}

const LETTERS: Record<SectionRole, string> = {
  abstract: 'a',
  intro: 'i',
  related: 'b',
  method: 'm',
  experiment: 'e',
  result: 'r',
  discussion: 'd',
  limitation: 'l',
  conclusion: 'c',
  appendix: 'x',
  other: 'o',
}

/** The roles of the top sections as letters: `a i b m e r d l c x o` (b: the background, related work). */
export function rolesInShort(document: PaperDocument): string {
  return document.sections
    .filter(({ level }) => level <= 1)
    .map(({ role }) => LETTERS[role])
    .join('')
}

/** What was written down of a paper; undefined of papers nobody read. */
export function truthOf(path: string): TrueSection[] | undefined {
  return truth.find((paper) => paper.path === path)?.sections
}

/** Compares a document with what was written down. */
export function checkRoles(document: PaperDocument, expected: readonly TrueSection[]): RoleCheck {
  const check: RoleCheck = { right: 0, first: 0, of: expected.length, wrong: [] }
  for (const wanted of expected) {
    const section = document.sections.find((candidate) => isSame(candidate, wanted))
    const label = `${wanted.number} ${wanted.title}`.trim()
    if (!section) check.wrong.push(`no section “${label}”`)
    else if (!wanted.roles.includes(section.role))
      check.wrong.push(`“${label}” is ${section.role}, not ${wanted.roles.join(' or ')}`)
    else {
      check.right += 1
      if (section.role === wanted.roles[0]) check.first += 1
    }
  }
  return check
}

/** Numbers must agree where both have one; of a title its beginning is enough, since formulas may follow. */
function isSame(section: Section, wanted: TrueSection): boolean {
  const number = plain(section.number)
  const wantedNumber = plain(wanted.number)
  if (number !== '' && wantedNumber !== '' && number !== wantedNumber) return false
  const title = plain(section.title)
  const wantedTitle = plain(wanted.title)
  return title === wantedTitle || (wantedTitle.length >= 5 && title.startsWith(wantedTitle))
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^appendix(?=\s+\S)/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
