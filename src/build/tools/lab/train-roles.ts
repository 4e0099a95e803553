/** Learns what each sentence of an abstract does, from CSAbstruct's training part. */
import { ALWAYS, packModel, type LinearWeights } from '../../../adapters/engines/extractive/linear-model.ts'
import { roleFeatures, roleWords } from '../../../adapters/engines/extractive/role-features.ts'
import { RHETORICAL_ROLES } from '../../../adapters/engines/extractive/rhetoric.ts'
import type { LabelledAbstract } from './bench-data.ts'
import { fitLabels, rowsOf, tableOf, type Fit } from './fit-softmax.ts'

// Chosen on a fifth of the training part (every fifth abstract) held back.
const LEAST = 3
const KEPT = 5000
const FIT: Fit = { rounds: 20, rate: 0.01, l2: 20 }
const KINDS = { abstract: 1, paragraph: 0.3 } as const

/** The weights for `roles.json`. */
export function trainRoles(abstracts: readonly LabelledAbstract[]): LinearWeights {
  const examples = abstracts.flatMap(examplesOf)
  const wide = fitOn(examples, tableOf(examples.map(({ features }) => features), ALWAYS, LEAST))
  const narrow = fitOn(examples, strongest(wide, examples))
  return packModel([...narrow.table.keys()], RHETORICAL_ROLES, narrow.weights)
}

type Example = { features: string[]; label: number; trust: number }
type Fitted = { table: Map<string, number>; weights: Float64Array }

// Each sentence twice: as it stands in its abstract, and as it would read in a paragraph, where its place tells nothing.
function examplesOf({ sentences, labels, confs }: LabelledAbstract): Example[] {
  const words = sentences.map(roleWords)
  return sentences.flatMap((_, index) =>
    (['abstract', 'paragraph'] as const).map((kind) => ({
      features: roleFeatures(words, index, kind),
      label: RHETORICAL_ROLES.indexOf(labels[index] ?? 'other'),
      // Annotators often disagreed; a label most of them chose teaches more.
      trust: 1.5 * KINDS[kind] * (confs[index] ?? 0) ** 2,
    })),
  )
}

function fitOn(examples: readonly Example[], table: Map<string, number>): Fitted {
  const weights = fitLabels(
    {
      rows: examples.map(({ features }) => rowsOf(features, table)),
      labels: examples.map(({ label }) => label),
      trust: examples.map(({ trust }) => trust),
    },
    { features: table.size, labels: RHETORICAL_ROLES.length },
    FIT,
  )
  return { table, weights }
}

// What moves the scores most: the squared weights of a feature, as often as it occurs.
function strongest({ table, weights }: Fitted, examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { features } of examples) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1)
  const labels = RHETORICAL_ROLES.length
  const moved = [...table].slice(1).map(([name, row]) => {
    const squares = weights.slice(row * labels, (row + 1) * labels).reduce((sum, weight) => sum + weight ** 2, 0)
    return { name, force: squares * (counts.get(name) ?? 0) }
  })
  const kept = moved.toSorted((first, second) => second.force - first.force).slice(0, KEPT)
  return new Map([ALWAYS, ...kept.map(({ name }) => name).toSorted()].map((name, row) => [name, row]))
}
