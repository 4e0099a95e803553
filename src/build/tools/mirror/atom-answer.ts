/** The arXiv API's answer to an `id_list` of several ids, joined from the stored answers to single ones. */
import { readFileSync } from 'node:fs'
import { findFile, type Mirror } from './mirror-folder.ts'

/** Joins the entries in the order asked; undefined when no id is known. Versions in the list are ignored. */
export function joinAtomAnswers(mirror: Mirror, key: string, parameters: URLSearchParams): string | undefined {
  const ids = (parameters.get('id_list') ?? '').split(',').map((id) => id.trim().replace(/v\d+$/i, ''))
  const answers = ids.filter(Boolean).flatMap((id) => {
    const file = findFile(mirror, `${key}/@id_list=${encodeURIComponent(id)}`)
    return file === undefined ? [] : [readFileSync(file, 'utf8')]
  })
  const frame = answers[0]
  if (frame === undefined) return undefined
  const { before, after } = cutAtEntries(frame)
  const entries = answers.map((answer) => cutAtEntries(answer).entries).filter(Boolean)
  const total = before.replace(
    /(<opensearch:totalResults[^>]{0,100}>)\d+/,
    (_, tag: string) => `${tag}${entries.length}`,
  )
  return total + entries.join('\n  ') + after
}

function cutAtEntries(answer: string): { before: string; entries: string; after: string } {
  const start = answer.indexOf('<entry>')
  const end = answer.lastIndexOf('</entry>')
  if (start < 0 || end < start) return { before: answer, entries: '', after: '' }
  const stop = end + '</entry>'.length
  return { before: answer.slice(0, start), entries: answer.slice(start, stop), after: answer.slice(stop) }
}
