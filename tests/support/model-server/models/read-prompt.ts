/** Reads a prompt as a model would: the data line by line, the language it is told to write, and what form is asked for. */
import { SLOTS, type SlotId } from '../../../../src/core/slot.ts'
import type { Asked } from '../formats.ts'

export type Passage = {
  id: string
  text: string
  section: string
  order: number
  isAbstract: boolean
  /** Printed in pieces: to be cited only where nothing else says the same. */
  inPieces: boolean
  /** Of a figure or a table. */
  isCaption: boolean
}

/** A draft that was refused, as it is shown for mending. */
export type Refused = { part: string; draft: unknown }

export type Reading = {
  passages: Passage[]
  language: 'ja' | 'en'
  title: string
  /** A reader's own question. */
  question: string
  /** The abstract's sentences that are to be translated. */
  sentences: string[]
  refused: Refused[]
  /** The parts the answer is to have, by their names in the schema. */
  parts: ReadonlySet<string>
  slots: SlotId[]
}

type Line = {
  id?: unknown
  text?: unknown
  kind?: unknown
  pieces?: unknown
  section?: unknown
  role?: unknown
  sentence?: unknown
} & {
  title?: unknown
  question?: unknown
  refused?: unknown
  draft?: unknown
}

/** The data are lines of JSON: the title, sections, passages, sentences of the abstract, refused drafts, a question. */
export function readPrompt({ system, user, schema }: Pick<Asked, 'system' | 'user' | 'schema'>): Reading {
  const { parts, slots } = wantedBy(schema)
  const language = /\bYou write Japanese\b|\bin Japanese\b|日本語で/.test(system) ? 'ja' : 'en'
  const reading: Reading = {
    passages: [],
    language,
    title: '',
    question: '',
    sentences: [],
    refused: [],
    parts,
    slots,
  }
  let place = { section: '', isAbstract: false }
  for (const line of user.split('\n')) {
    const value = line.startsWith('{') ? lineOf(line) : undefined
    if (!value) continue
    if (typeof value.section === 'string')
      place = { section: value.section, isAbstract: value.role === 'abstract' || /^abstract/i.test(value.section) }
    if (typeof value.title === 'string') reading.title = value.title
    if (typeof value.question === 'string') reading.question = value.question
    if (typeof value.refused === 'string') reading.refused.push({ part: value.refused, draft: value.draft })
    if (value.sentence !== undefined && typeof value.text === 'string') reading.sentences.push(value.text)
    if (typeof value.id === 'string' && typeof value.text === 'string' && isText(value.kind))
      reading.passages.push({
        id: value.id,
        text: value.text,
        order: reading.passages.length,
        inPieces: value.pieces === true,
        isCaption: value.kind === 'caption',
        ...place,
      })
  }
  return reading
}

function isText(kind: unknown): boolean {
  return kind === undefined || kind === 'caption'
}

function lineOf(line: string): Line | undefined {
  try {
    return JSON.parse(line) as Line
  } catch {
    return undefined
  }
}

type Node = { properties?: Record<string, Node>; items?: Node; enum?: unknown[] }

function wantedBy(schema: unknown): { parts: ReadonlySet<string>; slots: SlotId[] } {
  const { properties = {} } = (schema ?? {}) as Node
  const named = properties.items?.items?.properties?.slot?.enum ?? SLOTS
  return { parts: new Set(Object.keys(properties)), slots: SLOTS.filter((slot) => named.includes(slot)) }
}
