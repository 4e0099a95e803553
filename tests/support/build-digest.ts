/** Builders of valid records about an invented paper; every field can be replaced. */
import type { Digest, DigestItem, Evidence } from '../../src/core/digest.ts'
import type { Note, NoteText } from '../../src/core/note.ts'
import { emptyNote } from '../../src/core/note.ts'
import type { Paper } from '../../src/core/paper.ts'
import type { Week, WeekEntry } from '../../src/core/week.ts'

/** An arXiv paper's record. */
export function buildPaper(overrides: Partial<Paper> = {}): Paper {
  return {
    id: 'arxiv:2308.01234',
    version: 2,
    title: 'Owls That Plan: Night Routing with $k$-Step Memory',
    authors: ['Mina Aoki', 'Jonas Feld', 'Ada Osei'],
    published: '2023-08-07',
    updated: '2023-08-09',
    categories: [
      { code: 'cs.RO', name: 'Robotics' },
      { code: 'cs.LG', name: 'Machine Learning' },
    ],
    abstract: 'Night routing is hard. We present OwlNet, a planner with $k$-step memory.',
    licence: 'http://creativecommons.org/licenses/by/4.0/',
    links: {
      abs: 'https://arxiv.org/abs/2308.01234v2',
      pdf: 'https://arxiv.org/pdf/2308.01234v2',
      html: 'https://arxiv.org/html/2308.01234v2',
    },
    notApplicable: ['venue'],
    ...overrides,
  }
}

/** An ACL Anthology paper's record: no categories, no day of an update. */
export function buildAclPaper(overrides: Partial<Paper> = {}): Paper {
  return {
    id: 'acl:2023.demo-owls.7',
    version: 1,
    title: 'Counting Hoots Across Dialects',
    authors: ['Rui Tanaka', 'Lea Brandt'],
    published: '2023-07',
    categories: [],
    abstract: 'We count hoots in five dialects.',
    venue: 'Proceedings of the Meeting on Owls (Demonstrations)',
    doi: '10.99999/2023.demo-owls.7',
    links: {
      abs: 'https://aclanthology.org/2023.demo-owls.7/',
      pdf: 'https://aclanthology.org/2023.demo-owls.7.pdf',
    },
    notApplicable: ['categories', 'updated', 'comments'],
    ...overrides,
  }
}

/** A quote of the method section. */
export function buildEvidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    passage: 'S3.p2.s1',
    quote: 'OwlNet keeps the last $k = 8$ steps in memory.',
    section: '3.2 Training',
    htmlId: 'S3.p2',
    match: 'exact',
    ...overrides,
  }
}

/** A question with a Japanese answer. */
export function buildItem(overrides: Partial<DigestItem> = {}): DigestItem {
  return {
    slot: 'how',
    question: 'OwlNetはどのような仕組みで動きますか？',
    answer: '直近の$k = 8$ステップを記憶し、次の進路を決めます。',
    answerLanguage: 'ja',
    evidence: [buildEvidence()],
    ...overrides,
  }
}

/** A Japanese digest of `buildPaper`, made without a model: a summary, two items, one silent slot. */
export function buildDigest(overrides: Partial<Digest> = {}): Digest {
  const problem = 'Night routing is hard because landmarks are dark.'
  return {
    format: 'ronbun-digest/1',
    paper: buildPaper(),
    language: 'ja',
    source: {
      kind: 'latexml',
      url: 'https://arxiv.org/html/2308.01234v2',
      sha256: 'a'.repeat(64),
      sectionsRead: 9,
      sectionsTotal: 9,
      charactersRead: 31_415,
      charactersTotal: 31_415,
      hiddenRemoved: 0,
    },
    engine: { id: 'extractive', model: 'extractive', recipe: 3, inputTokens: 0, outputTokens: 0, costUsd: 0 },
    createdAt: '2026-11-22T12:00:00.000Z',
    summary: {
      text: 'We present OwlNet, a planner with $k$-step memory.',
      language: 'en',
      evidence: [
        buildEvidence({
          passage: 'abstract.p1.s2',
          quote: 'We present OwlNet, a planner with $k$-step memory.',
          section: 'Abstract',
          htmlId: 'abstract1',
        }),
      ],
    },
    abstract: {
      text: '夜間の経路計画は難しい。$k$ステップの記憶をもつ計画器OwlNetを提案する。',
      language: 'ja',
      by: 'translator',
    },
    items: [
      buildItem({
        slot: 'problem',
        question: 'OwlNetはどの課題を解こうとしていますか？',
        answer: problem,
        answerLanguage: 'en',
        evidence: [
          buildEvidence({ passage: 'S1.p1.s1', quote: problem, section: '1 Introduction', htmlId: 'S1.p1' }),
        ],
      }),
      buildItem(),
    ],
    notStated: ['limits', 'cost'],
    notices: [],
    ...overrides,
  }
}

/** What a reader wrote about it. */
export function buildNoteText(overrides: Partial<NoteText> = {}): NoteText {
  return {
    ...emptyNote(),
    text: 'Compare with *my* bats.',
    tags: ['owls'],
    updatedAt: '2026-11-22T13:00:00.000Z',
    ...overrides,
  }
}

/** A note as it leaves the browser. */
export function buildNote(overrides: Partial<Note> = {}): Note {
  return { format: 'ronbun-note/1', digest: buildDigest(), note: buildNoteText(), ...overrides }
}

/** A row of a week. */
export function buildWeekEntry(overrides: Partial<WeekEntry> = {}): WeekEntry {
  return {
    rank: 1,
    title: 'OwlNet',
    paperId: 'arxiv:2308.01234',
    url: 'https://arxiv.org/abs/2308.01234',
    summary: 'plans at night.',
    ...overrides,
  }
}

/** A week of three rows: an arXiv paper, an ACL paper, and a page that is neither. */
export function buildWeek(overrides: Partial<Week> = {}): Week {
  return {
    feed: 'dair',
    start: '2023-08-07',
    end: '2023-08-13',
    entries: [
      buildWeekEntry(),
      buildWeekEntry({
        rank: 2,
        title: 'Counting Hoots',
        paperId: 'acl:2023.demo-owls.7',
        url: 'https://aclanthology.org/2023.demo-owls.7/',
        summary: 'counts.',
      }),
      { rank: 3, title: 'Nest [beta] | a tool', url: 'https://example.org/nest', summary: 'builds.' },
    ],
    ...overrides,
  }
}
