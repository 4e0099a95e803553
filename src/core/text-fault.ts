/**
 * Whether what was read is the paper: a converter that gave up answers with a page all the same, and a site now and then
 * has another file under a paper's address. Measured on the mirror's HTML pages and PDFs, each against its own record
 * and against every other's (decision 0012); a doubt is decided for the text.
 */
import { passagesOf, type PaperDocument, type TextFailure } from './document.ts'
import type { Paper } from './paper.ts'
import { detectLanguage } from './text/detect-language.ts'
import { matchingKey } from './text/normalise.ts'

/** Characters beside the abstract, below which a text that is shorter than its abstract breaks off; notes and errata of one page have three times as many. */
const FEWEST_CHARACTERS = 600

/** Commands a page of prose may show, as in a paper on TeX itself, and the share of its characters they may be. */
const MOST_COMMANDS = 40
const MOST_COMMAND_SHARE = 0.03

/**
 * Shares of the words of title and abstract that a text must hold, one or the other. Of 43 texts the least of its own
 * was 0.87 and 0.89; of 3,248 pairs of a text and somebody else's record, nine in ten have neither.
 */
const LEAST_TITLE_SHARE = 0.5
const LEAST_ABSTRACT_SHARE = 0.7

/** Fewer different words in an abstract prove nothing. */
const FEWEST_WORDS = 15

/** A title stands within so many characters of the start. */
const HEAD = 3000

/** What is wrong with a full text, or undefined; an abstract comes from the record itself and is never wrong. */
export function textFault(document: PaperDocument, paper: Paper): TextFailure | undefined {
  if (document.source.kind === 'abstract') return undefined
  if (document.source.kind === 'latexml' && isFailedConversion(document)) return 'conversion-failed'
  return isAnotherPaper(document, paper) ? 'wrong-paper' : undefined
}

function isFailedConversion(document: PaperDocument): boolean {
  let body = 0
  let abstract = 0
  let prose = ''
  for (const { sentence, section, block } of passagesOf(document)) {
    if (section.role === 'abstract') abstract += sentence.text.length
    else body += sentence.text.length
    if (block.kind !== 'equation' && block.kind !== 'table') prose += `${sentence.text}\n`
  }
  return body < Math.min(FEWEST_CHARACTERS, abstract) || isRawTex(prose)
}

function isRawTex(text: string): boolean {
  // Formulas stand between `$…$`; a dollar of the text itself is written `\$`.
  const prose = text.replace(/\\\$/g, ' ').replace(/\$[^$\n]{0,5000}\$/g, ' ')
  const commands = prose.match(/\\[a-zA-Z@]{2,40}\*?/g) ?? []
  const length = commands.reduce((total, command) => total + command.length, 0)
  return commands.length > MOST_COMMANDS && length > prose.length * MOST_COMMAND_SHARE
}

/** Neither the title nor the abstract's words are to be found; judged only where both are in one language. */
function isAnotherPaper(document: PaperDocument, paper: Paper): boolean {
  const abstract = longWords(paper.abstract ?? '')
  if (abstract.size < FEWEST_WORDS) return false
  const text = textOf(document)
  if (detectLanguage(middleOf(text)) !== detectLanguage(paper.abstract ?? '')) return false
  const head = squeezed(`${document.title} ${text.slice(0, HEAD)}`)
  if (shareIn(longWords(paper.title), head) >= LEAST_TITLE_SHARE) return false
  const words = longWords(text)
  return [...abstract].filter((word) => words.has(word)).length < abstract.size * LEAST_ABSTRACT_SHARE
}

function textOf(document: PaperDocument): string {
  const texts: string[] = []
  for (const { sentence } of passagesOf(document)) texts.push(sentence.text)
  return texts.join(' ')
}

/** The start of a text may be a name or an abstract in a second language. */
function middleOf(text: string): string {
  return text.slice(Math.floor(text.length / 2))
}

/** The different words of four letters and more, and neighbouring pairs of characters where words are not spaced. */
function longWords(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of matchingKey(text).match(/[\p{L}\p{N}]{2,60}/gu) ?? []) {
    if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)) {
      if (word.length > 3) found.add(word)
    } else for (let index = 0; index + 1 < word.length; index += 1) found.add(word.slice(index, index + 2))
  }
  return found
}

/** Letters and digits only, so that a title set in spaced capitals is found too. */
function squeezed(text: string): string {
  return matchingKey(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

function shareIn(words: ReadonlySet<string>, text: string): number {
  if (words.size === 0) return 1
  return [...words].filter((word) => text.includes(word)).length / words.size
}
