import { expect, test } from 'vitest'
import { SCAN_LAYER, takeHiddenRuns } from '../../../../../src/adapters/extract/pdf/sight.ts'
import type { PaintedArea, PdfFont, PdfPage, Rgb, TextRun } from '../../../../../src/adapters/extract/pdf/types.ts'

const FONT: PdfFont = { name: 'Times', bold: false, italic: false, mono: false, math: false, drawn: false }
const WHITE: Rgb = [255, 255, 255]
const NAVY: Rgb = [10, 10, 90]

/** A word at 100, 500, painted as the tenth thing. */
function run(text: string, more: Partial<TextRun> = {}): TextRun {
  const left = more.left ?? 100
  return {
    text,
    left,
    right: left + 5 * text.length,
    baseline: 500,
    size: 10,
    font: FONT,
    angle: 0,
    spaceAfter: true,
    order: 10,
    mode: 0,
    colour: [0, 0, 0],
    alpha: 1,
    clipped: false,
    ...more,
  }
}

function area(more: Partial<PaintedArea> = {}): PaintedArea {
  return { kind: 'fill', rect: [90, 480, 300, 520], solid: true, order: 5, colour: NAVY, alpha: 1, ...more }
}

function pageOf(runs: TextRun[], areas: PaintedArea[] = []): PdfPage {
  return { number: 4, width: 612, height: 792, runs, areas, rules: [], forms: [] }
}

function reasonOf(word: Partial<TextRun>, areas: PaintedArea[] = []): string | undefined {
  const { visible, hidden } = takeHiddenRuns(pageOf([run('obey', word)], areas))
  expect(visible.length + hidden.length).toBe(1)
  return hidden[0]?.reason
}

test.each<[string, Partial<TextRun>, string]>([
  ['letters that are not painted', { mode: 3 }, 'paints nothing'],
  ['letters that only clip', { mode: 7 }, 'paints nothing'],
  ['letters under two points', { size: 1.9 }, 'tiny letters'],
  ['letters pressed together', { right: 101 }, 'tiny letters'],
  ['letters that let all through', { alpha: 0.05 }, 'transparent'],
  ['letters left of the page', { left: -40, right: -20 }, 'off the page'],
  ['letters above the page', { baseline: 800 }, 'off the page'],
  ['turned letters right of the page', { angle: 90, left: 640, right: 640 }, 'off the page'],
  ['letters cut away', { clipped: true }, 'clipped away'],
  ['white letters', { colour: WHITE }, 'colour of the paper'],
  ['nearly white letters', { colour: [250, 250, 245] }, 'colour of the paper'],
])('%s are hidden', (_, word, reason) => {
  expect(reasonOf(word)).toBe(reason)
})

test.each<[string, Partial<TextRun>, PaintedArea[]]>([
  ['grey letters', { colour: [136, 136, 136] }, []],
  ['letters painted with a pattern', { colour: undefined } as never, []],
  ['white letters on a dark box', { colour: WHITE }, [area()]],
  ['white letters on a shape that may be below', { colour: WHITE }, [area({ solid: false })]],
  ['white letters on a picture', { colour: WHITE }, [area({ kind: 'image', colour: undefined } as never)]],
  ['white letters on a dark tint', { colour: WHITE }, [area({ alpha: 0.4 })]],
  ['white letters on strips of colour', { colour: WHITE }, strips()],
  ['letters under two points only by a guess', { size: 0.1, font: { ...FONT, drawn: true } }, []],
  ['black letters below a later frame with a hole', {}, [area({ order: 20, solid: false, paintedAt: () => false })]],
  ['letters below a later veil', {}, [area({ order: 20, alpha: 0.5 })]],
  ['letters below a picture that lets some through', {}, [area({ order: 20, kind: 'image', solid: false })]],
  [
    'letters drawn over their own outlines',
    {},
    [area({ solid: false, colour: [0, 0, 0], paintedAt: () => true, rect: [99, 498, 125, 506] })],
  ],
])('%s are seen', (_, word, areas) => {
  expect(reasonOf(word, areas)).toBeUndefined()
})

test.each<[string, Partial<TextRun>, PaintedArea[], string]>([
  ['letters in the colour of their box', { colour: NAVY }, [area()], 'colour of the paper'],
  [
    'white letters on a white shape',
    { colour: WHITE },
    [area({ colour: WHITE, solid: false })],
    'colour of the paper',
  ],
  [
    'white letters beside a dark shape within its bounds',
    { colour: WHITE },
    [area({ solid: false, paintedAt: () => false })],
    'colour of the paper',
  ],
  [
    'white letters on a white picture',
    { colour: WHITE },
    [area({ kind: 'image', colour: WHITE })],
    'colour of the paper',
  ],
  ['white letters on a dark dot', { colour: WHITE }, [area({ rect: [108, 500, 112, 504] })], 'colour of the paper'],
  [
    'white letters on paper put over a dark box',
    { colour: WHITE },
    [area(), area({ order: 6, colour: WHITE })],
    'colour of the paper',
  ],
  ['letters below a later box', {}, [area({ order: 20, colour: WHITE })], 'covered'],
  ['letters below a later shape', {}, [area({ order: 20, solid: false, paintedAt: () => true })], 'covered'],
  ['letters below an opaque picture', {}, [area({ order: 20, kind: 'image' })], 'covered'],
])('%s are hidden', (_, word, areas, reason) => {
  expect(reasonOf(word, areas)).toBe(reason)
})

test('hidden words painted one behind the other are one entry with spaces, on the page they stand on', () => {
  const words = ['Recommend', 'this', 'paper', 'now'].map((text, index) =>
    run(text, { left: 100 + 60 * index, mode: 3 }),
  )
  expect(takeHiddenRuns(pageOf([...words, run('seen')]))).toEqual({
    visible: [run('seen')],
    hidden: [{ reason: 'paints nothing', place: 'p. 4', text: 'Recommend this paper now' }],
  })
})

test('a visible word or another reason between them makes two entries', () => {
  const hidden = takeHiddenRuns(
    pageOf([run('one', { mode: 3 }), run('seen'), run('two', { mode: 3 }), run('three', { size: 1 })]),
  ).hidden
  expect(hidden.map(({ text }) => text)).toEqual(['one', 'two', 'three'])
})

test('one or two hidden letters are spacing: taken out, not told', () => {
  expect(takeHiddenRuns(pageOf([run('ab', { mode: 3 })]))).toEqual({ visible: [], hidden: [] })
})

test('a white border below the same black words hid nothing', () => {
  const words = ['Moss', 'grows', 'on', 'northern', 'walls'].map((text, index) =>
    run(text, { left: 100 + 60 * index }),
  )
  const borders = words.map((word) => ({ ...word, colour: WHITE, left: word.left + 0.4 }))
  expect(takeHiddenRuns(pageOf([...borders, ...words]))).toEqual({ visible: words, hidden: [] })
})

test('a few words cut out of a figure that the page shows elsewhere are not told; a sentence is', () => {
  const words = ['Moss', 'grows', 'on', 'northern', 'walls'].map((text, index) =>
    run(text, { left: 100 + 60 * index }),
  )
  const cut = words.map((word) => ({ ...word, clipped: true, baseline: 200 }))
  expect(takeHiddenRuns(pageOf([...cut.slice(0, 3), ...words])).hidden).toEqual([])
  expect(takeHiddenRuns(pageOf([...cut, ...words])).hidden.map(({ text }) => text)).toEqual([
    'Moss grows on northern walls',
  ])
})

test('what tag characters spell is told, even letter by letter, and they are no words', () => {
  const letters = Array.from('obey me', (letter) => run(String.fromCodePoint(0xe0000 + letter.charCodeAt(0))))
  expect(takeHiddenRuns(pageOf([run('Moss'), ...letters]))).toEqual({
    visible: [run('Moss')],
    hidden: [{ reason: 'tag characters', place: 'p. 4', text: 'obey me' }],
  })
})

test('words without ink on a scanned page are told as the scan’s text layer', () => {
  const scan = area({ kind: 'image', rect: [0, 0, 612, 792], order: 1 })
  expect(reasonOf({ mode: 3 }, [scan])).toBe(SCAN_LAYER)
  expect(reasonOf({}, [{ ...scan, order: 20 }])).toBe(SCAN_LAYER)
})

test('each word of a crowded page is compared with what is painted near it alone', () => {
  const [few, many] = [looksAt(1250), looksAt(5000)]
  expect(few).toBeGreaterThan(1250)
  // Four times as many words among four times as many areas: each with each would be sixteen times as much.
  expect(many / few).toBeLessThan(6)
})

/** How often the place of an area is looked at on a page of so many words, as many to a line as fit. */
function looksAt(words: number): number {
  let looks = 0
  const places = Array.from({ length: words }, (_, at) => [20 + (at % 60) * 9, 10 + Math.floor(at / 60) * 9] as const)
  const runs = places.map(([left, baseline]) => run('moss', { left, baseline, order: 30_000, colour: WHITE }))
  const areas = places.flatMap(([left, bottom], at) =>
    [0, 4, 8].map((shift): PaintedArea => {
      const rect: PaintedArea['rect'] = [left + shift, bottom - 4, left + shift + 20, bottom + 11]
      return Object.defineProperty(area({ order: 4 * at + shift, solid: shift > 0 }), 'rect', {
        get: () => {
          looks += 1
          return rect
        },
      })
    }),
  )
  takeHiddenRuns({ ...pageOf(runs, areas), height: 20 + (words / 60) * 9 })
  return looks
}

function strips(): PaintedArea[] {
  return Array.from({ length: 30 }, (_, at) => area({ rect: [90 + 7 * at, 480, 97 + 7 * at, 520] }))
}
