/**
 * Which paper or list an ACL Anthology address names, in any case. Forms: the Anthology's present paths, its redirects
 * (`/P/P19/P19-1001`) and files, and the hosts it had before. Front matter (`….0`, `…000`) has a page, a PDF and an id
 * like any paper, so it is one here; its page states the editors as authors. A revision or an erratum has a PDF and no
 * page of its own; an erratum is not a version.
 *
 * Not a paper here: a citation (`.bib .xml .endf .enw`), a video, an attachment, a thumbnail. Not a list: a venue or a
 * SIG, whose pages name volumes and no papers.
 */
import { isPlainAddress, pathSegments } from './address.ts'
import type { Identified } from './types.ts'

const HOST =
  /^(?:(?:www|preview)\.)?aclanthology\.org$|^(?:(?:www\.)?(?:anthology\.)?)aclweb\.org$|^aclanthology\.(?:info|coli\.uni-saarland\.de)$|^acl\.ldc\.upenn\.edu$/
const PAPER = /^(\d{4}\.[a-z\d]+-[a-z\d]+\.\d+|[a-z]\d\d-\d{4})(v([1-9]\d?)|e\d{1,2})?(\.pdf)?$/i
const VOLUME = /^(?:\d{4}\.[a-z\d]+-[a-z\d]+|[a-z]\d\d-\d{1,2})(?:\.pdf)?$/i

/** What an address on the Anthology says. Never throws. */
export function identifyAcl(url: URL): Identified | undefined {
  if (!isPlainAddress(url) || !HOST.test(url.hostname)) return undefined
  const parts = pathSegments(url)
  // aclweb.org held other things beside the Anthology; a preview is under the name of its branch.
  if (/^(?:www\.)?aclweb\.org$/.test(url.hostname) && !/^anthology(?:-new|-files)?$/.test(parts[0] ?? ''))
    return undefined
  if (url.hostname.endsWith('aclweb.org') && /^anthology(?:-new)?$/.test(parts[0] ?? '')) parts.shift()
  if (url.hostname.startsWith('preview.')) parts.shift()
  if (parts[0] === 'anthology-files') return filed(parts)
  const [first = '', second = ''] = parts
  if (/^(?:events|people|search)$/i.test(first) && (second || first === 'search'))
    return { kind: 'list', surface: 'listing' }
  if (/^volumes$/i.test(first)) return parts.length === 2 ? volume(second) : undefined
  return (
    paper(parts, /^aclanthology\.(?:info|coli)/.test(url.hostname)) ??
    (parts.length === 1 ? volume(first) : undefined)
  )
}

function volume(text: string): Identified | undefined {
  return VOLUME.test(text) ? { kind: 'list', surface: 'volume' } : undefined
}

/** The PDF where the server keeps it: `anthology-files/pdf/acl/ID.pdf`, `anthology-files/pdf/P/P19/ID.pdf`. */
function filed(parts: string[]): Identified | undefined {
  const found = parts.includes('pdf') ? named(parts.at(-1)) : undefined
  return found && { ...found, surface: 'pdf' }
}

/** `ID`, `papers/ID`, `P/P19/ID`, `papers/P/P19/ID`; where a title may follow, `papers/ID/a-title` and `pdf/P/P19/ID`. */
function paper(parts: string[], mayBeTitled: boolean): Identified | undefined {
  const at = parts.findIndex((part) => !/^(?:papers|pdf|[a-z]|[a-z]\d\d)$/i.test(part))
  if (parts[0] === 'pdf' && !mayBeTitled) return undefined
  const rest = parts.slice(at + 1)
  return rest.length === 0 || (mayBeTitled && parts[0] === 'papers' && rest.length === 1)
    ? named(parts[at])
    : undefined
}

function named(text = ''): Extract<Identified, { kind: 'paper' }> | undefined {
  const [, id, addition, version, pdf] = PAPER.exec(text) ?? []
  if (!id) return undefined
  return {
    kind: 'paper',
    id: `acl:${id.includes('.') ? id.toLowerCase() : id.toUpperCase()}`,
    surface: pdf || addition ? 'pdf' : 'abs',
    ...(version && { version: Number(version) }),
  }
}
