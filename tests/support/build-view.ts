/** Views and events as surfaces get them, about invented papers. */
import type { Digest, DigestItem } from '../../src/core/digest.ts'
import type { Job } from '../../src/core/job.ts'
import { emptyNote } from '../../src/core/note.ts'
import type { Paper } from '../../src/core/paper.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import type { SlotId } from '../../src/core/slot.ts'
import type { ListView, PagePreview, PanelView, WeekRow, WeekView } from '../../src/wire/protocol.ts'

/** An invented arXiv paper with every field. */
export function buildPaper(change: Partial<Paper> = {}): Paper {
  return {
    id: 'arxiv:2601.01234',
    version: 2,
    latestVersion: 2,
    title: 'Tidepool: Letting Small Models Borrow Memory from Their Neighbours',
    authors: ['Mina Okabe', 'Lars Quist', 'Aiko Tanemura', 'Jorge Vela', 'Ruth Adeyemi'],
    published: '2026-01-05',
    updated: '2026-02-11',
    categories: [
      { code: 'cs.LG', name: 'Machine Learning' },
      { code: 'cs.DC', name: 'Distributed Computing' },
    ],
    abstract:
      'Small language models forget long contexts. We present Tidepool, a protocol by which models on one machine lend each other unused cache blocks. ' +
      'A borrowed block is returned when its owner wakes, so no model waits longer than $2\\tau$ for its own memory. ' +
      'On four long-context tasks Tidepool lets a 1.3B model keep 3.1 times more context at the same peak memory, and the code is public.',
    doi: '10.1234/tidepool.2026',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    comments: '14 pages, 6 figures',
    links: {
      abs: 'https://arxiv.org/abs/2601.01234v2',
      pdf: 'https://arxiv.org/pdf/2601.01234v2',
      html: 'https://arxiv.org/html/2601.01234v2',
      code: ['https://github.com/example-lab/tidepool'],
    },
    notApplicable: ['venue'],
    ...change,
  }
}

const ITEMS: [SlotId, string, string, string, string, number][] = [
  [
    'problem',
    'Tidepool はどの課題を解こうとしていますか？',
    'What problem does Tidepool address?',
    'Small language models forget long contexts because their key–value cache is evicted long before the reader is done.',
    '1 Introduction',
    1,
  ],
  [
    'proposal',
    'Tidepool は何を提案していますか？',
    'What does Tidepool propose?',
    'We present Tidepool, a protocol by which models on one machine lend each other unused cache blocks.',
    '1 Introduction',
    2,
  ],
  [
    'how',
    'Tidepool はどのように動きますか？',
    'How does Tidepool work?',
    'A borrowed block is returned when its owner wakes, so no model waits longer than $2\\tau$ for its own memory, where $\\tau$ is the time to copy one block.',
    '3.2 Lending and returning',
    4,
  ],
  [
    'novelty',
    '先行研究と何が違いますか？',
    'What is new compared with earlier work?',
    'Unlike paging, which moves blocks to slower memory, Tidepool never moves a block off the accelerator.',
    '2 Related work',
    3,
  ],
  [
    'data',
    'どのデータと設定で確かめましたか？',
    'Which data and setup were used?',
    'We evaluate on four long-context tasks with models of 0.4B, 1.3B and 2.7B parameters.',
    '4.1 Setup',
    6,
  ],
  [
    'result',
    '主な結果は何ですか？',
    'What are the main results?',
    'Tidepool lets a 1.3B model keep 3.1 times more context at the same peak memory, and answers improve by 7.4 points.',
    '4.2 Main results',
    7,
  ],
  [
    'analysis',
    '何が効いているのですか？',
    'What makes the difference?',
    'Removing the return rule costs 5.9 points, more than any other part.',
    '4.4 Ablation',
    9,
  ],
  [
    'availability',
    'コードやデータは公開されていますか？',
    'Are code and data available?',
    'Code and traces are available at github.com/example-lab/tidepool.',
    '6 Conclusion',
    11,
  ],
]

/** One item of the invented digest. */
export function buildItem(slot: SlotId, language: 'ja' | 'en' = 'ja', change: Partial<DigestItem> = {}): DigestItem {
  const [, ja, en, text, section, page] = ITEMS.find(([own]) => own === slot) ?? ITEMS[0]!
  return {
    slot,
    question: language === 'ja' ? ja : en,
    answer: text,
    answerLanguage: 'en',
    evidence: [{ passage: `S${page}.p1.s1`, quote: text, section, htmlId: `S${page}.p1`, page, match: 'exact' }],
    ...change,
  }
}

/** A whole extractive digest. */
export function buildDigest(change: Partial<Digest> = {}): Digest {
  const language = change.language ?? 'ja'
  const paper = change.paper ?? buildPaper()
  const lead = 'We present Tidepool, a protocol by which models on one machine lend each other unused cache blocks.'
  return {
    format: 'ronbun-digest/1',
    paper,
    language,
    source: {
      kind: 'latexml',
      url: 'https://arxiv.org/html/2601.01234v2',
      sha256: '3f2a9c0d5b7e11aa64f2c98e0d1b7744556677889900aabbccddeeff00112233',
      sectionsRead: 41,
      sectionsTotal: 44,
      charactersRead: 61_204,
      charactersTotal: 63_120,
      hiddenRemoved: 0,
    },
    engine: { id: 'extractive', model: 'extractive', recipe: 1, inputTokens: 0, outputTokens: 0, costUsd: 0 },
    createdAt: '2026-11-22T12:00:00Z',
    summary: {
      text: lead,
      language: 'en',
      evidence: [
        { passage: 'S1.p1.s3', quote: lead, section: '1 Introduction', htmlId: 'S1.p1', page: 2, match: 'exact' },
      ],
    },
    abstract: { text: paper.abstract ?? '', language: 'en', by: 'original' },
    items: ITEMS.map(([slot]) => buildItem(slot, language)),
    notStated: ['limits', 'cost', 'next'],
    notices: [],
    ...change,
  }
}

/** What the panel gets for a paper page. */
export function buildPanelView(change: Partial<PanelView> = {}): PanelView {
  return {
    page: { kind: 'paper', paperId: 'arxiv:2601.01234', surface: 'abs' },
    paper: buildPaper(),
    note: emptyNote(),
    settings: DEFAULT_SETTINGS,
    language: 'ja',
    repairedSettings: [],
    ...change,
  }
}

export const JOB_KEY = 'arxiv:2601.01234v2|ja|extractive@1'

/** A job for the invented paper. */
export function buildJob(change: Partial<Job> = {}): Job {
  return {
    key: JOB_KEY,
    paperId: 'arxiv:2601.01234',
    version: 2,
    language: 'ja',
    engine: { id: 'extractive', recipe: 1 },
    state: 'running',
    step: 'read',
    attempt: 1,
    items: [],
    createdAt: 0,
    updatedAt: 0,
    ...change,
  }
}

const NAMES = [
  'Tidepool',
  'Grass-Roots RLHF',
  'Slow Attention',
  'Lanterns',
  'MapReader-2',
  'What Do Verifiers Verify?',
  'Kintsugi',
  'A Census of Prompts',
  'Field Notes (blog)',
  'Quiet Quantization',
]
const TITLES = [
  'Tidepool: Letting Small Models Borrow Memory from Their Neighbours',
  'Preference Learning without Preferences: Grass-Roots Feedback for Instruction Following at Scale',
  'Slow Attention',
  'Lanterns: Sparse Probing of Mixture Models under $\\ell_1$ Constraints',
  'MapReader-2: Reading Historical Maps with Language Supervision',
  'What Do Verifiers Verify?',
  'Kintsugi: Repairing Broken Reasoning Chains by Local Search',
  'A Census of Prompts',
  '',
  'Quiet Quantization: Two Bits Are Enough for Most Layers of Most Models, Most of the Time',
]

/** One week of ten rows, the ninth of which is no paper. */
export function buildRows(change: (rank: number) => Partial<WeekRow> = () => ({})): WeekRow[] {
  return NAMES.map((title, index): WeekRow => {
    const rank = index + 1
    if (rank === 9) {
      const entry = { rank, title, url: 'https://blog.example.org/field-notes', summary: '' }
      return { entry, state: 'none', starred: false, ...change(rank) }
    }
    const paperId = `arxiv:2607.0${rank}000` as const
    const paper = buildPaper({
      id: paperId,
      title: TITLES[index] ?? title,
      published: '2026-07-21',
      updated: '2026-07-22',
    })
    const entry = { rank, title, paperId, url: `https://arxiv.org/abs/2607.0${rank}000`, summary: '' }
    return { entry, paper, state: 'none', starred: false, ...change(rank) }
  })
}

export const WEEKS = [
  { start: '2026-07-27', end: '2026-08-02' },
  { start: '2026-07-20', end: '2026-07-26' },
  { start: '2026-07-13', end: '2026-07-19' },
]

/** What the popup gets for a week. */
export function buildWeekView(change: Partial<WeekView> = {}, start = '2026-07-20'): WeekView {
  const rows = change.rows ?? buildRows()
  const days = WEEKS.find((week) => week.start === start) ?? WEEKS[0]!
  return {
    weeks: WEEKS,
    week: { feed: 'weekly', ...days, entries: rows.map(({ entry }) => entry) },
    rows,
    checkedAt: Date.UTC(2026, 10, 22, 12, 10),
    due: false,
    ...change,
  }
}

/** A page of two columns drawn as grey lines, with three lines of the left column marked. */
export function buildPreview(change: Partial<PagePreview> = {}): PagePreview {
  const lines = Array.from({ length: 50 }, (_, index) => 60 + 14 * index).flatMap((y) =>
    [54, 317].map((x) => `<rect x="${x}" y="${y}" width="241" height="6" fill="#777"/>`),
  )
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="612" height="792">${lines.join('')}</svg>`
  const marks = [30, 31, 32].map((line): [number, number, number, number] => [
    54 / 612,
    (57 + 14 * line) / 792,
    241 / 612,
    12 / 792,
  ])
  return { image: `data:image/svg+xml,${encodeURIComponent(page)}`, width: 796, height: 1030, marks, ...change }
}

/** What a panel gets beside a list page: the papers of the week's rows, none with a digest. */
export function buildListView(change: Partial<ListView> = {}): ListView {
  const rows = buildRows().flatMap(({ paper }) =>
    paper ? [{ paperId: paper.id, title: paper.title, state: 'none' as const }] : [],
  )
  return { url: 'https://arxiv.org/list/cs.CL/recent', rows, ...change }
}
