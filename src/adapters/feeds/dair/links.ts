/** The links of a row, out of hand-written Markdown with stray brackets, missing commas and empty targets. */

/** Longer addresses than browsers and servers agree on are none. */
const LONGEST_TARGET = 2048

export type RowLink = { label: string; /** http(s) only. */ url: string }

/**
 * The links of a text in order, and what is left without them. Linear in the text's length. Links without a usable
 * target (`[Tweet]()`) are left out of `links` and of `rest`.
 */
export function readLinks(text: string): { links: RowLink[]; rest: string; labelled: string } {
  const links: RowLink[] = []
  let rest = ''
  let labelled = ''
  let position = 0
  for (let joint = text.indexOf(']('); joint >= 0; joint = text.indexOf('](', position)) {
    const before = text.slice(position, joint)
    const opening = before.lastIndexOf('[')
    const end = targetEnd(text, joint + 2)
    if (opening >= 0) {
      const label = withoutEnd(before.slice(opening + 1), '[])')
      const url = cleanUrl(text.slice(joint + 2, end))
      if (url) links.push({ label: label.trim(), url })
      rest += before.slice(0, opening)
      labelled += before.slice(0, opening) + label
    } else {
      rest += before
      labelled += before
    }
    position = text[end] === ')' ? end + 1 : end
  }
  return { links, rest: rest + text.slice(position), labelled: labelled + text.slice(position) }
}

/** Where a link's target ends: at the bracket that closes it, or at white space. */
function targetEnd(text: string, start: number): number {
  let depth = 0
  for (let index = start; index < text.length; index += 1) {
    const character = text.charAt(index)
    if (character === '(') depth += 1
    else if (character === ')' && depth > 0) depth -= 1
    else if (character === ')') return index
    else if (/\s|\|/.test(character) && index > start) return index
  }
  return text.length
}

/** The address inside a target: `((https://…)`, `[X](https://…)` and `https://…,` all hold one. */
function cleanUrl(target: string): string | undefined {
  if (target.length > LONGEST_TARGET) return undefined
  const start = Math.max(target.lastIndexOf('https://'), target.lastIndexOf('http://'))
  const first = target.search(/https?:\/\//)
  if (first < 0) return undefined
  // A link written into another link's target: the inner one is the address. An archive's address holds two.
  const inner = target.lastIndexOf('](') >= 0 ? start : first
  let url = target.slice(inner)
  for (let length = 0; length !== url.length;) {
    length = url.length
    url = withoutEnd(url, '.,;:!]\'"*_')
    if (url.endsWith(')') && url.split(')').length > url.split('(').length) url = url.slice(0, -1)
  }
  return url.length > 'https://'.length ? url : undefined
}

/** The text without any of the given characters at its end; a loop, as a pattern would look back from every run. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** Where a row leads: its first paper link, else its first link that is no tweet, else its first link. */
export function paperLink(links: readonly RowLink[]): RowLink | undefined {
  const paper = links.find((link) => /^paper\b/i.test(link.label))
  return paper ?? links.find((link) => !isTweet(link)) ?? links[0]
}

function isTweet({ url }: RowLink): boolean {
  return /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\//i.test(url)
}
