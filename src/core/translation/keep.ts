/** A digest with one of its parts translated by the browser: the only way a translation gets into a digest. */
import type { Digest, Translation } from '../digest.ts'
import { fail, succeed, type Result } from '../result.ts'
import { translationFault } from './accept.ts'
import { foreignParts, type PartId } from './digest-parts.ts'

/** The digest with one part translated by the browser, or why the text may not stand there. */
export function withTranslation(digest: Digest, id: PartId, text: string): Result<Digest, string> {
  const part = foreignParts(digest).find((known) => known.id === id)
  if (!part) return fail('there is no such part')
  const fault = translationFault(part.text, text, digest.language)
  if (fault !== undefined) return fail(fault)
  const translation: Translation = { text, language: digest.language, by: 'translator' }
  if (id === 'summary' && digest.summary) return succeed({ ...digest, summary: { ...digest.summary, translation } })
  if (id === 'abstract' && digest.abstract)
    return succeed({ ...digest, abstract: { ...digest.abstract, translation } })
  const items = digest.items.map((item) => (item.slot === id ? { ...item, translation } : item))
  return succeed({ ...digest, items })
}
