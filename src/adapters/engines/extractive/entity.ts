/** Finds the name the paper's own thing goes by: a method, a model, a dataset; else a title short enough to stand for it. */
import { passagesOf, type PaperDocument } from '../../../core/document.ts'

// A name: something with a capital or digit inside (BERT, GPT-2, ByteNet, RoBERTa), perhaps with a number behind it.
const INNER = '[A-Za-z][A-Za-z0-9]{0,20}(?:[A-Z0-9]|[-+][A-Za-z0-9])[A-Za-z0-9+-]{0,20}'
const NAME = `(?:${INNER}|[A-Z][a-z]{3,20})(?: \\d[\\w.]{0,4}|(?: [A-Z][a-z]{2,20}){1,3})?`
const MAKE =
  '(?:propose|proposes|introduce|introduces|present|presents|develop|develops|release|releases|describe|describes|design|build)'

const ANNOUNCED: readonly { pattern: RegExp; weight: number }[] = [
  {
    pattern: new RegExp(
      `\\b(?:[Ww]e|paper|work|article) (?:[a-z]+ ){0,2}?${MAKE} (?:(?:a|an|the|our|new|novel) ){0,3}(${NAME})`,
      'g',
    ),
    weight: 4,
  },
  {
    pattern: new RegExp(
      `\\b(?:[Ww]e|paper|work|article) (?:[a-z]+ ){0,2}?${MAKE} [^.;]{1,100}?(?:, | called | named | dubbed | termed |: )(?:called |named |dubbed |termed |namely |the )*["“']?(${NAME})`,
      'g',
    ),
    weight: 3,
  },
  {
    pattern: new RegExp(
      `\\b(?:[Ww]e|paper|work|article) (?:[a-z]+ ){0,2}?${MAKE} [^.;()]{1,120}\\(["“']?(${INNER})["”']?\\)`,
      'g',
    ),
    weight: 4,
  },
  {
    pattern: new RegExp(
      `\\b(?:which|that|it|model|method|approach|framework|system|dataset|corpus|algorithm|architecture|network) (?:[a-z]+ ){0,2}?(?:we )?(?:call|called|name|named|dub|dubbed|term|termed|refer to as|coined?) ["“']?(?:the )?(${NAME})`,
      'g',
    ),
    weight: 3,
  },
  {
    pattern: new RegExp(
      `\\b(?:our|the proposed) (?:[a-z]+ )?(?:model|method|approach|framework|system|dataset|corpus|algorithm|architecture),? (${INNER})`,
      'g',
    ),
    weight: 2.5,
  },
]

const COMMON = new Set(
  (
    'section table figure appendix theorem algorithm equation chapter english chinese german french japanese spanish google ' +
    'wikipedia twitter facebook amazon microsoft however therefore here there this that these our the bayesian gaussian ' +
    'markov fourier euclidean boolean i.e e.g natural deep neural machine artificial large language github python nlp ml ' +
    'ai llm llms cnn rnn lstm bert gpu gpus tpu svm imagenet wordnet state-of-the-art end-to-end self-attention pre-trained ' +
    'pre-training fine-tuning fine-tuned two-stage multi-task open-source real-time high-quality large-scale sequence-to-sequence'
  ).split(' '),
)
const LONGEST = 28
const LONGEST_TITLE = 300
const MOST_NAMES = 60
const LEAST_USES = 3
// Hardly more than an abstract, in which a name is not said three times.
const SHORT = 5000

// Behind a name that is no mere attribute ("the BERT model") stands a mark, a verb or a preposition.
const ALONE =
  /^(?:[,.;:)]| (?:is|are|was|has|can|uses?|to|for|on|in|and|with|allows|achieves|follows|by|as|at|from|that|which)\b)/

/**
 * A name, whether it is the authors' own thing or merely what the paper is about, and whether English text puts the
 * article before it ("the Transformer").
 */
export type Entity = { name: string; own: boolean; article?: boolean }

/** The name to put into questions, at most 28 characters, or undefined when the paper has none. */
export function entityOf(document: PaperDocument): Entity | undefined {
  const title = document.title
    .slice(0, LONGEST_TITLE)
    .replace(/\$[^$]*\$/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const text = textOf(document)
  const own = nameBeforeColon(title, text) ?? acronymOf(title) ?? announced(text, title)
  const topic = usedFromTitle(title, text.slice(0, 60_000)) ?? shortTitle(title)
  // A capitalised word that was announced may be a mere part of the work; one spelled like a name, or in the title, is it.
  if (own && (!topic || title.includes(own) || /[A-Z0-9]/.test(own.slice(1).replace(/ [A-Z]/g, ''))))
    return entity(own, true, text)
  return topic
    ? entity(topic, text.includes(`introduce ${topic}`) || text.includes(`present ${topic}`), text)
    : undefined
}

function entity(name: string, own: boolean, text: string): Entity {
  return { name, own, ...(takesArticle(name, text) ? { article: true } : {}) }
}

// Whether the name, where it stands alone as a noun in mid-sentence, mostly follows "the".
function takesArticle(name: string, text: string): boolean {
  let withArticle = 0
  let bare = 0
  for (let at = text.indexOf(name), count = 0; at >= 0 && count < 200; at = text.indexOf(name, at + 1), count += 1) {
    if (!ALONE.test(text.slice(at + name.length, at + name.length + 12))) continue
    const before = text.slice(Math.max(0, at - 12), at)
    if (/\bthe $/i.test(before)) withArticle += 1
    else if (/[a-z,] $/.test(before) && !/\b(?:an?|our|this|each|every) $/i.test(before)) bare += 1
  }
  return withArticle > bare
}

function textOf(document: PaperDocument): string {
  let text = ''
  for (const { sentence, block, section } of passagesOf(document)) {
    if (section.role !== 'appendix' && (block.kind === 'paragraph' || block.kind === 'item'))
      text += sentence.text + ' '
    if (text.length > 200_000) break
  }
  return text.replace(/\$[^$]{0,500}\$/g, 'x')
}

// "BERT: Pre-training of …": what stands before the colon, if it is a name and not the first half of a phrase.
function nameBeforeColon(title: string, text: string): string | undefined {
  const before = /^([^:：]{2,40}?)(?:[:：]| (?:--?|–|—))\s/.exec(title)?.[1]?.trim()
  if (!before || before.length > LONGEST || before.split(' ').length > 3) return undefined
  if (
    !new RegExp(`^(?:${INNER}|[A-Z][\\w-]+)(?: [\\w.-]+){0,2}$`).test(before) ||
    (isCommon(before) && !isIntroduced(before, text))
  )
    return undefined
  // "Learning to Rank: …" is a phrase; what the text itself calls by these words is a name.
  const isSpelledLikeAName = !before.includes(' ') && /[A-Z0-9]/.test(before.slice(1))
  return isSpelledLikeAName || countOf(before, text) >= (text.length < SHORT ? 1 : LEAST_USES) ? before : undefined
}

// A common name, too, was once somebody's own.
function isIntroduced(name: string, text: string): boolean {
  return ['called', 'named', 'introduce', 'present', 'propose'].some((verb) => text.includes(`${verb} ${name}`))
}

function acronymOf(title: string): string | undefined {
  const inside = /\(([A-Z][A-Za-z0-9-]{1,14})\)/.exec(title)?.[1]
  return inside && /[A-Z0-9]/.test(inside.slice(1)) && !isCommon(inside) ? inside : undefined
}

function announced(text: string, title: string): string | undefined {
  const scores = new Map<string, number>()
  for (const { pattern, weight } of ANNOUNCED)
    for (const match of text.matchAll(pattern)) {
      const name = match[1]?.replace(/[-+]$/, '')
      if (!name || !/[A-Z]/.test(name) || name.length < 2 || name.length > LONGEST || isCommon(name)) continue
      if (scores.size >= MOST_NAMES && !scores.has(name)) continue
      scores.set(name, (scores.get(name) ?? 0) + weight)
    }
  let best: { name: string; score: number } | undefined
  for (const [name, base] of scores) {
    const uses = countOf(name, text)
    if (uses < (text.length < SHORT ? 1 : LEAST_USES)) continue
    const score = base + Math.log2(uses) + (title.includes(name) ? 3 : 0)
    if (!best || score > best.score) best = { name, score }
  }
  return best?.name
}

// A title capitalises every word; the words the text capitalises in mid-sentence too are a name.
function usedFromTitle(title: string, text: string): string | undefined {
  const words = title.split(' ').filter((word) => word !== '')
  for (const length of [3, 2, 1])
    for (let start = 0; start + length <= words.length; start += 1) {
      const phrase = words
        .slice(start, start + length)
        .join(' ')
        .replace(/[,.:;?!)]+$/, '')
      if (phrase.length < 3 || phrase.length > LONGEST || isCommon(phrase)) continue
      if (!new RegExp(`^(?:[A-Z][\\w-]*)(?: (?:[A-Z][\\w-]*|\\d[\\w.]*))*$`).test(phrase)) continue
      if (length === 1 && !/[A-Z0-9]/.test(phrase.slice(1))) continue
      if (countInside(phrase, text) >= LEAST_USES) return phrase
    }
  return undefined
}

function shortTitle(title: string): string | undefined {
  return title.length >= 3 && title.length <= LONGEST && title.split(' ').length <= 3 ? title : undefined
}

function isCommon(name: string): boolean {
  return (
    name.split(' ').every((word) => COMMON.has(word.toLowerCase())) ||
    COMMON.has(name.split(' ')[0]?.toLowerCase() ?? '')
  )
}

function countOf(name: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(name); at >= 0 && count < 1000; at = text.indexOf(name, at + name.length)) count += 1
  return count
}

function countInside(phrase: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(phrase); at >= 0 && count < 1000; at = text.indexOf(phrase, at + phrase.length))
    if (/[a-z,] $/.test(text.slice(Math.max(0, at - 2), at))) count += 1
  return count
}
