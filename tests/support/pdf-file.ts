/** The outermost form of a PDF: numbered objects, a cross-reference table and a trailer. */

/** An object's text, or a stream: its dictionary's entries and its bytes. */
export type PdfObject = string | { entries: string; bytes: Uint8Array }

/** A file of objects 1, 2, 3 …, of which 1 is the catalogue, with a correct cross-reference table. */
export function pdfFile(objects: readonly PdfObject[], trailer = ''): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const offsets: number[] = []
  let length = 0
  const add = (part: Uint8Array): void => {
    parts.push(part)
    length += part.length
  }
  add(latin('%PDF-1.7\n%âãÏÓ\n'))
  for (const [index, object] of objects.entries()) {
    offsets.push(length)
    if (typeof object === 'string') add(latin(`${index + 1} 0 obj\n${object}\nendobj\n`))
    else {
      add(latin(`${index + 1} 0 obj\n<< ${object.entries} /Length ${object.bytes.length} >>\nstream\n`))
      add(object.bytes)
      add(latin('\nendstream\nendobj\n'))
    }
  }
  const start = length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  add(latin(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`))
  add(latin(`trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`))
  const file = new Uint8Array(length)
  let position = 0
  for (const part of parts) {
    file.set(part, position)
    position += part.length
  }
  return file
}

/** Characters below 256 as bytes. */
export function latin(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index)
  return bytes
}
