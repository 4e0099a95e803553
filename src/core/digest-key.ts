/** What makes two digests the same one, and so what a job is for; apart from the schemas, which not every page carries. */
import type { Language } from './language.ts'
import type { PaperId } from './paper-id.ts'

export type DigestIdentity = {
  paperId: PaperId
  version: number
  language: Language
  engine: { id: string; recipe: number; model?: string }
}

/**
 * The key of a digest and of the job that makes it: one per paper, version, language, engine recipe and model. Engines
 * whose only model is themselves name it as themselves.
 */
export function digestKey({ paperId, version, language, engine }: DigestIdentity): string {
  const model = engine.model === undefined || engine.model === engine.id ? '' : `:${engine.model}`
  return `${paperId}v${version}|${language}|${engine.id}@${engine.recipe}${model}`
}

/** The paper a `digestKey` is about. */
export function paperIdInKey(key: string): PaperId {
  // Only `digestKey` makes keys, and it begins them with a paper id.
  return key.replace(/v\d+\|.*$/, '') as PaperId
}

/** The model in a `digestKey`; undefined for an engine whose only model is itself. */
export function modelInKey(key: string): string | undefined {
  return /^[^|]*\|[^|]*\|[^@|]*@\d+:(.+)$/.exec(key)?.[1]
}
