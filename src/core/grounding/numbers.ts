/**
 * Reads the numbers of a text with their scale (k, million, 万, 億, %), so that "1.2 million" supports 「120万」. Numbers
 * inside names (GPT-4), formula subscripts and pointers (Table 2) are not claims.
 */

/** `value` is scaled. */
export type ReadNumber = { raw: string; value: number; percent: boolean; claim: boolean }

const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  billion: 1e9,
  trillion: 1e12,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  億: 1e8,
  兆: 1e12,
}
const DIGITS = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g
const SCALE = /^(?:[ -]?(thousand|million|billion|trillion)\b| ?(百|千|万|億|兆)|(k|K|M|B)(?![A-Za-z]))/
const PERCENT = /^ ?(?:\\?%|percent\b|per cent\b|パーセント|ポイント)/i
const POINTER =
  /(?:図|表|式|節|章|付録|定理|補題|fig(?:ure)?s?|tables?|sec(?:tion)?s?|eqs?|equations?|appendix|theorem|lemma)\.? ?\(?$/i
// 「1種あたり」, 「1つの」: an article, not a count.
const ARTICLE = /^(?:つ|個|種|人|回|件|枚)/
const ENUMERATED = /^(?:つ目|点目|番目|に、|[)）])/
const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const KANJI = '〇一二三四五六七八九十'
const OTHER_WORDS: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  half: 0.5,
  twice: 2,
  double: 2,
  doubled: 2,
  doubles: 2,
  triple: 3,
  single: 1,
  first: 1,
  second: 2,
  third: 3,
  dozen: 12,
  quarter: 0.25,
}
const NUMBER_WORDS = new Map<string, number>([
  ...UNITS.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, tens): [string, number] => [word, tens * 10]).slice(2),
  ...Object.entries(OTHER_WORDS),
])

/** Every number written in digits, or in kanji before a counter, in order. */
function readNumbers(raw: string): ReadNumber[] {
  const text = plain(raw)
  const found: ReadNumber[] = []
  for (const match of text.matchAll(DIGITS)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index)
    const bare = Number(match[0].replace(/,/g, ''))
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 24)
    const scale = SCALE.exec(after)
    const factor = scale ? (SCALES[(scale[1] ?? scale[2] ?? scale[3] ?? '').toLowerCase()] ?? 1) : 1
    const rest = scale ? after.slice(scale[0].length) : after
    const tenths = /^ ?割/.test(rest)
    found.push({
      raw: match[0] + (scale?.[0] ?? ''),
      value: bare * factor * (tenths ? 10 : 1),
      percent: tenths || PERCENT.test(rest),
      claim:
        !isPartOfName(before) &&
        !POINTER.test(before) &&
        !(bare < 10 && ENUMERATED.test(after)) &&
        !(bare === 1 && ARTICLE.test(after)),
    })
  }
  for (const [kanji, digits] of text.matchAll(/([二三四五六七八九十])(?=つ|種類|個|倍|段階|層|件|名|人)/g)) {
    const value = KANJI.indexOf(digits ?? '')
    found.push({ raw: kanji, value, percent: false, claim: true })
  }
  return found
}

/** Whether the text holds a number that says something, in digits or in words. */
export function holdsNumber(text: string): boolean {
  return holdsFigure(text) || wordValues(text).length > 0
}

/** Whether the text holds a number in digits, or in kanji before a counter, that says something. */
export function holdsFigure(text: string): boolean {
  return readNumbers(text).some(({ claim }) => claim)
}

/** Whether the text holds a fraction or a percentage: what is measured rather than counted. */
export function holdsMeasure(text: string): boolean {
  return readNumbers(text).some(({ claim, percent, value }) => claim && (percent || !Number.isInteger(value)))
}

/** The claims of a text which its sources do not hold, as printed. */
export function unsupportedNumbers(answer: string, sources: string): string[] {
  const claims = readNumbers(answer).filter(({ claim }) => claim)
  if (claims.length === 0) return []
  const held = readNumbers(sources)
  const words = wordValues(sources)
  return claims
    .filter(
      (claim) => !words.some((value) => same(value, claim.value)) && !held.some((number) => agrees(claim, number)),
    )
    .map(({ raw }) => raw)
}

function agrees(claim: ReadNumber, held: ReadNumber): boolean {
  if (same(claim.value, held.value)) return true
  // A share and a percentage are one number: 0.42 and 42 %.
  if (claim.percent && !held.percent && held.value <= 1 && same(held.value * 100, claim.value)) return true
  return held.percent && !claim.percent && claim.value <= 1 && same(claim.value * 100, held.value)
}

function wordValues(text: string): number[] {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  return words.flatMap((word, index) => {
    const value = NUMBER_WORDS.get(word)
    if (value === undefined) return []
    const next = NUMBER_WORDS.get(words[index + 1] ?? '')
    if (next === undefined) return [value]
    // "twenty five" and "two million" are one number each.
    return [value, value >= 20 && value < 100 && next < 10 ? value + next : value * next]
  })
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\{,\}|\\,(?=\d{3})/g, ',')
    .replace(/\\times(?![a-zA-Z])/g, '×')
    .replace(/[{}$]/g, '')
}

function isPartOfName(before: string): boolean {
  const token = /[\p{Script=Latin}\d._+^-]*$/u.exec(before)?.[0] ?? ''
  return /\p{Script=Latin}/u.test(token) || /[_^]$/.test(token)
}

function same(first: number, second: number): boolean {
  return Math.abs(first - second) <= 1e-9 * Math.max(1, Math.abs(first))
}
