/** Pages that trouble a reader: each ends in a document or in a named failure, and nothing in it runs. */
import { describe, expect, test } from 'vitest'
import { latexml } from '../../../../src/adapters/extract/latexml.ts'
import { type PaperDocument } from '../../../../src/core/document.ts'
import { expectQuiet } from '../../../support/expect-quiet.ts'
import { readingInput } from '../../../support/reading-input.ts'

/** A PDF is given up after 45 s; a page has no such clock. */
const LIMIT = 50_000

/** A conversion's page around some body. */
function latexmlPage(body: string): string {
  return `<!doctype html><html lang="en"><body><div class="ltx_page_main"><article class="ltx_document">
    <h1 class="ltx_title ltx_title_document">Moss on Walls</h1>
    <section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section">1 Growth</h2>${body}</section>
    </article></div></body></html>`
}

const PROSE =
  '<div class="ltx_para" id="p"><p class="ltx_p">Moss grows on the walls of the garden. </p></div>'.repeat(10)

async function read(html: string): Promise<PaperDocument | string> {
  const result = await latexml.extract(readingInput(new TextEncoder().encode(html)), AbortSignal.timeout(LIMIT))
  return result.ok ? result.value : result.error
}

describe('a bad page', () => {
  test(
    'of 30 MB and two hundred thousand elements is read',
    async () => {
      const paragraph = `<div class="ltx_para"><p class="ltx_p">${'Moss grows on the wall. '.repeat(11)}<span>slowly</span></p></div>`
      const html = latexmlPage(paragraph.repeat(100_000))
      expect(html.length).toBeGreaterThan(30_000_000)
      const document = await read(html)
      expect(document).toHaveProperty('sections')
    },
    LIMIT,
  )

  test(
    'of a hundred thousand nested elements is no paper',
    async () => {
      const html = latexmlPage(`${PROSE}${'<span>'.repeat(100_000)}deep${'</span>'.repeat(100_000)}`)
      expect(await read(html)).toBe('not-this-format')
    },
    LIMIT,
  )

  test.each([
    '<math><mtext><table><mglyph><style><img src=https://elsewhere.example/ onerror="globalThis.attacked=true">',
    '<svg></p><style><a id="</style><img src=https://elsewhere.example/ onerror=globalThis.attacked=true>">',
    '<noscript><p title="</noscript><img src=x onerror=globalThis.attacked=true>">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=globalThis.attacked=true>',
    '<script>globalThis.attacked = true</script><iframe srcdoc="<script>parent.attacked=true</script>"></iframe>',
  ])('with markup that changes its meaning runs and fetches nothing: %s', async (attack) => {
    const document = await read(latexmlPage(`${PROSE}<div class="ltx_para"><p class="ltx_p">${attack}`))
    expect(document).toHaveProperty('sections')
    expect(JSON.stringify(document)).not.toContain('globalThis.attacked = true')
    expectQuiet()
  })

  test('that only says its conversion failed is named so', async () => {
    expect(await read(latexmlPage('<p class="ltx_p">Conversion to HTML had a Fatal error.</p>'))).toBe(
      'conversion-failed',
    )
  })

  test('that says there is no HTML is not this format', async () => {
    expect(await read('<!doctype html><h1>No HTML for 2607.00001</h1><p>HTML is not available.</p>')).toBe(
      'not-this-format',
    )
  })
})
