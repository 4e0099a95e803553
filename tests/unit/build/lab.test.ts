import { describe, expect, test } from 'vitest'
import { commonLength, commonPairs } from '../../../src/build/tools/lab/common-order.ts'
import { compareTexts } from '../../../src/build/tools/lab/compare-texts.ts'
import { placeBlocks } from '../../../src/build/tools/lab/place-blocks.ts'
import { referenceLeaks } from '../../../src/build/tools/lab/reference-leaks.ts'
import { checkRoles, rolesInShort } from '../../../src/build/tools/lab/section-roles.ts'
import truth from '../../../src/build/tools/lab/section-truth.json' with { type: 'json' }
import { wordsOf } from '../../../src/build/tools/lab/words.ts'
import { SECTION_ROLES, type PaperDocument, type SectionRole } from '../../../src/core/document.ts'
import { growthOf, NEARLY_LINEAR } from '../../support/growth.ts'

type Piece = { title: string; role?: SectionRole; number?: string; texts?: string[] }

function documentOf(pieces: Piece[], more: Partial<PaperDocument> = {}): PaperDocument {
  return {
    format: 'ronbun-document/1',
    paper: { id: 'arxiv:2607.00001', version: 1 },
    title: '',
    source: { kind: 'pdf', url: 'https://arxiv.org/pdf/2607.00001', sha256: '' },
    sections: pieces.map(({ title, role = 'other', number = '', texts = [] }, section) => ({
      id: `S${section + 1}`,
      number,
      title,
      role,
      level: 1,
      blocks: texts.map((text, block) => ({
        id: `S${section + 1}.p${block + 1}`,
        kind: 'paragraph' as const,
        sentences: [{ id: `S${section + 1}.p${block + 1}.s1`, text }],
      })),
    })),
    references: [],
    hidden: [],
    trace: [],
    ...more,
  }
}

function numbered(from: number, to: number): string {
  const letters = (n: number): string => String(n).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
  return Array.from({ length: to - from }, (_, index) => `word${letters(from + index)}`).join(' ')
}

describe('words', () => {
  test('a word broken at the end of a line is the word unbroken', () => {
    expect(wordsOf('an exam-\nple of self-\nattention')).toEqual(wordsOf('an example of self-attention'))
  })
  test('ligatures, accents and capitals make no other word', () => {
    expect(wordsOf('ﬁne Naïve')).toEqual(['fine', 'naive'])
  })
  test('single letters and numbers are not counted, characters of Chinese are', () => {
    expect(wordsOf('x = 3.5 for 论文')).toEqual(['for', '论', '文'])
  })
})

describe('common order', () => {
  test('the length in bits agrees with the pairs', () => {
    const first = Array.from({ length: 150 }, (_, index) => `w${(index * 7) % 23}`)
    const second = Array.from({ length: 170 }, (_, index) => `w${(index * 11) % 19}`)
    expect(commonLength(first, second)).toBe(commonPairs(first, second).length)
    expect(commonLength(first, first)).toBe(150)
    expect(commonLength(first, [])).toBe(0)
  })
})

describe('comparing texts', () => {
  test('a text in the same order is found whole', () => {
    const { found, foundInOneOrder, added, missing } = compareTexts(
      documentOf([{ title: '', texts: [numbered(0, 90)] }]),
      numbered(0, 90),
      [],
    )
    expect({ found, foundInOneOrder, added, missing }).toEqual({
      found: 1,
      foundInOneOrder: 1,
      added: [],
      missing: [],
    })
  })
  test('a block at another place is found, though not in one order', () => {
    const document = documentOf([{ title: '', texts: [numbered(60, 90), numbered(0, 60)] }])
    const { found, foundInOneOrder } = compareTexts(document, numbered(0, 90), [])
    expect(found).toBe(1)
    expect(foundInOneOrder).toBeCloseTo(60 / 90)
  })
  test('a paragraph that a footnote interrupts in the reference is found whole', () => {
    const document = documentOf([{ title: '', texts: [`${numbered(0, 40)} ${numbered(60, 100)}`, numbered(40, 60)] }])
    expect(compareTexts(document, numbered(0, 100), []).found).toBe(1)
  })
  test('a paragraph that begins in one column and ends in another is found, whichever the reference reads first', () => {
    const document = documentOf([{ title: '', texts: [numbered(0, 30), `${numbered(30, 60)} ${numbered(60, 90)}`] }])
    const reference = `${numbered(60, 90)} ${numbered(0, 60)}`
    expect(compareTexts(document, reference, []).found).toBe(1)
  })
  test('columns read across are not found', () => {
    const left = numbered(0, 60).split(' ')
    const right = numbered(100, 160).split(' ')
    const across = left.flatMap((_, index) =>
      index % 6 === 0 ? [...left.slice(index, index + 6), ...right.slice(index, index + 6)] : [],
    )
    const document = documentOf([{ title: '', texts: [across.join(' ')] }])
    expect(compareTexts(document, [...left, ...right].join(' '), []).found).toBeLessThan(0.6)
  })
  test('a formula and small capitals are found whatever their spaces', () => {
    const reference = `${numbered(0, 40)} hkn + M EGA B YTE ${numbered(40, 80)}`
    const document = documentOf([{ title: '', texts: [`${numbered(0, 40)} h_{k n} + MEGABYTE ${numbered(40, 80)}`] }])
    const { found, foundAsSpaced, added, missing } = compareTexts(document, reference, [])
    expect({ found, added, missing }).toEqual({ found: 1, added: [], missing: [] })
    expect(foundAsSpaced).toBeCloseTo(80 / 83)
  })
  test('words of prose that are joined or torn apart are not found, nor are other letters', () => {
    const reference = `${numbered(0, 40)} moss grows and estimate hkm ${numbered(40, 80)}`
    const text = `${numbered(0, 40)} mossgrows and esti mate h k n ${numbered(40, 80)}`
    const { found, missing } = compareTexts(documentOf([{ title: '', texts: [text] }]), reference, [])
    expect(found).toBeCloseTo(81 / 85)
    expect(missing).toEqual(['moss grows', 'estimate hkm'])
  })
  test('a formula in a block of its own between two others is found', () => {
    const texts = [numbered(0, 40), 'h k n = d n', numbered(40, 80)]
    const reference = `${numbered(0, 40)} hkn = dn ${numbered(40, 80)}`
    expect(compareTexts(documentOf([{ title: '', texts }]), reference, []).found).toBe(1)
  })
  test('words left out are missing, unless they were set aside with a reason', () => {
    const document = documentOf([{ title: '', texts: [numbered(0, 50), numbered(60, 100)] }])
    const lost = compareTexts(document, numbered(0, 100), [])
    expect(lost.found).toBeCloseTo(0.9)
    expect(lost.missing).toEqual([numbered(50, 60)])
    const told = compareTexts(document, numbered(0, 100), [{ reason: 'running head', text: numbered(50, 60) }])
    expect(told).toMatchObject({ found: 1, aside: 0.1, asideBy: { 'running head': 10 } })
  })
  test('a word of the reference counts once', () => {
    const document = documentOf([{ title: '', texts: [numbered(0, 50), numbered(0, 50)] }])
    const { found, added } = compareTexts(document, numbered(0, 50), [])
    expect([found, added.length]).toEqual([1, 50])
  })
  test('a short heading is found between its neighbours', () => {
    const reference = [...numbered(0, 40).split(' '), 'results', ...numbered(40, 80).split(' ')]
    const { owners } = placeBlocks(reference, [numbered(0, 40).split(' '), ['results'], numbered(40, 80).split(' ')])
    expect(owners[40]).toBe(1)
  })
})

describe('section roles', () => {
  const expected = [
    { number: '1', title: 'Introduction', roles: ['intro'] },
    { number: '2', title: 'Growing Moss', roles: ['method', 'experiment'] },
    { number: 'A', title: 'More Moss', roles: ['appendix'] },
  ]
  test('are right with any of the roles that were written down', () => {
    const document = documentOf([
      { number: '1', title: 'Introduction', role: 'intro' },
      { number: '2', title: 'Growing Moss', role: 'experiment' },
      { number: 'Appendix A', title: 'More Moss', role: 'appendix' },
    ])
    expect(checkRoles(document, expected)).toEqual({ right: 3, first: 2, of: 3, wrong: [] })
    expect(rolesInShort(document)).toBe('iex')
  })
  test('are wrong where the role differs or the section is missing', () => {
    const document = documentOf([{ number: '1', title: 'Introduction', role: 'other' }])
    const { right, wrong } = checkRoles(document, expected)
    expect(right).toBe(0)
    expect(wrong[0]).toBe('“1 Introduction” is other, not intro')
    expect(wrong[1]).toBe('no section “2 Growing Moss”')
  })
  test('are written down for thirty-two papers, with roles that exist', () => {
    expect(new Set(truth.map(({ path }) => path)).size).toBe(32)
    for (const { sections } of truth)
      for (const { roles } of sections) for (const role of roles) expect(SECTION_ROLES).toContain(role)
  })
})

describe('entries of the reference list inside passages', () => {
  test.each([
    '[12] A. Fern and B. Lichen. Moss on walls. In Proceedings of the Ninth Garden Conference, 2019.',
    'Fern, A., and Lichen, B. (2019). Moss on walls. Journal of Walls, 12(3):4-9.',
    'Ada Fern, Ben Lichen, and Cy Moss. 2019. Walls. arXiv preprint arXiv:1901.00001.',
  ])('are told: %s', (text) => {
    expect(referenceLeaks(documentOf([{ title: 'Method', texts: [text] }]))).toHaveLength(1)
  })
  test.each([
    'Fern and Lichen (2019) grew moss in the garden of the University Press.',
    'We follow Fern et al. (2019), who trained on pages 3 to 9.',
    'Moss, lichen and fern were collected in 2019 as in Proc. 3.',
  ])('are not seen in a sentence that cites: %s', (text) => {
    expect(referenceLeaks(documentOf([{ title: 'Method', texts: [text] }]))).toEqual([])
  })
  test('are told by the reference list itself', () => {
    const text = 'anonymous gardeners of the northern walls, a report on forty years of moss, unpublished'
    const document = documentOf([{ title: 'Method', texts: [text] }], { references: [{ id: 'bib1', text }] })
    expect(referenceLeaks(document)).toHaveLength(1)
  })
  test.each(['A. ', 'Aa ', 'A.-'])(
    'are looked for in hostile text in time that grows with its length: %s',
    async (piece) => {
      const documentAt = (size: number) =>
        documentOf([{ title: 'Method', texts: [`${piece.repeat(size / piece.length)} 2019`] }])
      expect(await growthOf(documentAt, referenceLeaks)).toBeLessThan(NEARLY_LINEAR)
    },
  )
})
