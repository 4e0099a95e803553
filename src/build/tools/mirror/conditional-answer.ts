/** What a request's own headers make of an answer: 304 for what the asker has, 206 for a part, no body for HEAD. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './mirror-answer.ts'

/** Applies `If-None-Match`, `Range` and `If-Range` (RFC 9110 §13, §14), one range only. */
export function applyRequestHeaders(answer: Answer, headers: IncomingHttpHeaders): Answer {
  const { etag } = answer.headers
  if (answer.status !== 200) return answer
  if (etag !== undefined && hasTag(headers['if-none-match'], etag))
    return { ...answer, status: 304, body: Buffer.alloc(0) }
  const whole = headers['if-range'] !== undefined && headers['if-range'] !== etag
  if (whole || headers.range === undefined || answer.headers['accept-ranges'] === undefined) return answer
  return cutRange(answer, headers.range)
}

function hasTag(list: string | undefined, etag: string): boolean {
  if (list === undefined) return false
  return list.split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')))
}

function cutRange(answer: Answer, range: string): Answer {
  const size = answer.body.length
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim()) ?? []
  if (first === '' && last === '') return answer
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (from > to)
    return { ...answer, status: 416, headers: { 'content-range': `bytes */${size}` }, body: Buffer.alloc(0) }
  return {
    status: 206,
    headers: { ...answer.headers, 'content-range': `bytes ${from}-${to}/${size}` },
    body: answer.body.subarray(from, to + 1),
  }
}
