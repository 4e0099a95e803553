/** Whole files, compared with reviewed ones in tests/fixtures/export; UPDATE_GOLDEN=1 writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EXPORT_FORMATS } from '../../../../src/core/export/index.ts'
import { markdown } from '../../../../src/core/export/markdown.ts'
import type { ExportPaper, ExportRequest } from '../../../../src/core/export/types.ts'
import {
  buildAclPaper,
  buildDigest,
  buildEvidence,
  buildItem,
  buildNoteText,
  buildPaper,
  buildWeek,
  buildWeekEntry,
} from '../../../support/build-digest.ts'

const FIXTURES = new URL('../../../fixtures/export/', import.meta.url)

function expectGolden(name: string, text: string) {
  const file = new URL(name, FIXTURES)
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

function request(papers: ExportPaper[], rest: Partial<ExportRequest> = {}): ExportRequest {
  return { papers, language: 'ja', evidence: true, ...rest }
}

const week = buildWeek()
const [owls, hoots, nest] = week.entries.map((entry): ExportPaper => ({ entry }))

function weekRequest(rest: Partial<ExportRequest> = {}): ExportRequest {
  const papers: ExportPaper[] = [
    { ...owls, paper: buildPaper(), digest: buildDigest() },
    { ...hoots, paper: buildAclPaper() },
    { ...nest },
  ]
  return request(papers, { week, ...rest })
}

const englishDigest = buildDigest({
  paper: buildAclPaper(),
  language: 'en',
  source: {
    ...buildDigest().source,
    kind: 'pdf',
    url: 'https://aclanthology.org/2023.demo-owls.7.pdf',
    sectionsRead: 6,
    sectionsTotal: 7,
  },
  engine: { id: 'ollama', model: 'barn-7b', recipe: 1, inputTokens: 9000, outputTokens: 700, costUsd: 0 },
  summary: {
    text: 'Hoots of five dialects can be counted by one small model.',
    language: 'en',
    evidence: [
      buildEvidence({ quote: 'We count hoots in five dialects with one small model.', section: 'Abstract', page: 1 }),
    ],
  },
  abstract: { text: 'We count hoots in five dialects.', language: 'en', by: 'original' },
  items: [
    buildItem({
      slot: 'result',
      question: 'How well does the count work?',
      answer: 'It finds 93% of all hoots.',
      answerLanguage: 'en',
      evidence: [
        buildEvidence({ quote: 'Recall is 93% over all dialects (see Table 2).', section: '5 Results', page: 6 }),
        buildEvidence({ quote: 'The rest are whispers.', section: '5 Results', page: 7 }),
      ],
    }),
  ],
  notStated: [],
  notices: [{ code: 'hidden-text-removed', count: 2 }],
})

test('every format is found under the name of its file', () => {
  for (const { id } of EXPORT_FORMATS)
    expect(readFileSync(new URL(`../../../../src/core/export/${id}.ts`, import.meta.url), 'utf8')).toContain(
      `id: '${id}'`,
    )
})

test('a note in Japanese', () => {
  expectGolden(
    'note.ja.md',
    markdown.render(request([{ digest: buildDigest(), note: buildNoteText({ status: 'reading', starred: true }) }])),
  )
})

test('a note in English, of an ACL paper read from its PDF', () => {
  expectGolden(
    'note.en.md',
    markdown.render(
      request(
        [
          {
            digest: englishDigest,
            note: buildNoteText({
              text: '',
              tags: [],
              highlights: [{ passage: 'S1', quote: 'A *hoot* is a call.' }],
            }),
          },
        ],
        { language: 'en' },
      ),
    ),
  )
})

test('a week in Japanese, with a paper that has no digest yet and one that never will', () => {
  expectGolden('week.ja.md', markdown.render(weekRequest()))
})

test('a week in English', () => {
  const papers = [{ ...owls }, { ...hoots, digest: englishDigest }, { ...nest }]
  expectGolden('week.en.md', markdown.render(weekRequest({ language: 'en', papers })))
})

test('without evidence no quote stands under an answer', () => {
  expectGolden('week-no-evidence.ja.md', markdown.render(weekRequest({ evidence: false })))
})

test('the revision an answer is about is named where its site numbers revisions', () => {
  const lastLine = (version: number) => {
    const digest = buildDigest({ paper: buildAclPaper({ version, latestVersion: version }) })
    return markdown
      .render(request([{ digest }]))
      .trimEnd()
      .split('\n')
      .at(-1)
  }
  expect(lastLine(2)).toMatch(/\bv2\b/)
  expect(lastLine(1)).not.toMatch(/\bv1\b/)
})

test('a selection without a week says how many papers it holds', () => {
  const text = markdown.render(request([{ digest: buildDigest() }, { digest: englishDigest }]))
  expect(text.split('\n').slice(0, 4)).toEqual([
    '# 論文ノート（2本）',
    '',
    '1. [Owls That Plan: Night Routing with $k$-Step Memory](<https://arxiv.org/abs/2308.01234v2>)（発行日：2023-08-07）',
    '2. [Counting Hoots Across Dialects](<https://aclanthology.org/2023.demo-owls.7/>)（発行日：2023-07）',
  ])
})

test('ranks with gaps are not counted anew', () => {
  const [first = buildWeekEntry(), second = buildWeekEntry()] = week.entries
  const text = markdown.render(request([{ entry: first }, { entry: { ...second, rank: 7 } }], { week }))
  expect(text).toContain('- 7\\. [Counting Hoots](<https://aclanthology.org/2023.demo-owls.7/>)')
  expect(text).toContain('## 7. Counting Hoots')
})

test('fields of one name are named once', () => {
  const categories = [
    { code: 'cs.LG', name: 'Machine Learning' },
    { code: 'cs.IR', name: '' },
    { code: 'stat.ML', name: 'Machine Learning' },
  ]
  const text = markdown.render(request([{ digest: buildDigest({ paper: buildPaper({ categories }) }) }]))
  expect(text).toContain('- **カテゴリ**：Machine Learning, cs.IR\n')
})

test('a value the source never has is said so, one that is only absent is left out', () => {
  const never = markdown.render(request([{ digest: buildDigest({ paper: buildAclPaper() }) }]))
  expect(never).toContain('- **最終更新日**：該当なし\n')
  expect(never).toContain('- **カテゴリ**：該当なし\n')
  const absent = buildPaper({ notApplicable: [], categories: [] })
  delete absent.updated
  expect(markdown.render(request([{ digest: buildDigest({ paper: absent }) }]))).not.toMatch(
    /最終更新日|カテゴリ|undefined|null|None|unknown/,
  )
})

test('Japanese names are parted by the Japanese sign', () => {
  const paper = buildPaper({ authors: ['青木ミナ', 'Jonas Feld', '田中るい', 'Lea Brandt'] })
  expect(markdown.render(request([{ digest: buildDigest({ paper }) }]))).toContain(
    '**著者**：青木ミナ、Jonas Feld, 田中るい、Lea Brandt\n',
  )
})

test('a withdrawn paper is said to be withdrawn', () => {
  expect(markdown.render(request([{ digest: buildDigest({ paper: buildPaper({ withdrawn: true }) }) }]))).toContain(
    '**この論文は取り下げられています。**',
  )
})

test('a hostile title stays a title', () => {
  const title = '# x\n\n<img src=x onerror=alert(1)> [go](javascript:alert(1)) | `code` **bold** \u202Etxt $5 ---'
  const paper = buildPaper({
    title,
    authors: ['> Eve', '- Mallory', '1. Trent'],
    links: { abs: 'javascript:alert(1)' },
  })
  const lines = markdown.render(request([{ digest: buildDigest({ paper, items: [] }) }])).split('\n')
  expect(lines[0]).toBe(
    '# \\# x \\<img src=x onerror=alert(1)\\> \\[go\\](javascript:alert(1)) \\| \\`code\\` \\*\\*bold\\*\\* txt \\$5 ---',
  )
  expect(lines[2]).toBe('- **著者**：\\> Eve, \\- Mallory, 1\\. Trent')
  expect(lines.join('\n')).not.toContain('**URL**')
})

test('a digest without any answer says so instead of listing every question', () => {
  const notices = [{ code: 'abstract-only' as const, count: 1 }]
  const digest = buildDigest({ items: [], notStated: ['problem', 'proposal', 'how'], notices })
  const text = markdown.render(request([{ digest }]))
  expect(text).toContain('*原文で裏づけられる答えがなかったため、Q&Aはありません。*')
  expect(text).not.toMatch(/## Q&A|見つからなかった項目：/)
})

test('of a paper whose abstract alone was read, nothing is said but of its abstract', () => {
  const digest = buildDigest({ source: { ...buildDigest().source, kind: 'abstract' } })
  expect(markdown.render(request([{ digest }]))).toContain('概要に見つからなかった項目：限界')
})

test('of thousands of authors the first are named, and the rest counted', () => {
  const paper = buildPaper({ authors: Array.from({ length: 2833 }, (_, index) => `Ann Author${index}`) })
  const text = markdown.render(request([{ digest: buildDigest({ paper }) }]))
  expect(text).toContain('Ann Author29, ほか2803名\n')
  expect(text).not.toContain('Author30')
})
