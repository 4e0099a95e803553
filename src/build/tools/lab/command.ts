/** What `lab.ts` runs: a command with its help. */

export type LabCommand = {
  help: string
  /** Runs it; resolves to the exit code. Throws `Misuse` where the line does not say what is needed. */
  run(args: string[]): Promise<number>
}

/** A line that cannot be run, and what it lacks; it is answered with that sentence and the command's help. */
export class Misuse extends Error {}
