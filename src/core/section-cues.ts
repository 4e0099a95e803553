/** The words in headings that tell what a section is for, whatever stands around it. */
import type { SectionRole } from './document.ts'

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
  ['other', /^(?:(?:table of )?contents|key ?words.*|目次)$/],
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
    /\bliterature review\b|\bbackground\b|\bpreliminaries\b|\bstate of the art\b|^relation(?:ship|s)? (?:to|with)\b/,
  ],
  ['related', /関連研究|先行研究|相关工作/],
  ['intro', /\bintroduction\b|^motivations?\b|^overview$|はじめに|序論|緒言|^引言/],
  [
    'conclusion',
    /\bconclu(?:sions?|ding)\b|\bfuture (?:work|directions?)\b|\bopen (?:problems?|questions?)\b|^summary and outlook$/,
  ],
  ['conclusion', /おわりに|結論|まとめ|结论/],
  ['result', /\bresults\b|\bfindings\b|^result$/],
  ['experiment', /\bexperiment(?:s|al)?\b|\bevaluation$|\bsimulations?$|\b(?:numerical|illustrative) examples?\b/],
  [
    'experiment',
    /\bevaluation (?:set-?up|protocol|procedure|framework|suite|tasks?|data|criteria|details)\b|\bset-?ups?\b/,
  ],
  [
    'experiment',
    /\bdata ?sets?\b|\bbenchmarks?\b|\bbaselines?\b|\bmetrics?\b|\bimplementation details?\b|実験|評価|实验/,
  ],
  // "Data Augmentation", "Training Objective" and "Task Encoder" name parts of a method.
  [
    'experiment',
    /^(?:training|test|evaluation|experimental)? ?data$|^data (?:and|collection|preparation|processing|statistics|sources?|splits?|annotation|description)\b/,
  ],
  [
    'experiment',
    /^training\b(?! objectives?\b| loss)|^(?:tasks?|data|corpora|corpus)(?: and .*)?$|^(?:corpus|corpora|metrics?|simulations?|case stud(?:y|ies)|user stud(?:y|ies))\b/,
  ],
  ['result', /\bresult\b|\bablations?\b|\bperformance\b|\bcomparisons?\b|\bevaluation\b|結果|结果/],
  ['result', /^applications? to\b|\bat work\b/],
  ['discussion', /\bdiscussions?\b|\banalys[ei]s\b|\bimplications?\b|\blessons\b|^why\b|考察|議論|讨论/],
  [
    'method',
    /\bmethods?\b|\bmethodolog(?:y|ies)\b|\bapproach(?:es)?\b|\bmodels?\b|\barchitectur(?:e|es|al)\b|\balgorithms?\b/,
  ],
  [
    'method',
    /\bframeworks?\b|\bproposed\b|\bsystem (?:design|overview)\b|\bformulation\b|\b(?:problem|task) (?:statement|definition|setting)\b/,
  ],
  ['method', /\bmaterials\b|\bproofs?\b|\btheory\b|\btheoretical\b|\bour \w+$|手法|提案|方法/],
]

/** Work of others by name: what stands below such a heading is about them too. */
const PRIOR_WORK =
  /\b(?:related|previous|prior|existing) (?:work|works|literature|research|studies|methods|approaches)\b|\bliterature review\b|関連研究|先行研究|相关工作/
const SURVEY = /\b(?:survey|review|overview|tutorial|roadmap|position paper)\b|サーベイ|综述/

/** The role a heading says by itself, or undefined when it says none. */
export function roleOfHeading(title: string): SectionRole | undefined {
  const plain = plainOf(title)
  return CUES.find(([, pattern]) => pattern.test(plain))?.[0]
}

/** Whether a heading speaks of others' work by name, not of "Background" alone. */
export function isPriorWork(title: string): boolean {
  return PRIOR_WORK.test(plainOf(title))
}

/** Whether a paper's title calls it a survey of its field. */
export function isSurveyTitle(title: string): boolean {
  return SURVEY.test(plainOf(title))
}

/** Whether a heading announces the paper's main tests, and not only what they are made with. */
export function announcesTests(title: string): boolean {
  return /\bexperiments?\b|\bresults\b|実験|結果/.test(plainOf(title))
}

/** Whether a heading is that of a methods section, as in papers that put it at their end. */
export function isMethodsByName(title: string): boolean {
  return /\bmethods?\b|\bmaterials and\b/.test(plainOf(title))
}

function plainOf(title: string): string {
  return title
    .slice(0, 200)
    .toLowerCase()
    .replace(/[.:\s]+$/, '')
    .trim()
}
