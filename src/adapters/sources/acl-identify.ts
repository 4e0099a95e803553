/**
 * Which paper or volume an ACL Anthology address names, in any case. Forms: the Anthology's present paths, its redirects
 * (`/P/P19/P19-1001`), and the hosts it had before. Front matter (`….0`, `…000`) has a page, a PDF and an id like
 * any paper, so it is one here; its page states the editors as authors.
 */
import type { Identified } from './types.ts'

const HOST =
  /^(?:(?:www|preview)\.)?aclanthology\.org$|^(?:www\.)?aclweb\.org$|^aclanthology\.(?:info|coli\.uni-saarland\.de)$/
const PAPER = /^(\d{4}\.[a-z\d]+-[a-z\d]+\.\d+|[a-z]\d\d-\d{4})(?:v([1-9]\d?)|e\d{1,2})?(\.pdf)?$/i
const VOLUME = /^(?:\d{4}\.[a-z\d]+-[a-z\d]+|[a-z]\d\d-\d{1,2})(?:\.pdf)?$/i

/** What an address on the Anthology says. An address of more than 2048 characters names nothing. */
export function identifyAcl(url: URL): Identified | undefined {
  if (!/^https?:$/.test(url.protocol) || url.href.length > 2048 || !HOST.test(url.hostname)) return undefined
  const parts = url.pathname
    .replace(/[,.;:!)\]}>'"]+$/, '')
    .split('/')
    .filter(Boolean)
  // aclweb.org held other things beside the Anthology; a preview is under the name of its branch.
  if (url.hostname.endsWith('aclweb.org') && !/^anthology(?:-new)?$/.test(parts.shift() ?? '')) return undefined
  if (url.hostname.startsWith('preview.')) parts.shift()
  const [first = '', second = ''] = parts
  if (/^(?:events|people|search)$/.test(first) && (second || first === 'search'))
    return { kind: 'list', surface: 'listing' }
  if (first === 'volumes') return volume(second)
  return paper(parts) ?? (parts.length === 1 ? volume(first) : undefined)
}

function volume(text: string): Identified | undefined {
  return VOLUME.test(text) ? { kind: 'list', surface: 'volume' } : undefined
}

/** `ID`, `papers/ID`, `P/P19/ID`, `papers/P/P19/ID`, and the `ID/id` of aclanthology.info. */
function paper(parts: string[]): Identified | undefined {
  const at = parts.findIndex((part) => !/^(?:papers|[a-z]|[a-z]\d\d)$/i.test(part))
  const [, id = '', version, pdf] = PAPER.exec(parts[at] ?? '') ?? []
  const rest = parts.slice(at + 1).map((part) => part.toLowerCase())
  if (!id || rest.some((part) => part !== id.toLowerCase())) return undefined
  const canonical = id.includes('.') ? id.toLowerCase() : id.toUpperCase()
  return {
    kind: 'paper',
    id: `acl:${canonical}`,
    surface: pdf ? 'pdf' : 'abs',
    ...(version && { version: Number(version) }),
  }
}
