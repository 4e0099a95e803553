import { expect, test } from 'vitest'
import { fontOf } from '../../../../../src/adapters/extract/pdf/fonts.ts'

test('the subset prefix is no part of a font’s name', () => {
  expect(fontOf({ name: 'ABCDEF+NimbusRomNo9L-Regu' }).name).toBe('NimbusRomNo9L-Regu')
})

test.each(['CMBX10', 'NimbusRomNo9L-Medi', 'Times-Bold', 'SFBX1200', 'LinLibertineTB', 'Arial-BoldMT'])(
  '%s is bold',
  (name) => expect(fontOf({ name }).bold).toBe(true),
)

test.each(['CMR10', 'NimbusRomNo9L-Regu', 'Medium-Regular', 'Times-Roman'])('%s is not bold', (name) => {
  expect(fontOf({ name }).bold).toBe(false)
})

test.each(['CMTI10', 'NimbusRomNo9L-ReguItal', 'Times-Italic', 'Helvetica-Oblique', 'CMSL12'])(
  '%s is italic',
  (name) => expect(fontOf({ name }).italic).toBe(true),
)

test.each(['CMMI10', 'CMSY7', 'CMEX10', 'MSBM10', 'STIXTwoMath', 'NewTXMI', 'Symbol', 'LMMathItalic10-Regular'])(
  '%s is for formulas',
  (name) => expect(fontOf({ name }).math).toBe(true),
)

test.each(['CMTI10', 'CMR10', 'LinLibertineT', 'Symbolic-Sans'])('%s is for words', (name) => {
  expect(fontOf({ name }).math).toBe(false)
})

test('what pdf.js says counts where the name is silent', () => {
  expect(fontOf({ name: 'F1', bold: true, italic: true, isType3Font: true })).toMatchObject({
    bold: true,
    italic: true,
    drawn: true,
  })
})
