/** What an answer of a site holds: its bytes up to a limit, their text and their hash. */

/** The largest full text met is 2.6 MB; reading takes half a second a megabyte, in which the workshop hears nobody. */
const LARGEST_BODY = 20 * 1024 * 1024

/** The body, or undefined when it is larger than any paper's; a server need not say beforehand how much it sends. */
export async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length
    if (length > LARGEST_BODY) {
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

/** SHA-256 of the bytes in lower-case hex. */
export async function sha256Of(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
