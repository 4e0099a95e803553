/**
 * Writes real PDFs for tests, byte for byte the same each time. A page is a canvas: what is called first is painted
 * first. All lengths are points, the origin is the page's lower left corner.
 *
 *   const pdf = new PdfBuilder({ title: 'Moss on walls' })
 *   const page = pdf.page()
 *   page.text('Moss grows slowly.', { x: 72, y: 700, size: 10 })
 *   page.area([72, 600, 300, 640], [0.1, 0.1, 0.4]).text('Note', { x: 80, y: 615, colour: [1] })
 *   page.group({ alpha: 0 }, (inside) => inside.text('unseen', { x: 72, y: 500 }))
 *   pdf.outline('1 Moss', page)
 *   const bytes = pdf.bytes()
 *
 * Whole papers with columns, headings and footnotes are set by `set-paper.ts`.
 */
import { PdfCanvas, type Box, type PdfColour, type Resources } from './pdf-canvas.ts'
import { FaceCodes, hex, spellingFont, utf16, type Face } from './pdf-faces.ts'
import { latin, pdfFile, type PdfObject } from './pdf-file.ts'

export type { Box, PdfCanvas, PdfColour, Span, TextPlace, TextStyle } from './pdf-canvas.ts'
export { widthOf, type Face } from './pdf-faces.ts'

export type PageOptions = {
  /** US letter unless told. */
  width?: number
  height?: number
  /** The part that is shown. */
  crop?: Box
  /** Degrees clockwise in which the page is shown. */
  rotate?: 0 | 90 | 180 | 270
}

type Page = { canvas: PdfCanvas; options: PageOptions; links: string[] }

const CATALOGUE = 1
const TREE = 2
const RESOURCES = 3

/** Owns the objects of one file. */
export class PdfBuilder {
  readonly #info: Readonly<Record<string, string>>
  readonly #objects: PdfObject[] = ['', '', '']
  readonly #pages: Page[] = []
  readonly #outline: { title: string; page: PdfCanvas }[] = []
  readonly #faces = new Map<Face, { name: string; codes: FaceCodes; object: number }>()
  readonly #named = { Font: new Map<string, number>(), XObject: new Map<string, number>() }
  readonly #alphas = new Map<string, number>()
  readonly #layers = new Map<string, { object: number; on: boolean }>()

  /** What the file says of itself: `title`, `author`, `producer`. */
  constructor(info: Readonly<Record<string, string>> = {}) {
    this.#info = info
  }

  /** A further page. */
  page(options: PageOptions = {}): PdfCanvas {
    const canvas = new PdfCanvas(this.#resources())
    this.#pages.push({ canvas, options, links: [] })
    return canvas
  }

  /** A layer of optional content; its name is given to `group`. */
  layer(name: string, on: boolean): string {
    if (!this.#layers.has(name)) this.#layers.set(name, { object: this.#add(`<< /Type /OCG /Name (${name}) >>`), on })
    return name
  }

  /** A link to a web address over a box of a page. */
  link(page: PdfCanvas, box: Box, url: string): void {
    const action = `/A << /S /URI /URI (${url.replace(/[()\\]/g, '\\$&')}) >>`
    const rect = box.map((side) => Number(side.toFixed(2))).join(' ')
    this.#pageOf(page).links.push(`<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [${rect}] ${action} >>`)
  }

  /** An entry of the outline, in the order of the calls. */
  outline(title: string, page: PdfCanvas): void {
    this.#outline.push({ title, page })
  }

  /** The file. A builder is written once. */
  bytes(): Uint8Array<ArrayBuffer> {
    const pages = this.#pages.map(({ canvas, options, links }) => {
      const content = this.#add({ entries: '', bytes: latin(canvas.operators) })
      return this.#add(pageDictionary(options, content, links))
    })
    for (const { codes, object } of this.#faces.values()) this.#objects[object - 1] = codes.dictionary()
    this.#objects[TREE - 1] = `<< /Type /Pages /Count ${pages.length} /Kids [${references(pages)}] >>`
    this.#objects[RESOURCES - 1] = this.#resourceDictionary()
    const outline = this.#outline.length > 0 ? `/Outlines ${this.#writeOutline(pages)} 0 R` : ''
    this.#objects[CATALOGUE - 1] = `<< /Type /Catalog /Pages ${TREE} 0 R ${outline} ${this.#layerList()} >>`
    const entries = Object.entries(this.#info).map(
      ([key, value]) => `/${key[0]?.toUpperCase()}${key.slice(1)} ${said(value)}`,
    )
    const info = this.#add(`<< ${entries.join(' ')} >>`)
    return pdfFile(this.#objects, `/Info ${info} 0 R`)
  }

  #resources(): Resources {
    return {
      font: (face) => this.#faceOf(face).name,
      encode: (face, text) => this.#faceOf(face).codes.encode(text),
      spelling: (characters, advance) => this.#spelling(characters, advance),
      alpha: (value) => {
        const name = `A${Math.round(1000 * value)}`
        this.#alphas.set(name, value)
        return name
      },
      layer: (name) => `L${this.#layers.get(name)?.object ?? 0}`,
      form: (box, operators, isGroup) => {
        const entries = `/Type /XObject /Subtype /Form /BBox [${box.join(' ')}] /Resources ${RESOURCES} 0 R${isGroup ? ' /Group << /S /Transparency >>' : ''}`
        return this.#name('XObject', this.#add({ entries, bytes: latin(operators) }))
      },
      image: (colour) => this.#image(colour),
    }
  }

  #faceOf(face: Face): { name: string; codes: FaceCodes } {
    const known = this.#faces.get(face)
    if (known) return known
    const object = this.#add('')
    const made = { name: this.#name('Font', object), codes: new FaceCodes(face), object }
    this.#faces.set(face, made)
    return made
  }

  #spelling(characters: readonly string[], advance: number): string {
    const { font, map } = spellingFont(characters, advance)
    const object = this.#add({ entries: '', bytes: latin(map) })
    return this.#name('Font', this.#add(`<< ${font} /ToUnicode ${object} 0 R >>`))
  }

  #image(colour: PdfColour): string {
    const space = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[colour.length]
    const bytes = Uint8Array.from(colour, (part) => Math.round(255 * part))
    const entries = `/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /${space}`
    return this.#name('XObject', this.#add({ entries, bytes }))
  }

  #resourceDictionary(): string {
    const list = (map: ReadonlyMap<string, number>): string =>
      [...map].map(([name, object]) => `/${name} ${object} 0 R`).join(' ')
    const alphas = [...this.#alphas].map(([name, value]) => `/${name} << /ca ${value} /CA ${value} >>`).join(' ')
    const layers = [...this.#layers.values()].map(({ object }) => `/L${object} ${object} 0 R`).join(' ')
    const { Font, XObject } = this.#named
    return `<< /Font << ${list(Font)} >> /XObject << ${list(XObject)} >> /ExtGState << ${alphas} >> /Properties << ${layers} >> >>`
  }

  #layerList(): string {
    if (this.#layers.size === 0) return ''
    const all = [...this.#layers.values()]
    const off = all.filter(({ on }) => !on)
    const objects = (some: typeof all): string => references(some.map(({ object }) => object))
    return `/OCProperties << /OCGs [${objects(all)}] /D << /OFF [${objects(off)}] /Order [${objects(all)}] >> >>`
  }

  #writeOutline(pages: readonly number[]): number {
    const root = this.#add('')
    const first = root + 1
    const last = root + this.#outline.length
    for (const [at, { title, page }] of this.#outline.entries()) {
      const target = pages[this.#pages.findIndex(({ canvas }) => canvas === page)]
      const before = at > 0 ? `/Prev ${first + at - 1} 0 R` : ''
      const after = first + at < last ? `/Next ${first + at + 1} 0 R` : ''
      this.#add(`<< /Title ${said(title)} /Parent ${root} 0 R ${before} ${after} /Dest [${target} 0 R /Fit] >>`)
    }
    this.#objects[root - 1] =
      `<< /Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count ${this.#outline.length} >>`
    return root
  }

  #pageOf(canvas: PdfCanvas): Page {
    const page = this.#pages.find((one) => one.canvas === canvas)
    if (!page) throw new Error('no page of this file')
    return page
  }

  #name(kind: 'Font' | 'XObject', object: number): string {
    const name = `${kind[0]}${object}`
    this.#named[kind].set(name, object)
    return name
  }

  #add(object: PdfObject): number {
    return this.#objects.push(object)
  }
}

function pageDictionary(
  { width = 612, height = 792, crop, rotate = 0 }: PageOptions,
  content: number,
  links: string[],
): string {
  const box = crop ? `/CropBox [${crop.join(' ')}]` : ''
  const turned = rotate ? `/Rotate ${rotate}` : ''
  const notes = links.length > 0 ? `/Annots [${links.join(' ')}]` : ''
  return `<< /Type /Page /Parent ${TREE} 0 R /MediaBox [0 0 ${width} ${height}] ${box} ${turned} /Resources ${RESOURCES} 0 R /Contents ${content} 0 R ${notes} >>`
}

function references(objects: readonly number[]): string {
  return objects.map((object) => `${object} 0 R`).join(' ')
}

/** A text string of PDF. */
function said(text: string): string {
  return /^[\x20-\x7E]*$/.test(text) ? `(${text.replace(/[()\\]/g, '\\$&')})` : `<${hex([0xfeff], 4)}${utf16(text)}>`
}
