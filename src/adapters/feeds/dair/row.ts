/**
 * One row of the table. A cell's text may hold bars, the links may stand in two cells, the trailing bar may be missing
 * or touch other signs, and the title was written in about ten ways over the years.
 */
import { paperLink, readLinks, withoutEnd, type RowLink } from './links.ts'
import { plainText } from './plain-text.ts'
import type { WeekEntry } from '../../../core/week.ts'
import type { IdentifyPaper } from '../types.ts'

/** How far into a row without bold type its title may reach. */
const LONGEST_TITLE = 160

/** `1)`, `**1).`, `**10).**  **`, `5. **`, `2) ****`: the number, then every asterisk before the title. */
const NUMBER = /^([*\s]*)(\d{1,3})\s?[).]+((?:\s|\*)*)/

/** Whether a line can only be a row with something in it: no table head, no rule below it. */
export function looksLikeRow(line: string): boolean {
  if (/^\s*\|/.test(line)) return !/^[\s|:*-]*$/.test(line) && !/^[\s|*]*papers?[\s|*]*links?[\s|*]*$/i.test(line)
  return /^[\s*]{0,6}\d{1,3}[).]/.test(line) && line.includes('|') && line.includes('](')
}

/** What a row says, or undefined when it has no rank or no title. */
export function readRow(line: string, identify: IdentifyPaper): WeekEntry | undefined {
  const { text, links } = splitRow(line)
  const numbered = NUMBER.exec(text)
  const rank = Number(numbered?.[2])
  if (!numbered || rank < 1) return undefined
  const stars = (numbered[1] ?? '') + (numbered[3] ?? '')
  const { title, summary } = splitTitle(text.slice(numbered[0].length), stars.includes('*'))
  if (!title) return undefined
  const link = paperLink(links)
  const paper = link && identify(link.url)
  return {
    rank,
    title,
    ...(paper && { paperId: paper.id }),
    ...(paper?.version !== undefined && { version: paper.version }),
    ...(link && { url: link.url }),
    summary,
  }
}

/** The first cell is text, bars and all, up to the cells at the end which hold nothing but links. */
function splitRow(line: string): { text: string; links: RowLink[] } {
  const cells = line.trim().replace(/^\|/, '').replaceAll('\\|', '\u0000').split('|')
  let first = cells.length
  while (first > 1 && isLinkCell(cells[first - 1] ?? '')) first -= 1
  const linkText = cells.slice(first).join(' ')
  const text = cells.slice(0, first).join('|').replaceAll('\u0000', '|')
  // Where the bar before the links is lost too, they stand at the end of the text.
  const tail = /\[paper[^\]]{0,20}\]\(/i.exec(text)
  if (!linkText.includes('](') && tail)
    return { text: text.slice(0, tail.index), links: readLinks(text.slice(tail.index)).links }
  return { text, links: readLinks(linkText.replaceAll('\u0000', '|')).links }
}

/** Links and the signs between them; a letter or two may have slipped in. An empty cell closes a row. */
function isLinkCell(cell: string): boolean {
  const left = readLinks(cell).rest.replace(/[^\p{L}\p{N}]/gu, '')
  return left === '' || (left.length <= 2 && cell.includes(']('))
}

function splitTitle(text: string, bold: boolean): { title: string; summary: string } {
  const flat = text.trim()
  const closing = bold ? (/\*{2,}/.exec(flat) ?? /\*/.exec(flat)) : undefined
  if (closing) return { title: asTitle(flat.slice(0, closing.index)), summary: afterTitle(flat.slice(closing.index)) }
  const separator = /\s(?:-{1,2}|\u2013|\u2014)\s|\s\s+(?=\S)/.exec(flat.slice(0, LONGEST_TITLE))
  if (separator)
    return { title: asTitle(flat.slice(0, separator.index)), summary: afterTitle(flat.slice(separator.index)) }
  // A row of the first month: text alone. Its first sentence names it.
  const summary = plainText(flat)
  if (!summary) return { title: '', summary }
  const sentence = /^.{1,159}?(?:[.;:](?=\s)|$)/u.exec(summary)?.[0] ?? `${summary.slice(0, 159)}…`
  return { title: asTitle(sentence.replace(/[.;:]$/, '')), summary }
}

function asTitle(text: string): string {
  return plainText(withoutEnd(text, ' -\t').replace(/^[\s*]+/, '')).replaceAll('\n', ' ')
}

function afterTitle(text: string): string {
  return plainText(text.replace(/^[*\s]+/, '').replace(/^(?:-{1,3}|\u2013|\u2014|:)\s*/, ''))
}
