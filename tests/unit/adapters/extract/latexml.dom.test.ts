import { expect, test } from 'vitest'
import * as v from 'valibot'
import { abstract } from '../../../../src/adapters/extract/abstract.ts'
import { EXTRACTORS, extractorFor } from '../../../../src/adapters/extract/index.ts'
import { DocumentSchema } from '../../../../src/core/document.ts'
import type { Paper } from '../../../../src/core/paper.ts'
import { blocksOf, documentOf, extractFrom, FILLER, math, pageOf, PAPER, para, textsOf } from './latexml-page.ts'

test('sections carry number, title, level and role, and sentences carry ids that the page knows', async () => {
  const document = await documentOf(`
    <div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract.</h6><p id="id1.1" class="ltx_p">We plant.</p></div>
    <section id="S1" class="ltx_section"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">1 </span>Introduction</h2>
      ${para('S1.p1', 'Trees are tall. Some are old.')}
      <section id="S1.SS2" class="ltx_subsection"><h3 class="ltx_title"><span class="ltx_tag">1.2. </span>Seeds of ${math('n^{2}')}</h3>${para('S1.SS2.p1', 'Seeds are small.')}</section>
    </section>`)
  expect(() => v.parse(DocumentSchema, document)).not.toThrow()
  expect(document).toMatchObject({ title: 'Planting Trees', paper: { id: PAPER.id, version: 2 } })
  const [first, second, third] = document.sections
  expect(first).toMatchObject({ id: 'abstract', number: '', title: 'Abstract', role: 'abstract' })
  expect(first!.blocks[0]).toMatchObject({ id: 'id1.1', htmlId: 'id1.1' })
  expect(second).toMatchObject({ id: 'S1', number: '1', title: 'Introduction', role: 'intro', level: 1 })
  expect(second!.blocks[0]).toEqual({
    id: 'S1.p1',
    kind: 'paragraph',
    htmlId: 'S1.p1',
    sentences: [
      { id: 'S1.p1.s1', text: 'Trees are tall.' },
      { id: 'S1.p1.s2', text: 'Some are old.' },
    ],
  })
  expect(third).toMatchObject({ number: '1.2', title: 'Seeds of $n^{2}$', level: 2, role: 'intro' })
})

test('a formula is its TeX once, whichever way the page gives it', async () => {
  const annotated =
    '<math><semantics><mi>z</mi><annotation encoding="application/x-tex">z_{1}</annotation></semantics></math>'
  const [block] = await blocksOf(
    para(
      'p1',
      `Let ${math('\\displaystyle a%\n+b')} and ${annotated}${math('c')} and <img class="ltx_Math" alt="\\beta"> hold.`,
    ),
  )
  expect(block!.sentences[0]!.text).toBe('Let $a+b$ and $z_{1}$ $c$ and $\\beta$ hold.')
})

test('dollar signs stay apart: inside a formula there is none, prices stay, and others are escaped', async () => {
  const [block] = await blocksOf(para('p1', `It costs $5 if ${math('x\\text{ where $y>0$ holds}\\ \\ ')} does.`))
  expect(block!.sentences[0]!.text).toBe('It costs $5 if $x\\text{ where }y>0\\text{ holds}$ does.')
})

test('a power keeps its height', async () => {
  const [block] = await blocksOf(
    para('p1', 'We plant 10<sup class="ltx_sup">5</sup> trees on the 4<sup>th</sup> day.'),
  )
  expect(block!.sentences[0]!.text).toBe('We plant 10⁵ trees on the 4th day.')
})

test('a footnote follows its paragraph as a block of its own, and its mark is gone', async () => {
  const note = `<span id="footnote1" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>See the garden.</span></span></span>`
  const mark = `<span class="ltx_note ltx_role_footnotemark"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_note_type">footnotemark: </span><span class="ltx_tag ltx_tag_note">1</span></span></span></span>`
  const blocks = await blocksOf(para('p1', `Trees${note} grow${mark}.`))
  expect(blocks.map(({ id, kind, sentences }) => [id, kind, sentences[0]!.text])).toEqual([
    ['p1', 'paragraph', 'Trees grow.'],
    ['footnote1', 'footnote', 'See the garden.'],
  ])
})

test('citations are kept as printed', async () => {
  const [block] = await blocksOf(
    para(
      'p1',
      'As shown <cite class="ltx_cite">[<a href="#bib.bib1" class="ltx_ref">3</a>, <a>4</a>]</cite>, it grows.',
    ),
  )
  expect(block!.sentences[0]!.text).toBe('As shown [3, 4], it grows.')
})

test('a displayed equation is a block, its number is dropped, and the text goes on after it', async () => {
  const blocks = await blocksOf(`<div id="S1.p1" class="ltx_para"><p class="ltx_p">We have</p>
    <table id="S1.E1" class="ltx_equation ltx_eqn_table"><tbody><tr class="ltx_equation ltx_eqn_row"><td class="ltx_eqn_cell">${math('\\displaystyle a')}</td><td>${math('\\displaystyle=b')}</td><td> if </td><td>${math('c')}</td>
    <td class="ltx_eqn_cell ltx_eqn_eqno"><span class="ltx_tag ltx_tag_equation">(1)</span></td></tr></tbody></table>
    <p class="ltx_p">where all is well.</p></div>`)
  expect(blocks.map(({ id, kind, sentences }) => [id, kind, sentences.map(({ text }) => text)])).toEqual([
    ['S1.p1', 'paragraph', ['We have']],
    ['S1.p1-2', 'equation', ['$a =b$ if $c$']],
    ['S1.p1-3', 'paragraph', ['where all is well.']],
  ])
})

test('items are items; bullets and numbers are dropped, the term of a description opens its text', async () => {
  const blocks =
    await blocksOf(`<ul class="ltx_itemize"><li id="I1.i1" class="ltx_item"><span class="ltx_tag ltx_tag_item">•</span>${para('I1.i1.p1', 'Oaks are slow.')}</li></ul>
    <dl class="ltx_description"><dt class="ltx_item"><span class="ltx_tag ltx_tag_item"><b>Pines.</b></span></dt><dd class="ltx_item">${para('I2.ix1.p1', 'They are quick.')}</dd></dl>`)
  expect(blocks.map(({ id, kind, sentences }) => [id, kind, sentences.map(({ text }) => text).join('|')])).toEqual([
    ['I1.i1.p1', 'item', 'Oaks are slow.'],
    ['I2.ix1.p1', 'item', 'Pines. They are quick.'],
  ])
})

test('a figure gives its caption without its label, a table one sentence a row', async () => {
  const blocks =
    await blocksOf(`<figure id="F1" class="ltx_figure"><img alt="Refer to caption"><figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_figure">Figure 1: </span>A tall tree. It grows.</figcaption></figure>
    <figure id="T1" class="ltx_table"><figcaption class="ltx_caption"><span class="ltx_tag">Table 1: </span>Heights.</figcaption>
    <table class="ltx_tabular"><tr class="ltx_tr"><th class="ltx_td">Tree</th><th class="ltx_td">m</th></tr><tr class="ltx_tr"><td class="ltx_td">Oak</td><td class="ltx_td">${math('20')}</td></tr></table></figure>`)
  expect(blocks.map(({ kind, htmlId, sentences }) => [kind, htmlId, sentences.map(({ text }) => text)])).toEqual([
    ['caption', 'F1', ['A tall tree.', 'It grows.']],
    ['caption', 'T1', ['Heights.']],
    ['table', 'T1', ['Tree m', 'Oak $20$']],
  ])
})

test('theorems and proofs are read without their run-in headings, algorithms line by line', async () => {
  const blocks =
    await blocksOf(`<div class="ltx_theorem"><h6 class="ltx_title ltx_runin">Theorem 1.</h6>${para('Thm1.p1', 'Trees end.')}</div>
    <div class="ltx_proof"><h6 class="ltx_title ltx_runin">Proof.</h6>${para('p2', 'Look up.')}</div>
    <figure id="alg1" class="ltx_float ltx_float_algorithm"><div class="ltx_listing"><div class="ltx_listingline"><span class="ltx_tag ltx_tag_listingline">1:</span>dig a hole</div></div></figure>`)
  expect(blocks.map(({ kind, sentences }) => [kind, sentences[0]!.text])).toEqual([
    ['paragraph', 'Trees end.'],
    ['paragraph', 'Look up.'],
    ['table', 'dig a hole'],
  ])
})

test('an unknown macro is dropped, traced, and never bridged by a sentence', async () => {
  const document = await documentOf(para('p1', 'Trees grow <span class="ltx_ERROR undefined">\\fast</span> in rain.'))
  expect(textsOf(document).slice(0, 2)).toEqual(['Trees grow', 'in rain.'])
  expect(document.trace).toContainEqual({ step: 'unknown-macros', dropped: 1 })
})

test('references stand apart and never become passages', async () => {
  const document =
    await documentOf(`<section id="bib" class="ltx_bibliography ltx_section"><h2 class="ltx_title">References</h2><ul class="ltx_biblist">
    <li id="bib.bib1" class="ltx_bibitem"><span class="ltx_tag ltx_tag_bibitem">[1]</span><span class="ltx_bibblock">B. Okafor.</span> <span class="ltx_bibblock">On Moss. 2001.</span></li></ul></section>`)
  expect(document.references).toEqual([{ id: 'bib.bib1', text: 'B. Okafor. On Moss. 2001.' }])
  expect(textsOf(document).join(' ')).not.toContain('Moss')
})

test('the frame, the contents, buttons, authors and keywords are no text', async () => {
  const document =
    await documentOf(`<nav class="ltx_TOC"><ol class="ltx_toclist"><li>CONTENTS</li></ol></nav><div class="package-alerts">ALERT</div>
    <button class="sr-only">Report issue for preceding element</button><div class="ltx_authors">AUTHORS</div><div class="ltx_keywords">KEYWORDS</div>
    <div id="watermark-tr">arXiv:1</div><script>SCRIPT</script><style>.a{}</style>`)
  expect(textsOf(document).join(' ')).not.toMatch(/[A-Z]{5}|Report|arXiv/)
  expect(document.trace.map(({ step }) => step)).toEqual(['page-frame', 'front-matter'])
  expect(document.hidden).toEqual([])
})

test('a letter without sections stands under the title, or after the abstract it follows', async () => {
  expect((await documentOf(para('p1', 'Dear trees.'))).sections[0]).toMatchObject({
    id: 'lead',
    title: 'Planting Trees',
    number: '',
  })
  const abstractOf =
    '<div class="ltx_abstract"><h6 class="ltx_title">Abstract</h6><p class="ltx_p">We write.</p></div>'
  expect((await documentOf(abstractOf + para('p1', 'Dear trees.'))).sections[1]).toMatchObject({
    title: 'Text after the abstract',
  })
})

test('a missing title falls back to the record, and text before a title is dropped', async () => {
  const untitled = await extractFrom(pageOf(para('p1', 'Hello trees.')).replace(/<h1.*<\/h1>/, ''))
  expect(untitled.ok && untitled.value.title).toBe('Trees of the Record')
  const early = await extractFrom(pageOf('').replace('<h1', `${para('p0', 'Permission is granted.')}<h1`))
  expect(early.ok && textsOf(early.value).join(' ')).not.toContain('Permission')
})

test('ids stay unique and the same where the page has none or repeats them', async () => {
  const body =
    '<p class="ltx_p">One tree.</p><p class="ltx_p">Two trees.</p>' +
    para('x', 'Three trees.') +
    para('x', 'Four trees.')
  const ids = await textsIds(body)
  expect(new Set(ids).size).toBe(ids.length)
  expect(await textsIds(body)).toEqual(ids)
  expect((await blocksOf(body)).every(({ htmlId }) => htmlId !== 'x')).toBe(true)
})

async function textsIds(body: string): Promise<string[]> {
  return (await blocksOf(body)).flatMap(({ sentences }) => sentences.map(({ id }) => id))
}

test('a framed box of text is read, the labels of a drawing are not', async () => {
  const box = (text: string) =>
    `<svg class="ltx_picture"><g fill="#333"><path d="M0 0"/><foreignObject><span class="ltx_minipage"><span class="ltx_p">${text}</span></span></foreignObject></g></svg>`
  const document = await documentOf(box('Every gardener should water the young trees twice a day.') + box('a label'))
  expect(textsOf(document)[0]).toBe('Every gardener should water the young trees twice a day.')
  expect(document.trace).toContainEqual({ step: 'picture-labels', dropped: 1 })
})

test('what is no LaTeXML page and what failed to convert are told apart', async () => {
  expect(await extractFrom('<html><body><h1>My page</h1><p>Hello</p></body></html>')).toEqual({
    ok: false,
    error: 'not-this-format',
  })
  const failed =
    '<html><head><title>Untitled Document</title></head><body><div class="ltx_page_main"><div class="ltx_page_content"></div></div></body></html>'
  expect(await extractFrom(failed)).toEqual({ ok: false, error: 'conversion-failed' })
  expect(await extractFrom(pageOf('').replace(FILLER, ''))).toEqual({ ok: false, error: 'conversion-failed' })
  expect(await extractFrom('')).toEqual({ ok: false, error: 'not-this-format' })
})

test('the abstract alone makes a document of one section', async () => {
  const signal = new AbortController().signal
  const body = { bytes: () => new Uint8Array(), page: () => new DOMParser().parseFromString('', 'text/html') }
  const inputOf = (paper: Paper) => ({ paper, body, url: paper.links.abs, sha256: 'ab'.repeat(32) })
  const result = await abstract.extract(inputOf(PAPER), signal)
  expect(result.ok && result.value.sections).toEqual([
    {
      id: 'abstract',
      number: '',
      title: 'Abstract',
      role: 'abstract',
      level: 1,
      blocks: [
        {
          id: 'abstract.p1',
          kind: 'paragraph',
          sentences: [
            { id: 'abstract.p1.s1', text: 'We plant trees.' },
            { id: 'abstract.p1.s2', text: 'They grow $2^n$ times.' },
          ],
        },
      ],
    },
  ])
  const { abstract: _, ...bare } = PAPER
  expect(await abstract.extract(inputOf(bare), signal)).toEqual({ ok: false, error: 'empty' })
})

test('every extractor is registered under its own kind', () => {
  expect(EXTRACTORS.map(({ id }) => id)).toEqual(['latexml', 'pdf', 'abstract'])
  for (const { id } of EXTRACTORS) expect(extractorFor(id)?.id).toBe(id)
})
