/** Tells what a sentence does in a paper: sets the scene, says the aim, the method, what came out. */
import { scoresOf, softmax, type LinearModel } from './linear-model.ts'
import { roleFeatures, roleWords } from './role-features.ts'

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
