/** What reading needs to know of a font, from pdf.js's account of it and from its name. */
import type { PdfFont } from './types.ts'

/** The part of pdf.js's font object that is read here; a font of another shape than promised has defaults. */
export type FontFacts = {
  name?: string
  bold?: boolean
  black?: boolean
  italic?: boolean
  isMonospace?: boolean
  isType3Font?: boolean
  vertical?: boolean
  fontMatrix?: number[]
}

const BOLD = /bold|black|heavy|demi|medi(?!um)|(?:^|[a-z])bx\d|^(?:cm|sf|ec)(?:bx|b)\d|bx\d+$|-b$|,b|libertinet[bz]/i
const ITALIC = /ital|obliq|slant|(?:^|[a-z])(?:ti|sl|bxti|itt)\d+$|reguital|-it$|-i$/i
const MONO = /mono|courier|typewriter|consol|menlo|(?:^|[a-z])tt\d+$|cmtt|sftt|ectt|nimbusmon|inconsolata|-tt/i
/** TeX's mathematical fonts by family, and those that say so. */
const MATH =
  /^(?:cmmi|cmsy|cmex|cmbsy|cmmib|msam|msbm|eufm|eufb|eusm|eurm|rsfs|lasy|lmmi|lmsy|lmex|lmmathit|stmary|wasy|bbm|dsrom|txmi|txsy|txex|ntxmi|newtxmi|rtxmi|pxmi|pxsy|pxex|ptmri.*m|mtmi|mtsy|mtex|fourier-math|zptmcm|zplmr7m|mathematica|xyat|line)|math|symbol(?!ic)/i

/** The font as reading sees it. */
export function fontOf(facts: FontFacts): PdfFont {
  const name = (facts.name ?? '').replace(/^[A-Z]{6}\+/, '').slice(0, 200)
  return {
    name,
    bold: facts.bold === true || facts.black === true || BOLD.test(name),
    italic: facts.italic === true || ITALIC.test(name),
    mono: facts.isMonospace === true || MONO.test(name),
    math: MATH.test(name),
    drawn: facts.isType3Font === true,
  }
}
