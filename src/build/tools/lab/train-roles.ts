/** Learns what each sentence of an abstract does, from CSAbstruct's training part. */
import { ALWAYS, packModel, type LinearWeights } from '../../../adapters/engines/extractive/linear-model.ts'
import { roleFeatures, sentencesInPlace } from '../../../adapters/engines/extractive/role-features.ts'
import { RHETORICAL_ROLES } from '../../../adapters/engines/extractive/rhetoric.ts'
import type { LabelledAbstract } from './bench-data.ts'
import { fitLabels, rowsOf, strongest, tableOf, type Fit } from './fit-softmax.ts'

// Chosen on a fifth of the training part (every fifth abstract) held back.
const LEAST = 3
const KEPT = 5000
const FIT: Fit = { rounds: 20, rate: 0.01, l2: 20 }
const KINDS = { abstract: 1, paragraph: 0.3 } as const

/** The weights for `roles.json`. */
export function trainRoles(abstracts: readonly LabelledAbstract[]): LinearWeights {
  const examples = abstracts.flatMap(examplesOf)
  const things = examples.map(({ features }) => features)
  const wide = tableOf(things, ALWAYS, LEAST)
  const outputs = RHETORICAL_ROLES.length
  const table = strongest({ table: wide, weights: fitOn(examples, wide), outputs }, things, KEPT)
  return packModel([...table.keys()], RHETORICAL_ROLES, fitOn(examples, table))
}

type Example = { features: string[]; label: number; trust: number }

// Each sentence twice: as it stands in its abstract, and as it would read in a paragraph, where its place tells nothing.
function examplesOf({ sentences, labels, confs }: LabelledAbstract): Example[] {
  return (['abstract', 'paragraph'] as const).flatMap((kind) =>
    sentencesInPlace(sentences, kind).map((sentence, index) => ({
      features: roleFeatures(sentence),
      label: RHETORICAL_ROLES.indexOf(labels[index] ?? 'other'),
      // Annotators often disagreed; a label most of them chose teaches more.
      trust: 1.5 * KINDS[kind] * (confs[index] ?? 0) ** 2,
    })),
  )
}

function fitOn(examples: readonly Example[], table: ReadonlyMap<string, number>): Float64Array {
  return fitLabels(
    {
      rows: examples.map(({ features }) => rowsOf(features, table)),
      labels: examples.map(({ label }) => label),
      trust: examples.map(({ trust }) => trust),
    },
    { features: table.size, labels: RHETORICAL_ROLES.length },
    FIT,
  )
}
