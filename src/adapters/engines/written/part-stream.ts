/**
 * Reads the parts of one JSON object out of a stream of text, each as soon as its last character arrived, whatever pieces
 * the text comes in. Every character is looked at once; only the part that is under way is kept.
 *
 *   prose ─{"─► key ─:─► value ─,─► key …            a member is a part
 *                          └─[─► element ─,─► …      of some members each element is a part
 *                                        └─}─► closed, or prose again where it held no part that was looked for
 *
 * What stands before the object (prose, a code fence) and behind it (the same once more, remarks) is passed over.
 */

/** A member of the object, or an element of a member that is taken apart; `malformed` where it is no JSON. */
export type StreamPart = { key: string } & ({ value: unknown } | { malformed: true })

/** The members to look for, and which are taken apart. */
export type StreamShape = Readonly<Record<string, 'whole' | 'elements'>>

// No part comes near; a longer one is passed over.
const LONGEST_PART = 60_000
// No answer has so many parts; a stream that goes on is not read.
const MOST_PARTS = 200

/** Where text that was kept is cut, and what it is. */
type Cut = 'part-behind' | 'part-before' | 'key' | 'nothing' | undefined

export class PartStream {
  /** Whether an object is complete, or nothing more is read. */
  isClosed = false
  /** Whether an object is under way. */
  isOpen = false
  readonly #shape: StreamShape
  #mayOpen = false
  #depth = 0
  #isInString = false
  #isEscaped = false
  /** The depth at which parts begin and end: 1 for members, 2 for elements. */
  #level = 1
  #isKey = true
  #key = ''
  #kept = ''
  #isTooLong = false
  #parts = 0
  #isKnown = false

  constructor(shape: StreamShape) {
    this.#shape = shape
  }

  /** Takes in more text; returns the parts that became complete by it. */
  push(text: string): StreamPart[] {
    const found: StreamPart[] = []
    let from = 0
    for (let at = 0; at < text.length && !this.isClosed; at += 1) {
      const character = text.charAt(at)
      if (!this.isOpen) {
        this.#lookForObject(character)
        if (!this.isOpen) continue
        from = at
      }
      const cut = this.#step(character)
      if (cut === undefined) continue
      this.#keep(text.slice(from, cut === 'part-behind' ? at + 1 : at))
      from = at + 1
      this.#take(cut, found)
      if (this.#depth === 0) this.#close()
    }
    if (this.isOpen && !this.isClosed) this.#keep(text.slice(from))
    return found
  }

  // An object begins with a brace before a key or another brace; one in prose does not.
  #lookForObject(character: string): void {
    if (character === '{') this.#mayOpen = true
    else if (this.#mayOpen && character.trim() !== '') {
      this.#mayOpen = false
      this.isOpen = character === '"' || character === '}'
      this.#depth = 1
      this.#level = 1
      this.#isKey = true
    }
  }

  #step(character: string): Cut {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false
      else if (character === '\\') this.#isEscaped = true
      else if (character === '"') this.#isInString = false
      return undefined
    }
    switch (character) {
      case '"':
        this.#isInString = true
        return undefined
      case '{':
      case '[':
        this.#depth += 1
        return character === '[' && this.#opensElements() ? 'nothing' : undefined
      case '}':
      case ']':
        this.#depth -= 1
        return this.#depth > this.#level ? undefined : this.#depth === this.#level ? 'part-behind' : 'part-before'
      case ',':
        return this.#depth === this.#level ? 'part-before' : undefined
      case ':':
        return this.#depth === 1 && this.#isKey ? 'key' : undefined
      default:
        return undefined
    }
  }

  #opensElements(): boolean {
    return this.#depth === 2 && this.#level === 1 && !this.#isKey && this.#kindOf(this.#key) === 'elements'
  }

  #kindOf(key: string): 'whole' | 'elements' | undefined {
    return Object.hasOwn(this.#shape, key) ? this.#shape[key] : undefined
  }

  #keep(text: string): void {
    if (this.#kept.length + text.length > LONGEST_PART) this.#isTooLong = true
    this.#kept = this.#isTooLong ? '' : this.#kept + text
  }

  #take(cut: Cut, found: StreamPart[]): void {
    const text = this.#kept.trim()
    const isTooLong = this.#isTooLong
    this.#kept = ''
    this.#isTooLong = false
    if (cut === 'key') {
      this.#key = keyOf(text)
      this.#isKey = false
    } else if (cut === 'nothing') this.#level = 2
    else {
      // Behind a part that ended with its own bracket stand only commas and closing brackets.
      if (text !== '' || isTooLong) this.#add(isTooLong ? { malformed: true } : parse(text), found)
      if (cut === 'part-behind') return
      if (this.#depth < this.#level) this.#level = 1
      else if (this.#level === 1) this.#isKey = true
    }
  }

  #add(parsed: { value: unknown } | { malformed: true }, found: StreamPart[]): void {
    this.#parts += 1
    if (this.#parts > MOST_PARTS) {
      this.isClosed = true
      return
    }
    if (this.#kindOf(this.#key) !== undefined) this.#isKnown = true
    found.push({ key: this.#key, ...parsed })
  }

  // An object without any part that is looked for, as thoughts may hold one, was not the answer.
  #close(): void {
    if (this.#isKnown) this.isClosed = true
    else this.isOpen = false
  }
}

function keyOf(text: string): string {
  const parsed = parse(text)
  return 'value' in parsed && typeof parsed.value === 'string' ? parsed.value.slice(0, 100) : ''
}

function parse(text: string): { value: unknown } | { malformed: true } {
  return parseJson(text) ?? parseJson(mended(text)) ?? { malformed: true }
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    // What a model writes need not be JSON.
    return undefined
  }
}

/** TeX whose backslashes were not doubled, and line breaks inside a text: the two faults models make in JSON. */
function mended(text: string): string {
  return text
    .replace(/\\["\\/]|\\u[0-9a-fA-F]{4}|\\[bfnrt](?![a-zA-Z])|\\/g, (found) => (found === '\\' ? '\\\\' : found))
    .replace(/[\n\r\t]/g, ' ')
}
