/** `lab record`: one digest and one question by a real server, kept as a cassette that tests play. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { abstractOf } from '../../../core/digest-assembly.ts'
import { DocumentSchema, type PaperDocument } from '../../../core/document.ts'
import { LANGUAGES, type Language } from '../../../core/language.ts'
import { checkAddress } from '../../../core/model/address.ts'
import { WIRE_FORMATS } from '../../../core/model/connection.ts'
import { PRESETS } from '../../../core/model/presets.ts'
import { PaperSchema, type Paper } from '../../../core/paper.ts'
import { fromCaller } from '../paths.ts'
import { readOptions } from '../read-options.ts'
import { writeCassette, type Cassette } from './cassette.ts'
import { Misuse, type LabCommand } from './command.ts'
import { failureLine } from './draft-paper.ts'
import { connectionOf, engineAt, type WireConnection } from './lab-model.ts'
import { fileNameOfPath } from './papers.ts'
import { Recorder } from './record-exchanges.ts'
import { leaksIn, redactExchange, redactText, secretsOf } from './redact.ts'
import { makeBoth, replayCassette } from './replay-cassette.ts'

const HELP = `npm run -s lab -- record --document DOC --format FORMAT --url URL --model NAME [options]

  --document FILE    the paper as a document, as \`lab documents --out\` writes it. The cassette holds its text: take an
                     invented paper, or one whose licence lets you pass it on
  --paper FILE       the paper's record as JSON (default: what the document says of itself)
  --format FORMAT    ${WIRE_FORMATS.join(', ')}
  --url URL          where the format's paths begin, such as https://api.example.com/v1
  --model NAME       the model's name as its server knows it
  --key-env NAME     the environment variable that holds the key; a key is taken from nowhere else
  --language LANG    the language of digest and answer: ${LANGUAGES.join(', ')} (default: ja)
  --question TEXT    what is asked of the paper (default: what it proposes)
  --out DIR          where the cassette is written (default: out/cassettes)

It asks the server for one digest, its repair where something is refused, and one answer, which may cost money. What is
written holds the requests without key, each status, two headers, and each stream as it arrived with its times. Keys, ids of
organisations, accounts and requests, names and whatever looks like a secret are overwritten with x; the host is named only
where it is a vendor's or this machine. Look through the file all the same before you pass it on. A cassette in
tests/fixtures/cassettes is played by the unit tests.`

const OPTIONS = {
  document: { type: 'string' },
  paper: { type: 'string' },
  format: { type: 'string', default: '' },
  url: { type: 'string', default: '' },
  model: { type: 'string', default: '' },
  'key-env': { type: 'string' },
  language: { type: 'string', default: 'ja' },
  question: { type: 'string' },
  out: { type: 'string', default: 'out/cassettes' },
} as const

const QUESTIONS: Readonly<Record<Language, string>> = {
  en: 'What does the paper propose, and how well does it do?',
  ja: 'この論文は何を提案し、どのような結果を得ていますか？',
}

export const record: LabCommand = { help: HELP, run }

/** Resolves to 0 when what is written comes to the same digest and answer as what was recorded. */
async function run(args: string[]): Promise<number> {
  const { values, problem } = readOptions(args, OPTIONS)
  const language = LANGUAGES.find((known) => known === values?.language)
  const connection = values && connectionOf(values)
  const address = checkAddress(values?.url ?? '')
  if (!address.ok && address.fault !== 'empty')
    throw new Misuse(`a key does not go to such an address: ${address.fault}`)
  if (!values?.document || !language || !connection)
    throw new Misuse(problem ?? 'name the document, the format, the address, the model and a known language')
  const document = parsedFile(DocumentSchema, values.document)
  const paper = values.paper === undefined ? recordIn(document) : parsedFile(PaperSchema, values.paper)
  const about = { paper, document, language, question: values.question ?? QUESTIONS[language] }
  const { cassette, made } = await recordCassette(about, connection, keyIn(values['key-env']))
  const out = fromCaller(values.out)
  mkdirSync(out, { recursive: true })
  const name = fileNameOfPath(`${connection.engine}-${cassette.connection.model}-${language}`)
  const file = join(out, `${name}.cassette.json`)
  writeFileSync(file, writeCassette(cassette))
  const replayed = await replayCassette(cassette)
  for (const { step, status, stream } of cassette.exchanges)
    console.log(
      `${step.padEnd(14)} ${status || 'no answer'}  ${stream.length} pieces in ${stream.at(-1)?.[0] ?? 0} ms`,
    )
  if (made.error) console.error(failureLine('digest', made.error))
  if ('code' in made.answer) console.error(failureLine('question', made.answer))
  console.log(`${made.digest.items.length} answers, ${made.refused.length} drafts refused; written: ${file}`)
  const isSame =
    JSON.stringify([made.digest.items, made.answer]) === JSON.stringify([replayed.digest.items, replayed.answer])
  if (!isSame)
    console.error('Played, it comes to another digest: what was overwritten mattered, or the server failed.')
  return isSame ? 0 : 1
}

/** Asks, and gives what went over the wire, redacted. Throws where the key would still be in it. */
export async function recordCassette(
  about: Pick<Cassette, 'paper' | 'document' | 'language' | 'question'>,
  connection: WireConnection,
  key: string,
) {
  const recorder = new Recorder(fetch, () => performance.now())
  const engine = engineAt({ connection, key, fetchFor: (step) => recorder.fetchFor(step) })
  const made = await makeBoth(engine, about)
  const { engine: format, url, model } = connection
  if (recorder.exchanges.every(({ status }) => status === 0)) throw new Error(`no answer came; nothing was written`)
  const shown = shownAddress(url)
  const secrets = secretsOf(key, url, shown)
  const cassette: Cassette = {
    format: 'ronbun-cassette/1',
    recordedAt: new Date().toISOString(),
    connection: { engine: format, url: shown, model: redactText(model, secrets) },
    ...about,
    exchanges: recorder.exchanges.map((exchange) => redactExchange(exchange, { secrets, url, shown })),
  }
  if (leaksIn(JSON.stringify(cassette), secrets).length > 0)
    throw new Error('the key or the host stands in the paper itself; nothing was written')
  return { cassette, made }
}

/** An address that says nothing of who uses it: a vendor's own, or this machine. */
function shownAddress(url: string): string {
  const address = checkAddress(url)
  const isOpen = PRESETS.some((preset) => preset.url === url) || (address.ok && address.kind === 'loopback')
  return isOpen ? url : 'https://model.example'
}

function keyIn(name: string | undefined): string {
  if (name === undefined) return ''
  const key = process.env[name]
  if (!key) throw new Misuse(`there is no environment variable ${name} with a key in it`)
  return key
}

function recordIn(document: PaperDocument): Paper {
  const { paper, title } = document
  const abstract = abstractOf(document)
  const links = { abs: 'https://arxiv.org/' }
  return { ...paper, title, authors: [], abstract, categories: [], links, notApplicable: [] }
}

function parsedFile<Schema extends v.GenericSchema>(schema: Schema, file: string): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, JSON.parse(readFileSync(fromCaller(file), 'utf8')))
  if (!parsed.success) throw new Misuse(`${file} is not what it should be: ${v.getDotPath(parsed.issues[0]) ?? ''}`)
  return parsed.output
}
