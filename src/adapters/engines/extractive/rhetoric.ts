/** Tells what a sentence does in a paper: sets the scene, says the aim, the method, what came out. */
import type { Sentence } from '../../../core/document.ts'
import type { Candidate } from './candidates.ts'
import { scoresOf, softmax, type LinearModel } from './linear-model.ts'
import { roleFeatures, roleWords, type SentenceInPlace } from './role-features.ts'

export const RHETORICAL_ROLES = ['background', 'objective', 'method', 'result', 'other'] as const
export type RhetoricalRole = (typeof RHETORICAL_ROLES)[number]
/** How likely each role is; they sum to 1. */
export type RhetoricalRoles = Readonly<Record<RhetoricalRole, number>>

/** The likely roles of a sentence. */
export function rhetoricOf(sentence: SentenceInPlace, model: LinearModel): RhetoricalRoles {
  const shares = softmax(scoresOf(model, roleFeatures(sentence)))
  const byRole = RHETORICAL_ROLES.map((role) => [role, shares[model.outputs.indexOf(role)] ?? 0] as const)
  return Object.fromEntries(byRole) as Record<RhetoricalRole, number>
}

/** What candidates likely do, each told when it is first asked: a feature for whatever chooses among them. */
export function rhetoricOfCandidates(model: LinearModel): (candidate: Candidate) => RhetoricalRoles {
  const told = new Map<Sentence, RhetoricalRoles>()
  return ({ passage: { block, sentence }, role }) => {
    const known = told.get(sentence)
    if (known) return known
    const index = block.sentences.indexOf(sentence)
    const roles = rhetoricOf(
      {
        words: roleWords(sentence.text),
        before: roleWords(block.sentences[index - 1]?.text ?? ''),
        after: roleWords(block.sentences[index + 1]?.text ?? ''),
        place: role === 'abstract' ? { index, count: block.sentences.length } : undefined,
      },
      model,
    )
    told.set(sentence, roles)
    return roles
  }
}
