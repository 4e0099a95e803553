/** What a picture does to letters below and above it: whether it lets them through, and whether it is of one colour. */
import type { Rgb } from './types.ts'

export type Picture = { opaque: boolean; /** Where it is the same throughout. */ colour?: Rgb }

/** An image as pdf.js hands it over; `kind` is its `ImageKind`: 1 one bit, 2 three bytes, 3 four bytes a pixel. */
type ImageData = { data: Uint8Array | Uint8ClampedArray; kind: number; width: number; height: number }

const BYTES: Readonly<Record<number, number>> = { 2: 3, 3: 4 }
const NEARLY_OPAQUE = 250
/** At most so many pixels are looked at, evenly spread. */
const MOST_PIXELS = 65_536

/** The picture, or undefined for what is no image in memory. */
export function pictureOf(image: unknown): Picture | undefined {
  if (!isImageData(image)) return undefined
  const { data, kind } = image
  const bytes = BYTES[kind]
  // One bit a pixel: black and white, unless all its bytes are the same.
  if (!bytes) return onePaint(data, 1, 1)
  const pixels = Math.floor(data.length / bytes)
  return onePaint(data, bytes, Math.max(1, Math.floor(pixels / MOST_PIXELS)))
}

function onePaint(data: ArrayLike<number>, bytes: number, stride: number): Picture {
  let opaque = true
  let first = -1
  let isPlain = true
  for (let at = 0; at + bytes <= data.length && (isPlain || opaque); at += bytes * stride) {
    const alpha = bytes === 4 ? (data[at + 3] ?? 255) : 255
    if (alpha < NEARLY_OPAQUE) opaque = false
    if (alpha === 0) continue
    const pixel = rgbAt(data, at, bytes)
    if (first === -1) first = pixel
    else if (pixel !== first) isPlain = false
  }
  const isOneColour = isPlain && first >= 0 && (bytes > 1 || first === 0 || first === 0xffffff)
  return { opaque, ...(isOneColour && { colour: [first >> 16, (first >> 8) & 255, first & 255] as const }) }
}

function rgbAt(data: ArrayLike<number>, at: number, bytes: number): number {
  const red = data[at] ?? 0
  const [green, blue] = bytes > 1 ? [data[at + 1] ?? 0, data[at + 2] ?? 0] : [red, red]
  return (red << 16) | (green << 8) | blue
}

function isImageData(image: unknown): image is ImageData {
  if (typeof image !== 'object' || image === null || !('data' in image) || !('kind' in image)) return false
  return image.data instanceof Uint8Array || image.data instanceof Uint8ClampedArray
}
