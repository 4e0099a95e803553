/** `lab check`: every fault of digests that are files, beside the documents they were made from where those are at hand. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as v from 'valibot'
import { DocumentSchema, type PaperDocument } from '../../../core/document.ts'
import { checkDigest } from '../../../core/grounding/check-digest.ts'
import { fromCaller } from '../paths.ts'
import { readOptions } from '../read-options.ts'
import { Misuse, type LabCommand } from './command.ts'

const HELP = `npm run -s lab -- check DIGEST.json… [--document DOCUMENT.json]

  DIGEST.json…      digests, or notes or packs that hold them
  --document FILE   the document they were made from; without it what needs the text is not checked

Prints a line for each fault: the check, the field, what is wrong. Ends with 1 when there is any.`

const OPTIONS = { document: { type: 'string' } } as const

export const check: LabCommand = { help: HELP, run }

async function run(args: string[]): Promise<number> {
  const { values, positionals, problem } = readOptions(args, OPTIONS)
  if (!values || positionals.length === 0) throw new Misuse(problem ?? 'name a digest')
  const document = values.document === undefined ? undefined : readDocument(values.document)
  let faulty = 0
  for (const file of positionals) {
    const digests = digestsIn(readJson(file))
    for (const [index, digest] of digests.entries()) {
      const name = digests.length > 1 ? `${basename(file)} ${index + 1}` : basename(file)
      const faults = checkDigest(digest, document)
      if (faults.length > 0) faulty += 1
      console.log(`${faults.length === 0 ? 'good' : `${faults.length} faults`}  ${name}`)
      for (const { check: id, where, detail } of faults)
        console.log(`  ${id.padEnd(12)} ${where.padEnd(28)} ${printable(detail)}`)
    }
  }
  return faulty === 0 ? 0 : 1
}

/** A digest as it is, that of a note, those of a pack. */
function digestsIn(value: unknown): unknown[] {
  const record = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  if (Array.isArray(record.digests)) return record.digests
  return [record.digest ?? value]
}

function readDocument(file: string): PaperDocument {
  const parsed = v.safeParse(DocumentSchema, readJson(file))
  if (!parsed.success) throw new Error(`${file} is no document: ${v.getDotPath(parsed.issues[0]) ?? 'at its root'}`)
  return parsed.output
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(fromCaller(file), 'utf8')) as unknown
}

// Hostile text may hold characters that command a terminal.
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '·')
}
