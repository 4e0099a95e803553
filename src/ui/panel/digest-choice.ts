/** The digests of one paper that stand beside each other: the excerpts, and what models wrote. */
import { digestKey } from '../../core/digest-key.ts'
import type { Digest } from '../../core/digest.ts'
import type { DigestChoice, ModelInUse } from '../../wire/protocol.ts'

/** A digest as one to choose. */
export function choiceOf({ paper, language, engine, createdAt }: Digest): DigestChoice {
  return { key: digestKey({ paperId: paper.id, version: paper.version, language, engine }), engine, createdAt }
}

/** Whether the job of this key makes a digest of the same paper, version and language. */
export function standsBeside(digest: Digest, key: string | undefined): boolean {
  return key !== undefined && kinOf(key) === kinOf(choiceOf(digest).key)
}

/** Which of these stand beside a digest: of its paper, version and language, each once. */
export function siblingsOf(digest: Digest, choices: readonly DigestChoice[]): DigestChoice[] {
  const { key: own } = choiceOf(digest)
  const kin = kinOf(own)
  return choices.filter(
    ({ key }, index) => key !== own && kinOf(key) === kin && choices.findIndex((one) => one.key === key) === index,
  )
}

/** Whether an engine is this model. */
export function isBy(engine: DigestChoice['engine'], model: ModelInUse): boolean {
  return engine.id === model.engine && engine.model === shownModel(model)
}

/** Paper, version and language, as a key begins. */
function kinOf(key: string): string {
  return key.split('|', 2).join('|')
}

/** The model a reader is shown, as its card names it: what the reader's word is given for. */
export function shownModel({ model, engine }: ModelInUse): string {
  return model || engine
}
