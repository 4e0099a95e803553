/** Tells what a sentence does in a paper: sets the scene, says the aim, the method, what came out. */
import type { Candidate } from './candidates.ts'
import { scoresOf, softmax, type LinearModel } from './linear-model.ts'
import { roleFeatures, roleWords } from './role-features.ts'
import type { Block } from '../../../core/document.ts'

export const RHETORICAL_ROLES = ['background', 'objective', 'method', 'result', 'other'] as const
export type RhetoricalRole = (typeof RHETORICAL_ROLES)[number]
/** How likely each role is; they sum to 1. */
export type RhetoricalRoles = Readonly<Record<RhetoricalRole, number>>

/** The likely roles of each of an abstract's or a paragraph's sentences. */
export function rhetoricOf(
  sentences: readonly string[],
  kind: 'abstract' | 'paragraph',
  model: LinearModel,
): RhetoricalRoles[] {
  const words = sentences.map(roleWords)
  return words.map((_, index) => {
    const shares = softmax(scoresOf(model, roleFeatures(words, index, kind)))
    const byRole = RHETORICAL_ROLES.map((role) => [role, shares[model.outputs.indexOf(role)] ?? 0] as const)
    return Object.fromEntries(byRole) as Record<RhetoricalRole, number>
  })
}

/**
 * What candidates likely do, told when it is asked, a whole block at once, since the sentences beside a sentence say much
 * about it.
 */
export function rhetoricOfCandidates(model: LinearModel): (candidate: Candidate) => RhetoricalRoles {
  const told = new Map<Block, readonly RhetoricalRoles[]>()
  return ({ passage: { block, sentence }, role }) => {
    let roles = told.get(block)
    if (!roles) {
      const texts = block.sentences.map(({ text }) => text)
      roles = rhetoricOf(texts, role === 'abstract' ? 'abstract' : 'paragraph', model)
      told.set(block, roles)
    }
    return roles[block.sentences.indexOf(sentence)] ?? UNTOLD
  }
}

const UNTOLD: RhetoricalRoles = { background: 0.2, objective: 0.2, method: 0.2, result: 0.2, other: 0.2 }
