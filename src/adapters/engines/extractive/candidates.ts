/** Reads a document as candidates: sentences that could stand as an answer, with what every rule asks of them. */
import {
  passagesOf,
  type PaperDocument,
  type Passage,
  type Section,
  type SectionRole,
} from '../../../core/document.ts'
import { shapeOf, type TextShape } from '../../../core/text/rank.ts'
import { contentWords, withoutFormulas, wordCount } from '../../../core/text/tokens.ts'
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
  /** How much it leans on the sentence before, 0 to 1. */
  leaning: number
  content: ReadonlySet<string>
  /** The sentence after it in the same block, if it is quotable too. */
  next: Candidate | undefined
  shape: () => TextShape
}

const OWN =
  /\b(?:we|our|ours|us|this (?:paper|work|study|article|survey|review|letter|chapter|thesis|report)|the present (?:paper|work|study|article))\b/i
const CITES = /\[\d|\(\d{4}[a-z]?\)|\([^()]{0,120}\b(?:19|20)\d\d[a-z]?\)|\bet al\b/
const NUMBER = /\d/
const LEANS_HARD =
  /^(?:this (?!paper|work|study|article|survey|review|letter|chapter|report)|these|that |those|it |its |they|their|such|he |she |here,? (?!we)|both |the (?:former|latter|same)|as (?:a|an|such|shown|mentioned|discussed|described|noted|before|above)|in (?:this|that|these|such) (?:case|way|sense|regard|setting|respect)|to (?:this end|do (?:so|this)|\w+ (?:this|these|those|such))|for (?:this|these|example|instance)|in other words|as a result|hence|thus|therefore|consequently|accordingly|so |then|otherwise|instead|if so|again|indeed|similarly|likewise|the (?:first|second|third|other|last|following) |\(?\d\) )/i
const LEANS_SOFTLY =
  /^(?:however|moreover|furthermore|in addition|additionally|also|but|and|yet|nevertheless|nonetheless|on the other hand|conversely|by contrast|in contrast|specifically|in particular|finally|next|second|third|besides|meanwhile|note that)\b|\bone such\b|\b(?:this|these|such) (?:problem|issue|challenge|limitation|approach|method|result|fact|assumption|observation)s?\b/i

// What may be quoted; captions, tables, equations and footnotes are not read without what they belong to.
const QUOTABLE = new Set(['paragraph', 'item'])

/** Every sentence of the document that may be an answer, in reading order. `names` are the paper's own. */
export function readCandidates(document: PaperDocument, names: readonly string[]): Candidate[] {
  const passages = [...passagesOf(document)]
  const roleOf = rolesAsRead(document)
  const found: Candidate[] = []
  let previous: Candidate | undefined
  let previousIndex = -2
  passages.forEach((passage, index) => {
    if (!QUOTABLE.has(passage.block.kind) || unfitness(passage.sentence.text)) return
    const candidate = describe(passage, roleOf(passage.section), index / Math.max(1, passages.length - 1), names)
    if (previous && previousIndex === index - 1 && previous.passage.block === passage.block) previous.next = candidate
    found.push(candidate)
    previous = candidate
    previousIndex = index
  })
  return found
}

// Papers outside computer science name their sections after what they are about; the reader of the page then takes all of
// them for the method, though they hold the results too. Without a section of results the middle has no role.
function rolesAsRead(document: PaperDocument): (section: Section) => SectionRole {
  const hasResults = document.sections.some(({ role }) => role === 'experiment' || role === 'result')
  return ({ role }) => (role === 'method' && !hasResults ? 'other' : role)
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
    cites: CITES.test(prose),
    hasNumber: NUMBER.test(
      text.replace(
        /\[\d[^\]]*\]|\b[A-Za-z]+-?\d+\b|\([^()]*\d{4}[a-z]?\)|\b(?:Line|Row|Step|Section|Table|Figure|Fig\.|Eq\.|Theorem|Appendix) ?\(?\d+/g,
        '',
      ),
    ),
    leaning: LEANS_HARD.test(prose) ? 1 : LEANS_SOFTLY.test(prose) ? 0.5 : 0,
    content: contentWords(text),
    next: undefined,
    shape: () => (shape ??= shapeOf(text, names)),
  }
}
