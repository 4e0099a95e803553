/**
 * The faces a test PDF is set in: the standard fonts of PDF by their published widths (Adobe Core 14 metrics), none of
 * them embedded. Any letter can be written: those beyond ASCII get a code of their own and are named in the font.
 */

/**
 * `roman` to `mono` are Times, Helvetica and Courier; `math` is Times Italic under the name of TeX's mathematical italic,
 * `symbol` has Greek and operators, `japanese` any letter of the basic plane, one em wide, in UniJIS-UTF16-H.
 */
export type Face = 'roman' | 'bold' | 'italic' | 'sans' | 'sansBold' | 'mono' | 'math' | 'symbol' | 'japanese'

const BASE: Readonly<Record<Exclude<Face, 'japanese'>, string>> = {
  roman: 'Times-Roman',
  bold: 'Times-Bold',
  italic: 'Times-Italic',
  sans: 'Helvetica',
  sansBold: 'Helvetica-Bold',
  mono: 'Courier',
  math: 'CMMI10',
  symbol: 'Symbol',
}

/** Widths of the characters 32 to 126 in thousandths of the letter size. */
const ASCII: Readonly<Record<'roman' | 'bold' | 'italic' | 'sans' | 'sansBold', readonly number[]>> = {
  roman: widths(
    '250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541',
  ),
  bold: widths(
    '250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520',
  ),
  italic: widths(
    '250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 675 675 675 500 920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 611 722 611 500 556 722 611 833 611 556 556 389 278 389 422 500 333 500 500 444 500 444 278 500 500 278 278 444 278 722 500 500 500 500 389 389 278 500 444 667 444 444 389 400 275 400 541',
  ),
  sans: widths(
    '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584',
  ),
  sansBold: widths(
    '278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584',
  ),
}
/** Others, near enough in all faces. */
const OTHERS: Readonly<Record<string, number>> = {
  '–': 500,
  '—': 1000,
  '‘': 333,
  '’': 333,
  '“': 444,
  '”': 444,
  ﬁ: 556,
  ﬂ: 556,
  ﬀ: 600,
  ﬃ: 830,
  ﬄ: 830,
  '•': 350,
  æ: 667,
  Æ: 889,
  Ø: 722,
  '…': 1000,
  ı: 278,
}
const GLYPHS: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', '•': 'bullet' }
/** Codes of the Symbol font's own encoding, and widths. */
const SYMBOLS: Readonly<Record<string, readonly [code: number, width: number]>> = {
  ' ': [0x20, 250],
  α: [0x61, 631],
  β: [0x62, 549],
  θ: [0x71, 521],
  λ: [0x6c, 549],
  μ: [0x6d, 576],
  '+': [0x2b, 549],
  '=': [0x3d, 549],
  '|': [0x7c, 200],
  '−': [0x2d, 549],
  '≤': [0xa3, 549],
  '∞': [0xa5, 713],
  '←': [0xac, 987],
  '→': [0xae, 987],
  '×': [0xb4, 549],
  '∅': [0xc6, 823],
  '∪': [0xc8, 768],
  '⊆': [0xcd, 713],
  '∈': [0xce, 713],
  '√': [0xd6, 549],
  '∑': [0xe5, 713],
}
const FIRST_FREE = 128

/** How wide `text` is at `size` points, without extra spacing. */
export function widthOf(text: string, size: number, face: Face = 'roman'): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter, face)
  return (width * size) / 1000
}

function letterWidth(letter: string, face: Face): number {
  if (face === 'japanese') return 1000
  if (face === 'mono') return 600
  if (face === 'symbol') return SYMBOLS[letter]?.[1] ?? 549
  const known = ASCII[face === 'math' ? 'italic' : face]
  const plain = letter.normalize('NFD').codePointAt(0) ?? 32
  return OTHERS[letter] ?? known[plain - 32] ?? 500
}

/** Owns the codes that letters have in one font of one file. */
export class FaceCodes {
  readonly #face: Face
  readonly #extra: string[] = []

  constructor(face: Face) {
    this.#face = face
  }

  /** The text as a hexadecimal string of PDF. */
  encode(text: string): string {
    if (this.#face === 'japanese') return utf16(text)
    const codes = Array.from(text, (letter) => this.#codeOf(letter))
    return hex(codes, 2)
  }

  /** The font's dictionary. */
  dictionary(): string {
    if (this.#face === 'japanese')
      return '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UTF16-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 6 /FontBBox [-123 -257 1001 910] /ItalicAngle 0 /Ascent 709 /Descent -241 /CapHeight 709 /StemV 69 >> >>] >>'
    const base = `/Type /Font /Subtype /Type1 /BaseFont /${BASE[this.#face]}`
    if (this.#face === 'symbol') return `<< ${base} >>`
    const letters = [...Array.from({ length: 96 }, (_, at) => String.fromCharCode(32 + at)), ...this.#extra]
    const all = letters.map((letter) => letterWidth(letter, this.#face))
    const names = this.#extra.map((letter) => `/${GLYPHS[letter] ?? uniName(letter)}`)
    const encoding = `<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [39 /quotesingle 96 /grave ${FIRST_FREE} ${names.join(' ')}] >>`
    const descriptor =
      this.#face === 'math'
        ? '/FontDescriptor << /Type /FontDescriptor /FontName /CMMI10 /Flags 70 /FontBBox [-32 -250 1047 750] /ItalicAngle -14 /Ascent 694 /Descent -194 /CapHeight 683 /StemV 72 >>'
        : ''
    return `<< ${base} /Encoding ${encoding} /FirstChar 32 /LastChar ${31 + all.length} /Widths [${all.join(' ')}] ${descriptor} >>`
  }

  #codeOf(letter: string): number {
    if (this.#face === 'symbol') return SYMBOLS[letter]?.[0] ?? 0x20
    const code = letter.codePointAt(0) ?? 32
    if (code >= 32 && code < 127) return code
    if (!this.#extra.includes(letter)) this.#extra.push(letter)
    const place = FIRST_FREE + this.#extra.indexOf(letter)
    if (place > 255) throw new Error(`too many letters in ${this.#face}`)
    return place
  }
}

/** A font whose codes 1, 2, 3 … are said to mean the characters given, whatever is painted; each is `advance` ems wide. */
export function spellingFont(characters: readonly string[], advance: number): { font: string; map: string } {
  const rows = characters.map((character, at) => `<${hex([at + 1], 4)}> <${utf16(character)}>`)
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(at * 100, at * 100 + 100))
  const map = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Spelling def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`),
    'endcmap end end',
  ].join('\n')
  const font = `/Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${Math.round(1000 * advance)} /FontDescriptor << /Type /FontDescriptor /FontName /Arial /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>]`
  return { font, map }
}

/** Numbers as hexadecimal digits. */
export function hex(numbers: readonly number[], digits: number): string {
  return numbers.map((number) => number.toString(16).toUpperCase().padStart(digits, '0')).join('')
}

/** A text as UTF-16 in hexadecimal digits, as PDF's own text strings take it behind `FEFF`. */
export function utf16(text: string): string {
  return hex(
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
    4,
  )
}

function uniName(letter: string): string {
  return `uni${hex([letter.codePointAt(0) ?? 32], 4)}`
}

function widths(list: string): number[] {
  return list.split(' ').map(Number)
}
