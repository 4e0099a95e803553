/** The fence between our instructions and a paper's text: a mark nobody could have written into the paper beforehand. */

const BYTES = 12

/** The lines inside a fence, and the mark which stands at both ends of it. */
export function fence(lines: readonly string[]): { mark: string; text: string } {
  const inside = lines.join('\n')
  let mark = randomMark()
  while (inside.includes(mark)) mark = randomMark()
  return { mark, text: `<<<${mark}\n${inside}\n${mark}>>>` }
}

function randomMark(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  return `DATA-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
