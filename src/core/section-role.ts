/**
 * Tells what part a section plays in a paper, from its heading, its place among the others and its parent.
 *
 *   1 a heading that says it ("Experimental Setup", "関連研究") has that role (`section-cues.ts`)
 *   2 everything under an appendix is appendix, and so is what stands behind the references, but for statements and thanks;
 *     everything under "Related Work" is related
 *   3 a subsection without a word of its own inherits its parent's role; words for methods say little below results or the
 *     background, and "Overview" or "Motivation" below another heading is that heading's
 *   4 where no section is named an introduction, the first numbered one is it, in a paper built like one
 *   5 a top-level section without a word of its own, after the introduction and before the tests, is the method; between
 *     the tests and the conclusion it is about results. In papers that number their sections it must have a number
 *   6 where the methods stand at the end and nothing is named for tests, such sections are about results
 *   7 the body of a survey is method up to its conclusion: how its field is ordered is what it proposes; the same goes, by
 *     rules 4 and 5, for the argument of a position paper
 *   8 a "Summary" behind the introduction is the conclusion
 *   9 anything else is other
 */
import type { SectionRole } from './document.ts'
import { announcesTests, isMethodsByName, isPriorWork, isSurveyTitle, roleOfHeading } from './section-cues.ts'

/** What is known of a section before its role is. */
export type SectionHeading = {
  title: string
  number: string
  /** 1 for a section, 2 for a subsection … */
  level: number
  /** Said by the page's own markup, where it says so. */
  markedAs?: 'abstract' | 'appendix' | 'other'
  isBehindReferences?: boolean
}

type Parent = { level: number; role: SectionRole; isPriorWork: boolean }
type Top = { index: number; heading: SectionHeading; own: SectionRole | undefined }

const AFTER_METHOD: ReadonlySet<SectionRole> = new Set([
  'experiment',
  'result',
  'discussion',
  'limitation',
  'conclusion',
])
/** A paper with one of these is built like one; a speech or an essay is not. */
const BUILT = new Set<SectionRole>([...AFTER_METHOD, 'method', 'related'])
const ENDS = new Set<SectionRole>(['conclusion', 'limitation', 'appendix'])

/** The role of each section, in the order given; `paperTitle` tells a survey from other papers. */
export function rolesOf(headings: readonly SectionHeading[], paperTitle: string): SectionRole[] {
  const defaults = defaultRoles(headings, isSurveyTitle(paperTitle))
  const parents: Parent[] = []
  return headings.map((heading, index) => {
    while ((parents.at(-1)?.level ?? 0) >= heading.level) parents.pop()
    const parent = parents.at(-1)
    const role = defaults.get(index) ?? roleUnder(heading, parent) ?? 'other'
    const isPrior = role === 'related' && (parent?.isPriorWork === true || isPriorWork(heading.title))
    parents.push({ level: heading.level, role, isPriorWork: isPrior })
    return role
  })
}

function roleUnder(heading: SectionHeading, parent: Parent | undefined): SectionRole | undefined {
  if (heading.markedAs) return heading.markedAs
  if (!parent) return ownRole(heading)
  if (parent.role === 'appendix' || parent.isPriorWork) return parent.role
  const own = ownRole(heading)
  // "Abstract" below another heading is about something else, and "Overview" is of that heading's matter.
  if (own === 'abstract' || (own === 'intro' && parent.role !== 'other')) return parent.role
  // "Model variations" below the results is about results: words for methods say little there.
  if (own === 'method' && (parent.role === 'related' || AFTER_METHOD.has(parent.role))) return parent.role
  return own ?? parent.role
}

/** What a heading says of itself: by the markup, by where it stands, by its words. */
function ownRole({ title, markedAs, isBehindReferences }: SectionHeading): SectionRole | undefined {
  if (markedAs) return markedAs
  const own = roleOfHeading(title)
  if (isBehindReferences) return own === 'other' || own === 'limitation' ? own : 'appendix'
  return own ?? (/^appendi(?:x|ces)\b|^付録/i.test(title) ? 'appendix' : undefined)
}

/** Rules 4 to 7, for the sections of the top level that say nothing themselves. */
function defaultRoles(headings: readonly SectionHeading[], isSurvey: boolean): Map<number, SectionRole> {
  const roles = new Map<number, SectionRole>()
  const tops = headings.flatMap((heading, index): Top[] =>
    heading.level === 1 ? [{ index, heading, own: ownRole(heading) }] : [],
  )
  const isNumbered = tops.some(({ heading, own }) => heading.number !== '' && own !== 'appendix')
  const unnamed = unnamedIntroduction(tops)
  if (unnamed) roles.set(unnamed.index, 'intro')
  const tests = firstTests(tops)
  const before = !isSurvey && !tests && hasMethodsAtEnd(tops) ? 'result' : 'method'
  let isBody = false
  for (const top of tops) {
    const { index, heading, own } = top
    if (own === 'intro' || own === 'related' || top === unnamed) isBody = true
    else if (own === 'abstract' && isBody && !heading.markedAs) {
      roles.set(index, 'conclusion')
      isBody = false
    } else if (own && (ENDS.has(own) || /^discussions?$/i.test(heading.title))) isBody = false
    else if (own === undefined && isBody && (heading.number !== '' || !isNumbered))
      roles.set(index, isSurvey || !tests || index < tests.index ? before : 'result')
  }
  return roles
}

/** Rule 4: the first numbered section, when none says to be the introduction and others say what papers say. */
function unnamedIntroduction(tops: readonly Top[]): Top | undefined {
  if (tops.some(({ own }) => own === 'intro') || !tops.some(({ own }) => own && BUILT.has(own))) return undefined
  const first = tops.find(({ heading, own }) => heading.number !== '' || (own && BUILT.has(own)))
  return first && first.own === undefined ? first : undefined
}

/** Where the tests begin: at "Experiments" or "Results", else at the first section that says something of the kind. */
function firstTests(tops: readonly Top[]): Top | undefined {
  const tests = tops.filter(({ own }) => own === 'experiment' || own === 'result')
  return tests.find(({ heading }) => announcesTests(heading.title)) ?? tests[0]
}

function hasMethodsAtEnd(tops: readonly Top[]): boolean {
  const end = tops.findIndex(({ own }) => own === 'conclusion' || own === 'discussion')
  const at = tops.findIndex(({ heading, own }) => own !== undefined && isMethodsByName(heading.title))
  return end >= 0 && at > end && !tops.slice(0, end).some(({ own }) => own === 'method')
}
