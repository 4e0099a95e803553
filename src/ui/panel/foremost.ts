/** Which notices of a digest a reader must know before reading, and which may wait for the small print. */
import type { Digest, Notice } from '../../core/digest.ts'
import { tellingFailure } from '../../core/passed-over.ts'

const FOREMOST: ReadonlySet<Notice['code']> = new Set(['abstract-only', 'conversion-failed', 'pages-left-out'])

/** What changes how far the answers can be trusted, each once. */
export function foremostNotices(digest: Digest | undefined): Notice[] {
  if (!digest) return []
  const notices = digest.notices.filter(({ code }) => FOREMOST.has(code))
  const isAbstract = digest.source.kind === 'abstract'
  if (isAbstract && !notices.some(({ code }) => code === 'abstract-only'))
    notices.push({ code: 'abstract-only', count: 1 })
  // The state without any answer says by itself that only the abstract was read, and the reason says the conversion.
  const saysItself = digest.items.length === 0
  const isTold = tellingFailure(digest.source.passedOver ?? []) === 'conversion-failed' && !saysItself
  return notices.filter(
    ({ code }) => !(code === 'abstract-only' && saysItself) && !(code === 'conversion-failed' && isTold),
  )
}

/** What was set aside while the digest was made and changes none of its answers. */
export function lesserNotices({ notices }: Digest): Notice[] {
  return notices.filter(({ code }) => !FOREMOST.has(code))
}
