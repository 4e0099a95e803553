/** What a passage is about, in pieces that can be copied: names, numbers, and words that come back through the paper. */

const WORD = /[A-Za-z][A-Za-z0-9]*(?:[-’'][A-Za-z0-9]+)*/g
const NUMBER =
  /(?<=^|[\s(])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)%?(?=[\s,;.)]|$)(?!\.\d|,\d| (?:hundred|thousand|million|billion|trillion)\b)/g
const SMALL = new Set(
  (
    'a an the this that these those it its they their them we our us you your he she his her of in on at by to for from with as and or but nor if ' +
    'than then so such not no is are was were be been being am do does did has have had having can could may might will would shall should must ' +
    'which who whom whose what when where why how there here also both each all any some more most many much other others into over under between ' +
    'through during about above below up down out only own same too very just however while because since using used use uses based via per one two ' +
    'three four five six first second third new different several various within without among across whether either neither still yet even well ' +
    'better best good high low large small long short able likely possible given called known make makes made take takes taken show shows shown see ' +
    'seen find finds found give gives get gets work works paper section results result approach method methods model models data however therefore ' +
    'thus hence following further less least rather quite need needs non respectively particular general different important significantly especially ' +
    'propose proposes proposed present presents presented introduce introduces describe describes require requires allow allows include includes ' +
    'including consider considered achieve achieves achieved obtain obtained improve improves increase decrease become becomes provide provides ' +
    'compared compare against like need before after again every lot way ways case cases number set sets terms rest part parts etc unlike ' +
    'despite often usually typically mainly simply again always never once perhaps instead together based due devoting allowing existing previous prior'
  ).split(' '),
)

export type Terms = {
  /** Names of a passage, as printed. */
  namesOf(text: string): string[]
  /** One to three words in a row that say what a passage is about, best first; names come first. */
  of(text: string): string[]
}

/** Learns from the whole paper which words come back together. */
export function learnTerms(passages: readonly { text: string }[]): Terms {
  const pairs = new Map<string, number>()
  const singles = new Map<string, number>()
  for (const { text } of passages)
    for (const run of runsOf(text)) {
      run.forEach((word, index) => {
        singles.set(keyOf(word), (singles.get(keyOf(word)) ?? 0) + 1)
        const next = run[index + 1]
        if (next !== undefined) pairs.set(keyOf(`${word} ${next}`), (pairs.get(keyOf(`${word} ${next}`)) ?? 0) + 1)
      })
    }
  return { namesOf, of: (text) => rank(text, pairs, singles) }
}

function rank(text: string, pairs: ReadonlyMap<string, number>, singles: ReadonlyMap<string, number>): string[] {
  const found = new Map<string, number>()
  for (const name of namesOf(text)) found.set(name, 100)
  for (const run of runsOf(text))
    run.forEach((word, index) => {
      const next = run[index + 1]
      if (next !== undefined) {
        const pair = `${word} ${next}`
        found.set(pair, Math.max(found.get(pair) ?? 0, 10 * ((pairs.get(keyOf(pair)) ?? 0) - 1) + 4))
      }
      if (word.length >= 6 && isNoun(word)) found.set(word, 2 + Math.min(8, singles.get(keyOf(word)) ?? 0))
    })
  const ranked = [...found].toSorted((first, second) => second[1] - first[1]).map(([term]) => term)
  // A word that stands inside a longer term says nothing more.
  const kept: string[] = []
  for (const term of ranked) {
    const words = term.toLowerCase().split(' ')
    if (
      !kept.some((other) =>
        other
          .toLowerCase()
          .split(' ')
          .some((word) => words.includes(word)),
      )
    )
      kept.push(term)
  }
  return kept
}

/** Words in a row without small words or marks between them. */
function runsOf(text: string): string[][] {
  const runs: string[][] = []
  for (const piece of text.replace(/\$[^$]*\$/g, ' , ').split(/[^A-Za-z0-9'’ -]+/)) {
    let run: string[] = []
    for (const word of piece.split(/\s+/)) {
      const isTerm =
        /^[A-Za-z][A-Za-z-]{2,}$/.test(word) && !SMALL.has(word.toLowerCase()) && !/(?:ly|ed)$/.test(word)
      if (isTerm && !word.endsWith('-')) run.push(word)
      else {
        if (run.length > 0) runs.push(run)
        run = []
      }
    }
    if (run.length > 0) runs.push(run)
  }
  return runs
}

function isNoun(word: string): boolean {
  return /(?:tions?|ments?|it(?:y|ies)|ers?|ors?|ness|ances?|ences?|isms?|ics|sis|graphs?|als?|ures?|ages?|logy|ists?|[^aeious]s)$/i.test(
    word,
  )
}

function keyOf(term: string): string {
  return term.toLowerCase().replace(/s\b/g, '')
}

/** Names that every paper of a field shares. */
export const GENERIC = /^(?:AI|ML|NLP|LLMs?|RL|CNNs?|RNNs?|API|GPU|CPU|QA)$/

/** Words spelled like names: a capital or a digit inside, or a capital in the middle of a sentence. */
export function namesOf(text: string): string[] {
  const prose = text.replace(/\$[^$]*\$/g, ' ')
  const found = new Set<string>()
  for (const { 0: word, index } of prose.matchAll(WORD)) {
    const bare = word.replace(/['’]s?$/, '')
    if (bare.length < 2 || bare.length > 24) continue
    const isSpelled = /[A-Z0-9]/.test(bare.slice(1).replace(/-[A-Z][a-z]/g, ''))
    const isInside = /^[A-Z][a-z]/.test(bare) && /[a-z,] $/.test(prose.slice(0, index))
    if (isSpelled || isInside) found.add(bare)
  }
  return [...found]
}

const POINTER =
  /\b(?:eqs?|equations?|figs?|figures?|tables?|sec|sections?|appendix|chapter|step)\.? ?\(?\d[\d., ]*(?:and \d+)?\)?/gi
const WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** Numbers as printed, those with a word of scale behind them, those inside names, pointers and formulas left out; small ones, in words too, where there are no others. */
export function numbersOf(text: string): string[] {
  const prose = text.replace(/\$[^$]*\$/g, ' ').replace(POINTER, ' ')
  const printed = [...new Set([...prose.matchAll(NUMBER)].map(([number]) => number))]
  // A year counts nothing.
  const counted = printed.filter((number) => !/^(?:19|20)\d\d$/.test(number))
  const large = counted.filter((number) => !/^\d$/.test(number))
  if (large.length > 0) return large
  const small = (prose.toLowerCase().match(/[a-z]+/g) ?? []).flatMap((word) => {
    const at = WORDS.indexOf(word)
    return at < 0 ? [] : [String(at + 2)]
  })
  return [...new Set([...counted.filter((number) => Number(number) > 1), ...small])]
}
