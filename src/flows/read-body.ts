/** What an answer of a site holds: its bytes up to a limit, their text and their hash. */

/** The largest HTML text met is 2.6 MB; reading takes half a second a megabyte, in which the workshop hears nobody. */
export const LARGEST_PAGE = 20 * 1024 * 1024

/** Scanned theses have some 50 MB; what is larger is pictures, and would not be here before patience ends. */
export const LARGEST_PDF = 60 * 1024 * 1024

/**
 * The body, or undefined when it has more than `largest` bytes. One that says so beforehand is not read at all, and none
 * is believed: what is counted is what comes.
 */
export async function bytesOf(response: Response, largest: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(response.headers.get('content-length')) > largest) {
    await response.body?.cancel()
    return undefined
  }
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length
    if (length > largest) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(part.value)
  }
  const bytes = new Uint8Array(length)
  let position = 0
  for (const chunk of chunks) {
    bytes.set(chunk, position)
    position += chunk.length
  }
  return bytes
}

/** The body's text: UTF-8, which all our sources send, unless the answer names another encoding we know. */
export function textOf(response: Response, bytes: Uint8Array): string {
  return decoderFor(response).decode(bytes)
}

function decoderFor(response: Response): TextDecoder {
  const named = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(response.headers.get('content-type') ?? '')?.[1]
  try {
    return new TextDecoder(named)
  } catch {
    // A name that is no encoding's: the answer is read as if it had named none.
    return new TextDecoder()
  }
}

/** Whether the bytes are a page, whatever they were asked for as: some sites answer so with status 200 for a missing file. */
export function isHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return /^(?:\u{EF}\u{BB}\u{BF})?\s{0,500}<(?:!doctype\s+html|html|head|body|!--|\?xml)/iu.test(start)
}

/** SHA-256 of the bytes in lower-case hex. */
export async function sha256Of(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
