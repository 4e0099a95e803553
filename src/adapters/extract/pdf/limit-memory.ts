/**
 * Loaded in the PDF worker before pdf.js: nothing unpacks to more than any stream of a paper does. A file of a few
 * kilobytes can unpack to ten gigabytes. pdf.js unpacks with the browser's own stream, or into byte arrays of doubling
 * size; beyond the limit both fail, which costs the file that stream only.
 */

/** 40 MiB: of a paper's streams, unpacked, the largest are fonts with all their letters (some 20) and drawings of every point. */
const LARGEST = 40 * 1024 * 1024

function beyond(): RangeError {
  return new RangeError('a stream beyond any paper’s measure')
}

globalThis.Uint8Array = new Proxy(globalThis.Uint8Array, {
  construct(target, args: [unknown?, number?, number?], newTarget) {
    const [length] = args
    if (typeof length === 'number' && length > LARGEST) throw beyond()
    return Reflect.construct(target, args, newTarget) as Uint8Array
  },
})

/** Handed over at once, all of a stream is unpacked before any of it is read; a piece unpacks to 16 MiB at most. */
const PIECE = 16 * 1024

const Unlimited = globalThis.DecompressionStream
type Bytes = Uint8Array<ArrayBuffer>

/** pdf.js asks for one reader and one writer, and each is limited in place: a second stream behind the first costs time. */
globalThis.DecompressionStream = class extends Unlimited {
  override get readable(): ReadableStream<Bytes> {
    const stream = super.readable
    const getReader = stream.getReader.bind(stream) as () => ReadableStreamDefaultReader<Bytes>
    return Object.defineProperty(stream, 'getReader', { value: () => counting(getReader()) })
  }

  override get writable(): WritableStream<BufferSource> {
    const stream = super.writable
    const getWriter = stream.getWriter.bind(stream)
    return Object.defineProperty(stream, 'getWriter', { value: () => inPieces(getWriter()) })
  }
}

function counting(reader: ReadableStreamDefaultReader<Bytes>) {
  const read = reader.read.bind(reader)
  let length = 0
  const readCounted: typeof read = async () => {
    const part = await read()
    length += part.value?.byteLength ?? 0
    if (length <= LARGEST) return part
    await reader.cancel()
    throw beyond()
  }
  return Object.defineProperty(reader, 'read', { value: readCounted })
}

function inPieces(writer: WritableStreamDefaultWriter<BufferSource>) {
  const write = writer.write.bind(writer)
  const close = writer.close.bind(writer)
  let written = Promise.resolve()
  const writePieces = (bytes: Bytes): Promise<void> => {
    written = (async () => {
      for (let start = 0; start < bytes.length; start += PIECE) await write(bytes.subarray(start, start + PIECE))
    })()
    return written
  }
  const closeBehind = (): Promise<void> => written.then(close)
  return Object.defineProperties(writer, { write: { value: writePieces }, close: { value: closeBehind } })
}
