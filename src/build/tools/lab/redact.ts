/**
 * Takes out of an exchange what tells whose it was: keys, ids of organisations, accounts and requests, names, addresses, and
 * whatever looks like a secret. Each is overwritten by as many `x`, so that JSON stays JSON and a stream keeps its pieces.
 */
import type { Exchange } from './cassette.ts'

const KEPT_REQUEST_HEADERS = new Set([
  'accept',
  'content-type',
  'anthropic-version',
  'anthropic-dangerous-direct-browser-access',
])
const KEPT_HEADERS = new Set(['content-type', 'retry-after'])

/** Headers whose values are also taken out of bodies. */
const TELLING_HEADERS = /organi[sz]ation|project|account|user|workspace|tenant|request-?id|trace|ray|cookie|session/i
const SHORTEST_SECRET = 6

/** A word begins here; within JSON `\n` may stand before it. */
const START = String.raw`(?:(?<![A-Za-z0-9\\])|(?<=\\[bfnrt]))`

/** What looks like a secret or an id wherever it stands. */
const SHAPES = [
  // Keys as vendors make them, also with their middle starred out, and what is behind "Bearer".
  String.raw`(?:sk|pk|rk|gsk|xai|hf|gh[opsu]|pplx|csk|nvapi|tgp|r8|glpat|github_pat)[-_][\w*.-]{4,}`,
  String.raw`AIza[\w-]{10,}`,
  String.raw`A(?:KIA|SIA)[A-Z0-9]{12,}`,
  String.raw`ya29\.[\w-]{10,}`,
  String.raw`eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?`,
  String.raw`(?:Bearer|Basic)\s+[\w.~+/=*-]{6,}`,
  // Ids, which have digits where English words with a hyphen have none.
  String.raw`(?:org|proj|project|user|acct|account|req|request|msg|chatcmpl|cmpl|gen|resp|run|team|workspace|wrkspc|fp|trace)[-_](?=[\w-]*\d)[\w-]{5,}`,
  String.raw`[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`,
  String.raw`[0-9a-fA-F]{32,}`,
  String.raw`(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])[\w+-]{32,}={0,2}`,
  // A tuned model is named after its owner; so are folders and addresses.
  String.raw`ft:[\w.:-]+`,
  String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
].map((shape) => new RegExp(START + shape, 'g'))

/** Names of members, and folders, of which only what follows is taken out. */
const FOLLOWED = [
  /(?<=(?:\/home\/|\/Users\/|\\Users\\+|\baccounts\/|\bprojects\/|\borganizations\/))[^/\\"'\s]+/g,
  /(?<=(?<!\\)"(?:id|\w*(?:_id|Id|_ID)|organi[sz]ation|org|project|account|user(?:_?name)?|email|owner|tenant|workspace|system_fingerprint|signature|thought_?[sS]ignature|encrypted_content|obfuscation|api_?[kK]ey|token|secret|password)"\s*:\s*")(?:[^"\\]|\\.)+(?=")/g,
]
const NUMBERED = /(?<=(?<!\\)"(?:id|\w*(?:_id|Id))"\s*:\s*)\d{4,}/g

/** In a refusal's sentence what stands behind such a word is a name. */
const NAMED =
  /(?<=\b(?:organi[sz]ation|org|account|project|workspace|team|tenant|deployment|resource|user(?:name)?|api[ _-]?key(?: provided)?|token)(?: id| name)?(?:\s*[:=]\s*\\?["'`“]?|\s+\\?["'`“]|\s+(?=[\w@.*-]*[\d_@*-])))[\w@.*-]{3,}/gi
const SAYS_ERROR = /(?<!\\)"error"\s*:\s*["{]/

/** What must not be found in a cassette, apart from shapes: the key in every form, and hosts that are nobody's business. */
export function secretsOf(key: string, url: string, shown: string): string[] {
  const host = url === shown ? '' : new URL(url).hostname
  return [...formsOf(key), host].filter((secret) => secret !== '')
}

/** An exchange without anything that tells whose it was. `url` stands for the connection's own in `shown`. */
export function redactExchange(
  exchange: Exchange,
  { secrets, url, shown }: { secrets: readonly string[]; url: string; shown: string },
): Exchange {
  const telling = Object.entries(exchange.headers).filter(([name]) => TELLING_HEADERS.test(name))
  const known = [...secrets, ...telling.flatMap(([, value]) => (value.length < SHORTEST_SECRET ? [] : [value]))]
  const { request, status } = exchange
  const { body } = request
  const text = exchange.stream.map(([, piece]) => piece).join('')
  const redacted = redactText(text, known, status < 200 || status > 299)
  let at = 0
  return {
    ...exchange,
    request: {
      ...request,
      url: redactText(request.url.replace(url, shown), known),
      headers: kept(request.headers, KEPT_REQUEST_HEADERS, known),
      ...(body === undefined ? {} : { body: redactText(body, known) }),
    },
    headers: kept(exchange.headers, KEPT_HEADERS, known),
    stream: exchange.stream.map(([time, piece]) => [time, redacted.slice(at, (at += piece.length))]),
  }
}

/** A text, or JSON in a text, overwritten where it tells too much; `isRefusal`: its sentences name whom it refuses. */
export function redactText(text: string, secrets: readonly string[], isRefusal = false): string {
  let told = text
  for (const secret of secrets) told = told.replaceAll(secret, crossedOut(secret))
  for (const shape of [...SHAPES, ...FOLLOWED]) told = told.replace(shape, crossedOut)
  told = told.replace(NUMBERED, (digits) => '1'.repeat(digits.length))
  return told
    .split('\n')
    .map((line) => (isRefusal || SAYS_ERROR.test(line) ? line.replace(NAMED, crossedOut) : line))
    .join('\n')
}

/** The secrets that a text still holds, each by its place only. */
export function leaksIn(text: string, secrets: readonly string[]): number[] {
  return secrets.map((secret) => text.indexOf(secret)).filter((at) => at >= 0)
}

function formsOf(key: string): string[] {
  if (key === '') return []
  const base64 = Buffer.from(key).toString('base64').replace(/=+$/, '')
  return [...new Set([key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1), base64])]
}

function crossedOut(found: string): string {
  return 'x'.repeat(found.length)
}

function kept(
  headers: Record<string, string>,
  names: ReadonlySet<string>,
  secrets: readonly string[],
): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => names.has(name.toLowerCase()))
  return Object.fromEntries(own.map(([name, value]) => [name.toLowerCase(), redactText(value, secrets)]))
}
