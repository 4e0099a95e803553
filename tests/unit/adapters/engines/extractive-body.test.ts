import { expect, test } from 'vitest'
import { extractive } from '../../../../src/adapters/engines/extractive.ts'
import { paperTypeOf } from '../../../../src/adapters/engines/extractive/paper-type.ts'
import { passagesOf, type BlockKind, type PaperDocument } from '../../../../src/core/document.ts'
import type { EngineEvent, ItemDraft } from '../../../../src/core/draft.ts'
import { SLOTS, type SlotId } from '../../../../src/core/slot.ts'
import { buildDocument, buildEmpiricalDocument, buildPaper } from '../../../support/build-document.ts'

async function draftAll(document: PaperDocument) {
  const events: EngineEvent[] = []
  const request = { document, paper: buildPaper(document.title), language: 'en' as const, slots: SLOTS }
  for await (const event of extractive.draft(request, new AbortController().signal)) events.push(event)
  return {
    items: events.flatMap((event) => (event.type === 'item-draft' ? [event.draft] : [])),
    silent: events.flatMap((event) => (event.type === 'slot-silent' ? [event.slot] : [])),
    summary: events.find((event) => event.type === 'summary-draft')?.draft,
  }
}

function answerOf(items: readonly ItemDraft[], slot: SlotId): string {
  return items.find((item) => item.slot === slot)?.answer ?? ''
}

test('a passage without a place on its page is never evidence', async () => {
  const document = buildEmpiricalDocument()
  for (const { blocks, role } of document.sections)
    if (role === 'abstract' || role === 'intro') for (const block of blocks) delete block.htmlId
  const placeless = new Set(
    [...passagesOf(document)].flatMap(({ block, sentence }) => (block.htmlId === undefined ? [sentence.id] : [])),
  )
  const { items, summary } = await draftAll(document)
  expect(items.length).toBeGreaterThan(2)
  for (const { passages } of [...items, ...(summary ? [summary] : [])])
    for (const { id } of passages) expect(placeless.has(id)).toBe(false)
})

test('a sentence that hinges on the one before brings it along', async () => {
  const document = buildDocument('Counting Ferns', [
    {
      title: 'Abstract',
      role: 'abstract',
      paragraphs: [['We present a method for counting ferns in aerial photographs.']],
    },
    {
      title: 'Introduction',
      role: 'intro',
      paragraphs: [
        [
          'Ferns are counted by walking through the wood with a list.',
          'However, this procedure remains expensive and limited to small woods.',
          'Ferns are green and grow in most of the woods that were looked at.',
        ],
        ['Many woods of the region belong to farmers, who visit them in autumn.'],
        ['A wood may hold ferns of several species, and all of them are of interest.'],
        ['Photographs are taken in spring, before the trees have leaves of their own.'],
      ],
    },
    {
      title: 'Method',
      role: 'method',
      paragraphs: [['Our method consists of a detector and a counter that share one network.']],
    },
  ])
  const { items } = await draftAll(document)
  expect(answerOf(items, 'problem')).toBe(
    'Ferns are counted by walking through the wood with a list. However, this procedure remains expensive and limited to small woods.',
  )
})

/** An empirical paper whose results are told without a number, with these sentences as its results' last paragraph or caption. */
function withoutNumbers(kind: BlockKind, ...sentences: string[]): PaperDocument {
  const document = buildEmpiricalDocument()
  for (const { sentence } of passagesOf(document))
    sentence.text = sentence.text.replace(/ of 81\.4% | 12 points /g, ' ').replace(/\d+/g, 'some')
  document.sections
    .find(({ role }) => role === 'result')
    ?.blocks.push({
      id: 'S5.F1',
      kind,
      htmlId: 'S5.F1',
      sentences: sentences.map((text, index) => ({ id: `S5.F1.s${index + 1}`, text })),
    })
  return document
}

test('neither the numbers of models nor those of tables make a result', async () => {
  const document = withoutNumbers(
    'paragraph',
    'KelpTag 7B outperforms Weeder 2 13B and Mower 34B on all of the collections that were tried.',
    'In table (1) the accuracy and $F_{1}$-score of our method are reported, which can be used to compare the methods.',
    'In Tables 1 and 2 as well as figs. 3, 4 the accuracy of our method is reported, which can be used to compare them.',
  )
  const { silent } = await draftAll(document)
  expect(silent).toContain('result')
})

test('a figure that stands in a caption alone is the result', async () => {
  const told = 'Our method attains an accuracy of 81.4 % with five labels per species.'
  const caption = withoutNumbers('caption', 'Photographs and the labels they were given.', told)
  expect(answerOf((await draftAll(caption)).items, 'result')).toBe(told)
  const table = withoutNumbers(
    'table',
    'Our method | 81.4 | 77.2',
    'Weeder attains an accuracy of 69.4 % with 5 labels.',
  )
  expect((await draftAll(table)).silent).toContain('result')
})

test('a sentence whose example was set apart from it is no answer', async () => {
  const told = 'Our method achieves an accuracy of 81.4 % on the photographs of all five species, e.g.'
  const cut = await draftAll(withoutNumbers('paragraph', told))
  expect(cut.silent).toContain('result')
  const whole = await draftAll(withoutNumbers('paragraph', `${told} on those of kelp.`))
  expect(answerOf(whole.items, 'result')).toContain('kelp')
})

test('no caption answers where the text does, nor another question', async () => {
  const document = buildEmpiricalDocument()
  const before = (await draftAll(document)).items
  const told =
    'Our method is limited to 12 species and attains 81.4 % with 5 labels; training takes 3 hours on one GPU.'
  document.sections.at(-2)?.blocks.push({
    id: 'S5.F1',
    kind: 'caption',
    htmlId: 'S5.F1',
    sentences: [{ id: 'S5.F1.s1', text: told }],
  })
  expect((await draftAll(document)).items).toEqual(before)
})

test('a theory paper says what is new, what it assumes too much, and what is open', async () => {
  const document = buildDocument('Bounds on Knotted Trees', [
    {
      title: 'Abstract',
      role: 'abstract',
      paragraphs: [
        ['We prove a lower bound on the number of knots of a tree. The proof counts paths in folded trees.'],
      ],
    },
    {
      title: 'Introduction',
      role: 'intro',
      paragraphs: [
        ['Knotted trees are common (Ardel, 2019), but it is not known how many knots a tree must have.'],
        [
          'In this paper we prove a lower bound on the knots of trees of any height, by Theorem 1 and Lemma 2.',
          'The bound is tight up to a logarithmic factor, and it holds for all heights.',
          'The main novelty is a folding argument that needs no assumption on the degrees, in contrast to earlier bounds (Vesk, 2020).',
        ],
      ],
    },
    {
      title: 'Proof',
      role: 'method',
      paragraphs: [['Theorem 1 follows from Lemma 2 and Lemma 3.', 'By Corollary 4 the claim of Theorem 5 holds.']],
    },
    {
      title: 'Limitations and open problems',
      role: 'limitation',
      paragraphs: [
        [
          'Our bounds concern the worst case and do not say how knots are spread.',
          'An open problem is whether the logarithm can be removed; we conjecture that it can.',
        ],
      ],
    },
  ])
  expect(paperTypeOf(document)).toBe('theory')
  const { items } = await draftAll(document)
  expect(answerOf(items, 'problem')).toContain('it is not known')
  expect(answerOf(items, 'novelty')).toContain('The main novelty')
  expect(answerOf(items, 'result')).toContain('tight up to')
  expect(answerOf(items, 'limits')).toContain('worst case')
  expect(answerOf(items, 'next')).toContain('An open problem')
})

test('a sentence with a footnote’s mark in it is still a better answer than none', async () => {
  const document = buildEmpiricalDocument()
  const { silent } = await draftAll(document)
  for (const { sentence } of passagesOf(document)) sentence.marks = 1
  expect((await draftAll(document)).silent).toEqual(silent)
})

test('of two answers nearly as good, the one without a footnote’s mark or a citation’s raw key is quoted', async () => {
  const data = 'We evaluate on three collections with 4,200 photographs of 31 species taken on two coasts.'
  const better = 'We evaluate on three collections with 4,200 photographs of 31 species from both coasts'
  const quoted = async (key: string, marks?: number): Promise<string> => {
    const document = buildEmpiricalDocument()
    for (const { block, sentence } of passagesOf(document))
      if (sentence.text === data)
        block.sentences.push({ id: `${sentence.id}b`, text: `${better}${key}.`, ...(marks && { marks }) })
    return answerOf((await draftAll(document)).items, 'data')
  }
  expect(await quoted('')).toBe(`${better}.`)
  expect(await quoted('', 1)).toBe(data)
  expect(await quoted(' ferrant2019coasts')).toBe(data)
})
