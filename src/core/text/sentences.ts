/**
 * Cuts prose into sentences: Intl.Segmenter proposes boundaries (UAX 29), the rules below take back the wrong ones, which
 * in papers are those after abbreviations, initials, enumerators and inside formulas and brackets. Formulas `$…$` are
 * masked by capitals before anything looks at the text, so nothing inside them can end a sentence.
 */

/**
 * A formula by pandoc's rule, which tells it from prices ("$5 and $10"): no space inside its dollar signs, no digit behind
 * them. An escaped character is passed over, so that `\$` opens none.
 */
const FORMULA = /\\[\s\S]|\$(?!\s)(?:\\[\s\S]|[^$\\])+(?<!\s)\$(?!\d)/g
/** How far behind and ahead of a boundary the rules look, in UTF-16 units. */
const REACH = 40
/** An unclosed bracket holds a sentence together for at most this many units: beyond it, it was never going to close. */
const LONGEST_BRACKET = 400

/** UTF-16 units handed to the segmenter at once. */
const WINDOW = 2000

/** Abbreviations that always want a continuation. */
const OPEN_ABBREVIATIONS = words(`
  e.g i.e eg ie cf vs viz resp approx ca fig figs eq eqs eqn eqns sec secs sect ref refs tab thm prop lem cor def alg app
  chap ch vol vols pp dr prof mr mrs ms st ph w.r.t wrt i.i.d s.t eds
`)
/** Abbreviations that may end a sentence: they do when an opener such as "We" follows. */
const EITHER_ABBREVIATIONS = words(
  'al inc ltd co corp jr sr dept univ u.s u.k u.n e.u ph.d m.sc b.sc a.k.a esp incl excl',
)
/** Words that begin a sentence far more often than they follow an abbreviation or an initial. */
const OPENERS = words(`
  We The In This These Those For It Its Our Here However As To On If When While Then Thus Therefore Hence Although Since Such
  There Their They Moreover Furthermore Finally First Second Next Also Although Another Both Each Given Let Note Recall From By
  With At An One Some Most Many All Using
`)
/** These want a number behind them: "No. 5" and "p. 28", but "the answer is no." */
const NUMBERED = words('no nos p art')
/** A single capital after one of these is a name of a thing, not an initial. */
const LETTERED = words(
  'appendix section table figure theorem lemma class type vitamin algorithm case part model group hepatitis panel step plan option team',
)
const OPENING = '(\uFF08「『'
const CLOSING = ')\uFF09」』'
/** `[3]`, `[3, 4]`: a citation set behind the full stop belongs to the sentence before it. */
const TRAILING_CITATION = /^\s*\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,12}\](?=\s)\s*/
const ENUMERATOR = /^[([]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]{0,2}$/
/** A particle behind a closing quotation mark: 「…。」と述べた is one sentence. */
const QUOTED = /[」』]$/
const PARTICLE = /^(?:と|など|という|の|を|は|が|に|で|も)/

/**
 * Stops the segmenter passes over: before an opening 「, which UAX 29 takes for a closing one, and where a record lost the
 * space between two sentences ("the steps.To tackle this"), that is, a word in small letters and then an opener.
 */
const MISSED_STOP =
  /[。！？](?=[「『])|(?<=\p{Ll}{3})[.?!](?=(?:We|The|In|This|These|For|It|Our|However|To|On|While|Then|Thus|Therefore|Moreover|Furthermore|Finally|Although|With|By|Experiments|Extensive|Both|Also|Here)(?: \p{L}|,))/gu
/** A segment this short hides no stop. */
const SHORTEST_WITH_STOP = 4

const segmenters = new Map<string, Intl.Segmenter>()

/**
 * The sentences of a text, trimmed, in order; together they hold every character of it but white space between them.
 * `language` is a BCP 47 tag and chooses the segmenter; what is no tag is read as English. Never throws.
 */
export function splitSentences(text: string, language = 'en'): string[] {
  const masked = maskFormulas(text)
  const sentences: string[] = []
  let start = 0
  for (const boundary of boundariesOf(masked, language)) {
    if (boundary <= start) continue
    const end = boundary < masked.length ? boundary + citationAt(masked, boundary) : boundary
    if (end < masked.length && !isBoundary(masked, start, end)) continue
    const sentence = text.slice(start, end).trim()
    if (sentence !== '') sentences.push(sentence)
    start = end
  }
  return sentences
}

/**
 * Proposed boundaries, in order. The text is handed to the segmenter in windows, because in V8 each step costs time in
 * proportion to the whole string; a window's last segment is cut by its edge and so is read again with the next window.
 */
function* boundariesOf(masked: string, language: string): Generator<number> {
  const segmenter = segmenterFor(language)
  let start = 0
  let size = WINDOW
  while (start < masked.length) {
    const segments = [...segmenter.segment(masked.slice(start, start + size))]
    const isLastWindow = start + size >= masked.length
    if (!isLastWindow && segments.length === 1) {
      size *= 2
      continue
    }
    const cut = isLastWindow ? undefined : segments.pop()
    for (const { index, segment } of segments) {
      if (segment.length >= SHORTEST_WITH_STOP)
        for (const stop of segment.matchAll(MISSED_STOP)) yield start + index + stop.index + stop[0].length
      yield start + index + segment.length
    }
    start = cut ? start + cut.index : masked.length
    size = WINDOW
  }
}

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const made = makeSegmenter(language)
  segmenters.set(language, made)
  return made
}

function makeSegmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' })
  } catch {
    // A page may declare any string as its language.
    return new Intl.Segmenter('en', { granularity: 'sentence' })
  }
}

/** The text with each formula written over by as many capitals, so that offsets stay the same. */
function maskFormulas(text: string): string {
  return text.replace(FORMULA, (match) => (match.startsWith('$') ? 'X'.repeat(match.length) : match))
}

function citationAt(masked: string, boundary: number): number {
  const ahead = masked.slice(boundary, boundary + 2 * REACH)
  return TRAILING_CITATION.exec(ahead)?.[0].length ?? 0
}

function isBoundary(masked: string, start: number, end: number): boolean {
  const before = masked.slice(Math.max(start, end - REACH), end).trimEnd()
  const after = masked.slice(end, end + REACH).trimStart()
  if (after === '') return true
  if (end - start <= REACH && ENUMERATOR.test(before)) return false
  if (/^[\p{Ll},;:)\]\uFF09」』、]/u.test(after)) return false
  if (QUOTED.test(before) && PARTICLE.test(after)) return false
  if (before.endsWith('.') && continuesAfterDot(before, after)) return false
  return end - start > LONGEST_BRACKET || bracketDepth(masked, start, end) === 0
}

function continuesAfterDot(before: string, after: string): boolean {
  const [previous = '', last = ''] = before.slice(0, -1).split(/\s+/).slice(-2)
  const word = last.replace(/^[^\p{L}\p{N}]+/u, '')
  const next = /^[\p{L}']+/u.exec(after)?.[0] ?? ''
  const lower = word.toLowerCase()
  if (OPEN_ABBREVIATIONS.has(lower)) return true
  if (OPENERS.has(next)) return false
  if (NUMBERED.has(lower)) return /^\d/.test(after)
  if (EITHER_ABBREVIATIONS.has(lower)) return true
  // "J. Smith", "J. R. Smith", "J.-P. Serre"
  if (/^(?:\p{Lu}\.?-?){1,3}$/u.test(word) && !/^X{3,}$/.test(word) && isInitial(word))
    return next !== '' && !LETTERED.has(previous.toLowerCase())
  return false
}

/** One capital, or capitals with dots or hyphens between them; `DNA` is none. */
function isInitial(word: string): boolean {
  return word.length === 1 || /[.-]/.test(word)
}

function bracketDepth(masked: string, start: number, end: number): number {
  let depth = 0
  for (let position = start; position < end; position += 1) {
    const character = masked[position] ?? ''
    if (OPENING.includes(character)) depth += 1
    else if (depth > 0 && CLOSING.includes(character)) depth -= 1
  }
  return depth
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
