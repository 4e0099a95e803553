/** What an exported file is called: the same name for the same things, safe on every system. */
import { fileNameOf } from '../paper-id.ts'
import { versionLabel } from '../version-label.ts'
import { recordOf, titleOf } from './markdown-paper.ts'
import type { ExportFormat, ExportPaper, ExportRequest } from './types.ts'

/** Leaves room for the browser's ` (1)` and for folders. */
const LONGEST = 120

/** File systems count bytes, 255 of them. */
const LONGEST_BYTES = 240

/** Names Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** `2023-08-07_2023-08-13-week.ja.md`, `arxiv_2308.05481v2.md`, `notes-12.en.json`: at most 120 characters. */
export function exportFileName(request: ExportRequest, format: Pick<ExportFormat, 'extension'>): string {
  const { papers, week, language } = request
  const [first] = papers
  const ending = `.${format.extension}`
  if (week) return safeName(`${week.start}_${week.end}-week`, `.${language}${ending}`)
  if (papers.length === 1 && first) return safeName(nameOf(first), ending)
  return safeName(`notes-${papers.length}`, `.${language}${ending}`)
}

function nameOf(exported: ExportPaper): string {
  const paper = recordOf(exported)
  if (paper) return `${fileNameOf(paper.id)}${versionLabel(paper) ?? ''}`
  return exported.entry?.paperId ? fileNameOf(exported.entry.paperId) : titleOf(exported)
}

/** Letters, digits and `-_.` of any language; everything else becomes one hyphen. */
function safeName(name: string, ending: string): string {
  const letters = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/\.{2,}/g, '.')
  const trimmed = shortened(letters.replace(/^[-.]+/, ''), ending).replace(/[-.]{1,9}$/, '') || 'note'
  return `${RESERVED.test(trimmed) ? '_' : ''}${trimmed}${ending}`
}

/** The start of a name that leaves room for its ending; never half a character. */
function shortened(name: string, ending: string): string {
  let length = 0
  let bytes = ending.length
  for (const letter of name) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    // One more for the mark of a reserved name.
    if (length + letter.length + ending.length + 1 > LONGEST || bytes > LONGEST_BYTES) break
    length += letter.length
  }
  return name.slice(0, length)
}
