/** Reads a document as candidates: sentences that could stand as an answer, with what every rule asks of them. */
import {
  passagesOf,
  type BlockKind,
  type PaperDocument,
  type Passage,
  type Section,
  type SectionRole,
} from '../../../core/document.ts'
import { isReachable } from '../../../core/grounding/passages.ts'
import { shapeOf, type TextShape } from '../../../core/text/rank.ts'
import { contentWords, withoutFormulas, wordCount } from '../../../core/text/tokens.ts'
import { isPrintedInPieces } from '../printed-in-pieces.ts'
import { unfitness } from './fitness.ts'

export type Candidate = {
  passage: Passage
  text: string
  /** The text with its formulas replaced by `x`. */
  prose: string
  words: number
  role: SectionRole
  /** Where it stands in the paper: 0 at the beginning, 1 at the end. */
  place: number
  /** Whether it speaks of the paper's own work. */
  own: boolean
  cites: boolean
  hasNumber: boolean
  /**
   * Whether something that is none of its words stands in the midst of it: in a PDF a footnote's mark or all that is
   * printed between two columns, on a page the key of a citation that was not resolved.
   */
  interrupted: boolean
  /** How much it leans on the sentence before, 0 to 1. */
  leaning: number
  content: ReadonlySet<string>
  /** The sentence before it in the same block, if it is quotable too. */
  previous: Candidate | undefined
  /** The sentence after it in the same block, if it is quotable too. */
  next: Candidate | undefined
  shape: () => TextShape
}

const OWN =
  /\b(?:we|our|ours|us|this (?:paper|work|study|article|survey|review|letter|chapter|thesis|report)|the present (?:paper|work|study|article)|the (?:main |key |two |three |present |proposed |resulting )?(?:novelty|contributions?|theorems|bounds?|proof|simulation technique))\b/i
// "However, this scaling raises …" is nothing without what this is.
const HINGES_ON_BEFORE =
  /^(?:however|but|yet|nevertheless|nonetheless|unfortunately|still),? (?:this|these|such|they|it|its|their|those)\b/i
// A citation the page could not resolve, left as its key: smith2017method.
const CITATION_KEY = /\b[a-z]{3,}(?:19|20)\d\d[a-z]{2,}\b/
const CITES = /\[\d|\(\d{4}[a-z]?\)|\([^()]{0,120}\b(?:19|20)\d\d[a-z]?\)|\bet al\b/
const NUMBER = /\d/
/** Digits that count nothing: each line says what they are of. */
const NO_QUANTITY = new RegExp(
  [
    // A place in the paper: "table (1)", "Figures 3 and 4".
    /\b(?:[Ll]ines?|[Rr]ows?|[Ss]teps?|[Ss]ections?|[Tt]ables?|[Ff]igures?|[Ff]igs?\.|[Ee]qs?\.|[Tt]heorems?|[Aa]ppendix) ?\(?\d+(?:\)?(?:,| and|[-–]) ?\(?\d+\b)*/,
    // A citation, by number or year.
    /\[\d[^\]]*\]/,
    /\([^()]*\d{4}[a-z]?\)/,
    // A formula's index.
    /_\{?\d+\}?/,
    // A year.
    /\b(?:19|20)\d\d\b(?!\s?\\?%)/,
    // A name: "GPT-4", "Llama 2", "13B".
    /\b[A-Za-z]+-?\d+\b/,
    /\b\d+(?:\.\d+)?[BM]\b/,
    /\b(?!(?:In|Of|On|The|For|By|With|At|From|To|And|Over|All|Only|These|Our|We|About|Under|Within|Than)\b)[A-Z][A-Za-z]+ \d{1,2}(?:\.\d)?(?![\d.]*\s?\\?%)\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)
const LEANS_HARD =
  /^(?:this (?!paper|work|study|article|survey|review|letter|chapter|report)|these (?!results\b|findings\b|observations\b|experiments\b|analyses\b|measurements\b)|that |those|it (?!is (?:\w+ )?(?:shown|argued|found|proved|proven|known|clear|possible|well|unclear|unknown|not|also|demonstrated|believed)|has been|remains)|its |they|their|such|he |she |here,? (?!we)|both |the (?:former|latter|same)|as (?:a|an|such|shown|mentioned|discussed|described|noted|before|above)|in (?:this|that|these|such) (?:case|way|sense|regard|setting|respect)|to (?:this end|do (?:so|this)|\w+ (?:this|these|those|such))|for (?:this|these|example|instance)|in other words|as a result|using (?:this|these|the above)|hence|thus|therefore|consequently|accordingly|so |then|otherwise|instead|if so|again|indeed|similarly|likewise|the (?:first|second|third|other|last|following) |(?:second|third|fourth|fifth|next)(?:ly)?, |\(?\d\) )/i
const LEANS_SOFTLY =
  /^(?:however|moreover|furthermore|in addition|additionally|also|but|and|yet|nevertheless|nonetheless|on the other hand|conversely|by contrast|in contrast|specifically|in particular|finally|besides|meanwhile|note that)\b|\bone such\b|\b(?:this|these|such) (?:problem|issue|challenge|limitation|approach|method|result|fact|assumption|observation)s?\b/i

// Two sentences a reader still takes in at one glance.
const MOST_TOGETHER = 70
// A short sentence that hinges on what came before ("The constraint, however, remains.") says too little by itself.
const LEANS_BY_BREVITY = 14
const HINGES =
  /, (?:however|though|therefore|thus|too),|\b(?:this|these|those|such) (?!(?:paper|work|article|study|survey|letter|note|review|report)\b)/i

// No summary comes near; what is longer is not worth any pattern's time.
const LONGEST = 2000

// What may be quoted; tables, equations and footnotes are not read without what they belong to, captions for a result alone.
const QUOTABLE: ReadonlySet<BlockKind> = new Set(['paragraph', 'item'])
const CAPTIONS: ReadonlySet<BlockKind> = new Set(['caption'])

/** Every sentence of the document that may be an answer, in reading order. `names` are the paper's own. */
export function readCandidates(document: PaperDocument, names: readonly string[]): Candidate[] {
  return readFrom(QUOTABLE, document, names)
}

/** Every sentence of a caption that could stand as an answer, for what a paper says nowhere else. */
export function readCaptions(document: PaperDocument, names: readonly string[]): Candidate[] {
  return readFrom(CAPTIONS, document, names)
}

function readFrom(kinds: ReadonlySet<BlockKind>, document: PaperDocument, names: readonly string[]): Candidate[] {
  const passages = [...passagesOf(document)]
  const roleOf = rolesAsRead(document)
  const found: Candidate[] = []
  let previous: Candidate | undefined
  let previousIndex = -2
  passages.forEach((passage, index) => {
    if (!kinds.has(passage.block.kind) || !isReachable(passage, document)) return
    const edges = edgesOf(document, index, passages.length)
    if (unfitness(passage.sentence.text, edges)) return
    const candidate = describe(passage, roleOf(passage.section), index / Math.max(1, passages.length - 1), names)
    if (previous && previousIndex === index - 1 && previous.passage.block === passage.block) {
      previous.next = candidate
      candidate.previous = previous
    }
    found.push(candidate)
    previous = candidate
    previousIndex = index
  })
  return found
}

/** Every sentence of the abstract which a reader can be shown, fit as an answer or not: what a summary may fall back on. */
export function readAbstract(document: PaperDocument, names: readonly string[]): Candidate[] {
  const passages = [...passagesOf(document)].filter(
    (passage) =>
      (passage.section.role === 'abstract' || document.source.kind === 'abstract') &&
      QUOTABLE.has(passage.block.kind) &&
      passage.sentence.text.length <= LONGEST &&
      isReachable(passage, document),
  )
  return passages.map((passage, index) => describe(passage, 'abstract', index / Math.max(1, passages.length), names))
}

// Records cut abstracts as their authors typed them: some begin in lower case, some end without a full stop.
function edgesOf({ source }: PaperDocument, index: number, count: number): { first: boolean; last: boolean } {
  const isRecord = source.kind === 'abstract'
  return { first: isRecord && index === 0, last: isRecord && index === count - 1 }
}

// Papers outside computer science name their sections after what they are about; the reader of the page then takes all of
// them for the method, though they hold the results too. Without a section of results the middle has no role.
function rolesAsRead(document: PaperDocument): (section: Section) => SectionRole {
  const hasResults = document.sections.some(({ role }) => role === 'experiment' || role === 'result')
  return ({ role }) => (role === 'method' && !hasResults ? 'other' : role)
}

/** The sentence without which this one is not understood, where it stands just before and both are short enough. */
export function antecedentOf({ previous, words, leaning, prose }: Candidate): Candidate | undefined {
  if (!previous || previous.words + words > MOST_TOGETHER || previous.leaning === 1) return undefined
  return leaning === 1 || (words < LEANS_BY_BREVITY && (leaning > 0 || HINGES.test(prose))) ? previous : undefined
}

function describe(passage: Passage, role: SectionRole, place: number, names: readonly string[]): Candidate {
  const { text } = passage.sentence
  const prose = withoutFormulas(text)
  let shape: TextShape | undefined
  return {
    passage,
    text,
    prose,
    words: wordCount(text),
    role,
    place,
    own: OWN.test(prose) || names.some((name) => prose.includes(name)),
    cites: CITES.test(prose) || CITATION_KEY.test(prose),
    interrupted: isPrintedInPieces(passage.sentence) || CITATION_KEY.test(prose),
    hasNumber: NUMBER.test(text.replace(NO_QUANTITY, '')),
    leaning: LEANS_HARD.test(prose) || HINGES_ON_BEFORE.test(prose) ? 1 : LEANS_SOFTLY.test(prose) ? 0.5 : 0,
    content: contentWords(text),
    previous: undefined,
    next: undefined,
    shape: () => (shape ??= shapeOf(text, names)),
  }
}
