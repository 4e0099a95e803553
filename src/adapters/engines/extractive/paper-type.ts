/** Tells the kind of paper by its title, its section names and how it speaks of itself. */
import { passagesOf, type PaperDocument } from '../../../core/document.ts'
import type { PaperType } from './rule.ts'

const SURVEY_TITLE = /\b(?:survey|review|overview|tutorial|primer|taxonomy|roadmap|state of the art)\b/i
const SURVEY_SELF =
  /\b(?:this|our|the present) (?:survey|review|overview|tutorial|chapter)\b|\bin this (?:survey|review|overview|tutorial)\b|\bin this (?:paper|article|work),? we (?:\w+ ){0,2}(?:survey|review)\b|\bwe (?:survey|review) (?:recent|existing|several|various|some|popular)\b/i
// Papers whose own thing is a collection others are to use.
const RESOURCE_TITLE =
  /\b(?:data ?sets?|corpus|corpora|treebank|benchmark(?:s|ing)?|test suite|evaluation suite|lexicon|ontology|knowledge base|shared task)\b/i
const RESOURCE_SELF =
  /\b(?:we|this (?:paper|work|article)) (?:\w+ ){0,2}(?:introduces?|presents?|releases?|proposes?|creates?|builds?|constructs?|collects?|contributes?|describes?) (?:\w+,? ){0,2}(?:a|an|the|our|two|three|[A-Z][\w-]+,? (?:a|an|the)) (?:[\w-]+,? ){0,5}(?:data ?set|corpus|treebank|benchmark|test suite|evaluation suite|lexicon|resource|collection)\b/
const POSITION = /\b(?:position paper|perspective|opinion|essay|manifesto)\b/i
const ARGUES = /\bwe (?:\w+ )?(?:argue|contend|advocate|call for)\b|\bthis (?:paper|article|essay) argues\b/i
const EMPIRICAL_HEADING =
  /experiment|evaluation|empirical|benchmark|ablation|case stud|user study|measurement|simulation|data ?set/i
const THEOREMS = /\b(?:theorem|lemma|proposition|corollary|proof|we prove|(?:upper|lower) bounds?)\b/gi
// A proof or two occurs in empirical papers; a theory paper is made of them. An abstract alone holds far fewer.
const THEOREMS_OF_A_THEORY_PAPER = 5
const THEOREMS_OF_A_THEORY_ABSTRACT = 2
// An abstract and an introduction are shorter than this; a whole paper never is.
const SHORT = 8000
const EMPIRICAL_WORDS =
  /\b(?:experiments?|experimental|benchmarks?|data ?sets?|corpus|corpora|empirical(?:ly)?|(?:language|neural) (?:models?|networks?)|participants|fine-tun\w+|simulations?)\b/i

/** What kind of paper the document is; empirical where nothing says otherwise. */
export function paperTypeOf(document: PaperDocument): PaperType {
  const text = textOf(document)
  if (SURVEY_TITLE.test(document.title)) return 'survey'
  const isEmpirical = document.sections.some(
    ({ role, title }) => role !== 'appendix' && (role === 'experiment' || EMPIRICAL_HEADING.test(title)),
  )
  const isShort = text.whole.length < SHORT
  if (isShort && EMPIRICAL_WORDS.test(text.abstract)) return otherThanTheory(document, text, isEmpirical)
  const theorems = text.whole.match(THEOREMS)?.length ?? 0
  const enough = isShort ? THEOREMS_OF_A_THEORY_ABSTRACT : THEOREMS_OF_A_THEORY_PAPER
  if (!isEmpirical && theorems >= enough) return 'theory'
  return otherThanTheory(document, text, isEmpirical)
}

function otherThanTheory(document: PaperDocument, text: Texts, isEmpirical: boolean): PaperType {
  if (!isEmpirical && SURVEY_SELF.test(text.abstract || text.intro)) return 'survey'
  const argues = ARGUES.test(text.abstract + text.intro) && !/\d\s?\\?%/.test(text.whole)
  if (POSITION.test(document.title) || (!isEmpirical && argues)) return 'position'
  return RESOURCE_TITLE.test(document.title) || RESOURCE_SELF.test(text.abstract) ? 'resource' : 'empirical'
}

type Texts = { abstract: string; intro: string; whole: string }

function textOf(document: PaperDocument): Texts {
  const text = { abstract: '', intro: '', whole: '' }
  for (const { sentence, section } of passagesOf(document)) {
    text.whole += sentence.text + '\n'
    if (section.role === 'abstract') text.abstract += sentence.text + '\n'
    if (section.role === 'intro') text.intro += sentence.text + '\n'
  }
  return text
}
