/** `lab train`: fits the engine's models on the training parts of public sets and writes their weights. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModel, type LinearWeights } from '../../../adapters/engines/extractive/linear-model.ts'
import { fromCaller, ROOT } from '../paths.ts'
import { readOptions } from '../read-options.ts'
import { Misuse, type LabCommand } from './command.ts'
import { readLabelledAbstracts, readTldrPapers } from './bench-data.ts'
import { trainRoles } from './train-roles.ts'
import { trainSummary } from './train-summary.ts'

const HELP = `npm run -s lab -- train --bench DIR [--out DIR]

  --bench DIR   a folder with csabstruct/train.jsonl and scitldr/train.jsonl
  --out DIR     where roles.json and summary.json go (default: src/adapters/engines/extractive/weights)

Only the training parts are read. The same data gives the same files, byte for byte.`

const WEIGHTS = join(ROOT, 'src/adapters/engines/extractive/weights')
const OPTIONS = {
  bench: { type: 'string' },
  out: { type: 'string' },
} as const

export const train: LabCommand = { help: HELP, run }

async function run(args: string[]): Promise<number> {
  const { values, problem } = readOptions(args, OPTIONS)
  if (values?.bench === undefined) throw new Misuse(problem ?? 'name a folder: --bench DIR')
  const bench = fromCaller(values.bench)
  const out = values.out === undefined ? WEIGHTS : fromCaller(values.out)
  mkdirSync(out, { recursive: true })
  const roles = trainRoles(readLabelledAbstracts(bench, 'train'))
  write(join(out, 'roles.json'), roles)
  write(join(out, 'summary.json'), trainSummary(readTldrPapers(bench, 'train'), readModel(roles)))
  return 0
}

function write(file: string, weights: LinearWeights): void {
  const text = `${JSON.stringify(weights, null, 2)}\n`
  writeFileSync(file, text)
  console.log(`${file}: ${weights.features.split('\n').length} features, ${Math.ceil(text.length / 1000)} kB`)
}
