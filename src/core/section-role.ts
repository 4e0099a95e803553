/**
 * Tells what part a section plays in a paper, from its heading, its place among the others and its parent.
 *
 *   1 a heading that says it ("Experimental Setup", "関連研究") has that role
 *   2 everything under an appendix is appendix
 *   3 a subsection without a word of its own inherits its parent's role
 *   4 a numbered top-level section without a word of its own, after the introduction and before the first experiment,
 *     result, discussion, limitation or conclusion, is the method, unless the paper calls itself a survey
 *   5 such a section between the first experiment or result and the conclusion is about results
 *   6 anything else is other
 */
import type { SectionRole } from './document.ts'

/** What is known of a section before its role is. */
export type SectionHeading = {
  title: string
  number: string
  /** 1 for a section, 2 for a subsection … */
  level: number
  /** Said by the page's own markup, where it says so. */
  markedAs?: 'abstract' | 'appendix' | 'other'
}

/** The first pattern that fits wins, so what is more telling stands above. */
const CUES: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'other',
    /\backnowledge?ments?\b|\bfunding\b|\bauthor contributions?\b|\b(?:competing|conflicts? of) interests?\b|謝辞/,
  ],
  [
    'other',
    /\bdata availability\b|\bcode availability\b|\breproducibility\b|\bchecklist\b|\bsupporting information\b/,
  ],
  ['abstract', /^(?:abstract|summary|概要|要旨|摘要)$/],
  [
    'limitation',
    /\blimitations?\b|\bthreats to validity\b|\bbroader impacts?\b|\bethic(?:s|al)\b|\bsocietal impacts?\b|限界|局限/,
  ],
  [
    'related',
    /\b(?:related|previous|prior|existing) (?:work|works|literature|research|studies|methods|approaches)\b/,
  ],
  [
    'related',
    /\bliterature review\b|\bbackground\b|\bpreliminaries\b|\bstate of the art\b|関連研究|先行研究|相关工作/,
  ],
  ['intro', /\bintroduction\b|^motivations?\b|^overview$|はじめに|序論|緒言|^引言/],
  [
    'conclusion',
    /\bconclu(?:sions?|ding)\b|\bfuture (?:work|directions?)\b|\bopen (?:problems?|questions?)\b|おわりに|結論|まとめ|结论/,
  ],
  [
    'experiment',
    /\bexperiment(?:s|al)?\b(?! results?)(?!.*\b(?:results?|findings)\b)|\bevaluation(?: setup| protocol)?$/,
  ],
  [
    'experiment',
    /\bset-?ups?\b|\bdata ?sets?\b|\bbenchmarks?\b|\bbaselines?\b|\bmetrics?\b|\bimplementation details?\b|実験|評価|实验/,
  ],
  [
    'experiment',
    /^(?:training|data|corpus|corpora|tasks?|metrics?|simulations?|case stud(?:y|ies)|user stud(?:y|ies))\b/,
  ],
  ['result', /\bresults?\b|\bfindings\b|\bablations?\b|\bperformance\b|\bcomparisons?\b|\bevaluation\b|結果|结果/],
  ['discussion', /\bdiscussions?\b|\banalys[ei]s\b|\bimplications?\b|\blessons\b|^why\b|考察|議論|讨论/],
  [
    'method',
    /\bmethods?\b|\bmethodolog(?:y|ies)\b|\bapproach(?:es)?\b|\bmodels?\b|\barchitectur(?:e|es|al)\b|\balgorithms?\b/,
  ],
  [
    'method',
    /\bframeworks?\b|\bproposed\b|\bsystem (?:design|overview)\b|\bformulation\b|\bproblem (?:statement|definition|setting)\b/,
  ],
  ['method', /\bmaterials\b|\bproofs?\b|\btheory\b|\btheoretical\b|\bour \w+$|手法|提案|方法/],
]
const SURVEY = /\b(?:survey|review|overview|tutorial|roadmap|position paper)\b|サーベイ|综述/
const AFTER_METHOD: ReadonlySet<SectionRole> = new Set([
  'experiment',
  'result',
  'discussion',
  'limitation',
  'conclusion',
])

/** The role a heading says by itself, or undefined when it says none. */
export function roleOfHeading(title: string): SectionRole | undefined {
  const plain = title
    .slice(0, 200)
    .toLowerCase()
    .replace(/[.:\s]+$/, '')
    .trim()
  return CUES.find(([, pattern]) => pattern.test(plain))?.[0]
}

/** The role of each section, in the order given; `paperTitle` tells a survey from other papers. */
export function rolesOf(headings: readonly SectionHeading[], paperTitle: string): SectionRole[] {
  const defaults = defaultRoles(headings, SURVEY.test(paperTitle.toLowerCase()))
  const parents: { level: number; role: SectionRole }[] = []
  return headings.map((heading, index) => {
    while ((parents.at(-1)?.level ?? 0) >= heading.level) parents.pop()
    const role = roleUnder(heading, parents.at(-1)?.role) ?? defaults[index] ?? 'other'
    parents.push({ level: heading.level, role })
    return role
  })
}

function roleUnder(heading: SectionHeading, parent: SectionRole | undefined): SectionRole | undefined {
  if (heading.markedAs) return heading.markedAs
  if (parent === 'appendix') return 'appendix'
  const own =
    roleOfHeading(heading.title) ?? (/^appendi(?:x|ces)\b|^付録/i.test(heading.title) ? 'appendix' : undefined)
  // "Abstract" below another heading is about something else.
  if (own === 'abstract' && parent) return parent
  // "Model variations" below the results is about results: words for methods say little there.
  if (own === 'method' && parent && AFTER_METHOD.has(parent)) return parent
  return own ?? parent
}

/** Rules 4 and 5, for the sections of the top level. */
function defaultRoles(headings: readonly SectionHeading[], isSurvey: boolean): (SectionRole | undefined)[] {
  let isBody = false
  let isOver = isSurvey
  let isTested = false
  return headings.map((heading) => {
    if (heading.level !== 1) return undefined
    const own = heading.markedAs ?? roleOfHeading(heading.title)
    const isDefault = own === undefined && isBody && !isSurvey && heading.number !== ''
    if (own === 'intro' || own === 'related') isBody = true
    if (own && AFTER_METHOD.has(own) && isBody) isOver = true
    if (own === 'experiment' || own === 'result') isTested = true
    if (own === 'conclusion' || own === 'limitation' || own === 'appendix') isTested = false
    if (!isDefault) return undefined
    if (isTested) return 'result'
    return isOver ? undefined : 'method'
  })
}
