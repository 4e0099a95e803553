/** `npm run -s lab -- WHAT …`: measures what the product does with many papers; one file of `lab/` for each WHAT. */
import { bench } from './lab/bench.ts'
import { check } from './lab/check.ts'
import { Misuse, type LabCommand } from './lab/command.ts'
import { digests } from './lab/digests.ts'
import { documents } from './lab/documents.ts'
import { label } from './lab/label.ts'
import { record } from './lab/record.ts'
import { trainSlots } from './lab/train-slots.ts'
import { train } from './lab/train.ts'

const HELP = `npm run -s lab -- WHAT [options]

  bench       measures the embedded engine on public sets: summaries, roles, passages found, questions asked
  documents   reads every full text of a mirror, or every PDF of a folder, and compares it with another reading
  check       tells every fault of a digest that is a file
  digests     makes a digest of every full text of a mirror, checks and judges it, and writes a page to read
  label       keeps what a person found in a paper as labels for digests
  record      keeps what a real model's server answers, redacted, as a cassette that tests play
  train       fits the weights of the embedded engine's models on public sets
  train-slots fits the weights that tell which sentences answer which question, on papers labelled by hand

  npm run -s lab -- WHAT --help   says more`

const COMMANDS: Record<string, LabCommand> = {
  bench,
  check,
  digests,
  documents,
  label,
  record,
  train,
  'train-slots': trainSlots,
}

/** Runs the command; returns the exit code. */
export async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) return runCommand(command, args)
  const isHelp = name === '--help' || name === 'help'
  console[isHelp ? 'log' : 'error'](isHelp || name === '' ? HELP : `There is no lab for "${name}".\n\n${HELP}`)
  return isHelp ? 0 : 2
}

async function runCommand({ help, run }: LabCommand, args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(help)
    return 0
  }
  try {
    return await run(args)
  } catch (caught) {
    if (!(caught instanceof Misuse)) throw caught
    console.error(`${caught.message}\n\n${help}`)
    return 2
  }
}
