/** Cuts a stream of bytes into what a wire format reads: the data of server-sent events, lines, or all of it at once. */
import { createParser } from 'eventsource-parser'

/** The most characters an event or a line may have. */
const LONGEST_FRAME = 256 * 1024

/** A frame beyond the limit. */
export class FrameTooLong extends Error {}

export type Framing = 'sse' | 'lines' | 'whole'

export type Frames = {
  /** The frames that the bytes complete. */
  feed(bytes: Uint8Array): string[]
  /** What stands after the last frame when the stream ends: a frame whose end mark is missing, or half of one. */
  end(): string[]
}

/** Takes more text and answers with the frames it completes; the text `undefined` is the end. */
type Push = (text: string | undefined) => string[]

const PUSHES: Readonly<Record<Framing, () => Push>> = { sse: createEvents, lines: createLines, whole: createWhole }

/** A reader of one stream. */
export function createFrames(framing: Framing): Frames {
  // A byte order mark falls away, and a character split between chunks is put together.
  const decoder = new TextDecoder()
  const push = PUSHES[framing]()
  return {
    feed: (bytes) => push(decoder.decode(bytes, { stream: true })),
    end: () => [...push(decoder.decode()), ...push(undefined)],
  }
}

function createEvents(): Push {
  let found: string[] = []
  const parser = createParser({
    maxBufferSize: LONGEST_FRAME,
    onEvent: ({ data }) => found.push(data),
    onError: ({ type }) => {
      // Fields nobody knows are passed over, as the standard says.
      if (type === 'max-buffer-size-exceeded') throw new FrameTooLong()
    },
  })
  return (text) => {
    found = []
    parser.feed(text ?? '\n\n')
    return found
  }
}

function createLines(): Push {
  let rest = ''
  return (text) => {
    const lines = `${rest}${text ?? '\n'}`.split(/\r\n|\n|\r/)
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_FRAME) throw new FrameTooLong()
    return lines.filter((line) => line.trim() !== '')
  }
}

function createWhole(): Push {
  let whole = ''
  return (text) => {
    if (text === undefined) return whole.trim() === '' ? [] : [whole]
    whole += text
    if (whole.length > LONGEST_FRAME) throw new FrameTooLong()
    return []
  }
}
