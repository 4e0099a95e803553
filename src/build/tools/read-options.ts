/** Reading a command line: `--name value`, `--flag`, and the rest. */
import { parseArgs, type ParseArgsConfig } from 'node:util'

export type OptionTable = NonNullable<ParseArgsConfig['options']>

export type ReadOptions<Table extends OptionTable> = {
  /** Undefined when the line was wrong. */
  values: ReturnType<typeof parseArgs<{ options: Table; allowPositionals: true; strict: true }>>['values'] | undefined
  positionals: string[]
  problem: string | undefined
}

/** The options and positionals, or the sentence that says what is wrong with them. */
export function readOptions<Table extends OptionTable>(args: string[], options: Table): ReadOptions<Table> {
  try {
    return { ...parseArgs({ args, options, allowPositionals: true, strict: true }), problem: undefined }
  } catch (caught) {
    return { values: undefined, positionals: [], problem: caught instanceof Error ? caught.message : String(caught) }
  }
}
