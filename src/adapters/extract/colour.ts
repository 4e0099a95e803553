/** CSS colours as numbers, and how different two of them look: the CIE 1976 distance in Lab. */

/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** Below this the eye takes small letters and their ground for one colour; the limit on pages and in PDFs. */
export const LEAST_COLOUR_DISTANCE = 10

/** The names that make text vanish on paper, and the commonest others; an unknown name counts as unknown, not as hidden. */
const NAMES: Readonly<Record<string, string>> = {
  white: '#fff',
  black: '#000',
  transparent: '#0000',
  red: '#f00',
  green: '#008000',
  blue: '#00f',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  navy: '#000080',
  yellow: '#ff0',
  orange: '#ffa500',
  purple: '#800080',
  snow: '#fffafa',
  ivory: '#fffff0',
  whitesmoke: '#f5f5f5',
  ghostwhite: '#f8f8ff',
  floralwhite: '#fffaf0',
  seashell: '#fff5ee',
  azure: '#f0ffff',
  aliceblue: '#f0f8ff',
  mintcream: '#f5fffa',
  honeydew: '#f0fff0',
  lavenderblush: '#fff0f5',
}
const FUNCTION = /(rgb|hsl)a?\(([^()]{1,80})\)/
const HEXADECIMAL = /#([0-9a-f]{3,8})(?![\w-])/

/** The first colour a CSS value names (`#FFF`, `white`, `rgb(…)`, `hsl(…)`, alone or in a `background`), or undefined. */
export function colourIn(value: string): Colour | undefined {
  const text = value.slice(0, 400).toLowerCase()
  const hexadecimal = HEXADECIMAL.exec(text)?.[1]
  if (hexadecimal) return fromHexadecimal(hexadecimal)
  const [, model, inside = ''] = FUNCTION.exec(text) ?? []
  if (model) return fromFunction(model, inside)
  for (const word of text.split(/[\s,()]+/)) {
    const named = Object.hasOwn(NAMES, word) ? NAMES[word] : undefined
    if (named) return fromHexadecimal(named.slice(1))
  }
  return undefined
}

/** How far apart two colours look; alpha is not looked at. */
export function colourDistance(first: Colour, second: Colour): number {
  const [a, b] = [toLab(first), toLab(second)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function fromHexadecimal(digits: string): Colour | undefined {
  if (![3, 4, 6, 8].includes(digits.length)) return undefined
  const wide = digits.length <= 4 ? digits.replace(/./g, '$&$&') : digits
  const channel = (index: number) => Number.parseInt(wide.slice(2 * index, 2 * index + 2), 16)
  return [channel(0), channel(1), channel(2), wide.length === 8 ? channel(3) / 255 : 1]
}

function fromFunction(model: string, inside: string): Colour | undefined {
  const parts = inside.split(/[\s,/]+/).filter((part) => part !== '')
  const numbers = parts.map((part) => Number.parseFloat(part))
  if (numbers.length < 3 || numbers.some((number) => Number.isNaN(number))) return undefined
  const [first = 0, second = 0, third = 0, last = 1] = numbers
  const alpha = parts[3]?.endsWith('%') ? last / 100 : last
  if (model === 'hsl') return fromHsl(first, second / 100, third / 100, alpha)
  const channel = (value: number, index: number) => (parts[index]?.endsWith('%') ? value * 2.55 : value)
  return [channel(first, 0), channel(second, 1), channel(third, 2), alpha]
}

/** CSS Color 4, section 7.1. */
function fromHsl(hue: number, saturation: number, lightness: number, alpha: number): Colour {
  const amplitude = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const sector = (((offset + hue / 30) % 12) + 12) % 12
    return 255 * (lightness - amplitude * Math.max(-1, Math.min(sector - 3, 9 - sector, 1)))
  }
  return [channel(0), channel(8), channel(4), alpha]
}

/** sRGB to CIE Lab with the D65 white point. */
function toLab([red, green, blue]: Colour): readonly [number, number, number] {
  const [r, g, b] = [linear(red), linear(green), linear(blue)]
  const x = labCurve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = labCurve(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = labCurve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function labCurve(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116
}
