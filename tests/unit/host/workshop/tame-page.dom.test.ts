import { expect, test } from 'vitest'
import { takeHiddenText } from '../../../../src/adapters/extract/hidden-text.ts'
import { tamePage } from '../../../../src/host/workshop/tame-page.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

function parse(html: string): Document {
  return new DOMParser().parseFromString(tamePage(html) ?? '', 'text/html')
}

const MANY = 100_000
const HONEST = '<p style="color:red">lorem (ipsum) dolor <b>sit</b> amet</p>'
const MIX = 'color-mix(in srgb, red, '

/** Each level doubles the work, so that sixty are for good. */
const DEPTH = MANY / 60

/** Each of these ends the browser's process or holds it for minutes when it is parsed as it is. */
const BOMBS: [string, (many: number) => string][] = [
  ['nested blocks in a sheet', (many) => `<style>${'a{'.repeat(many)}</style>`],
  ['nested blocks in a sheet of a drawing', (many) => `<svg><STYLE\nid=s>${'a{'.repeat(many)}</STYLE></svg>`],
  ['nested media blocks', (many) => `<style/>${'@media all{'.repeat(many)}</style>`],
  ['nested selectors', (many) => `<style type="text/css">${':not('.repeat(many)}{}</style>`],
  ['a sheet after text that only looks like its end', (many) => `<svg><title><style>${'a{'.repeat(many)}`],
  ['a media attribute of a sheet', (many) => `<style media="${'(not '.repeat(many)}">a{}</style>`],
  [
    'a media attribute of a source',
    (many) => `<picture><source media='${'(not '.repeat(many)}' srcset=x><img></picture>`,
  ],
  ['colours within colours', (many) => `<p style="color:${MIX.repeat(many / DEPTH)}">x</p>`],
  [
    'colours within colours, with character references',
    (many) => `<p style='color:${MIX.replace('(', '&#0040;').repeat(many / DEPTH)}'>`,
  ],
  [
    'colours within colours, behind a quote',
    (many) => `<p title="style='" style="color:${MIX.repeat(many / DEPTH)}">x</p>`,
  ],
  ['colours without quotes', (many) => `<p style=color:${MIX.replaceAll(' ', '/**/').repeat(many / DEPTH)}>x</p>`],
  ['nested elements', (many) => '<span>'.repeat(many)],
  ['nested templates', (many) => '<template>'.repeat(many)],
  ['nested shadow roots', (many) => '<div><template shadowrootmode=open>'.repeat(many)],
]

test.each(BOMBS)(
  'a page with %s is parsed in time that grows with its length, or not at all',
  async (_name, bombAt) => {
    expect(parse(bombAt(MANY)).body).not.toBeNull()
    expect(await growthOf(bombAt, parse, MANY)).toBeLessThan(NEARLY_LINEAR)
  },
)

test('simple rules and style attributes survive, so that hidden text is still found', () => {
  const page = parse(`<style>.ghost { display: none } p { color: rgb(0, 0, 0) }</style>
    <body><p class="ghost">unseen words</p><p style="font-size: calc(1px * (1 + 1))">tiny words</p>
    <p style="opacity:0">clear words</p><p>plain words</p></body>`)
  const found = takeHiddenText(page, page.body).map(({ text }) => text)
  expect(found).toContain('unseen words')
  expect(found).toContain('clear words')
  expect(page.querySelectorAll('p')[1]?.getAttribute('style')).toBe('font-size: calc(1px * (1 + 1))')
  expect(page.body.textContent).toContain('plain words')
})

test('a page without styling is not changed at all', () => {
  const html = '<p title="a (b (c">f(g(h(x = "y" and (0,1] and style = (((((((((((((</p>'
  expect(tamePage(html.replace('style', 'stile'))).toBe(html.replace('style', 'stile'))
})

test.each<[string, (many: number) => string]>([
  ['attributes without end', (many) => 'style='.repeat(many)],
  ['open quotes', (many) => `style="style='`.repeat(many)],
  ['open brackets', (many) => `style="${'('.repeat(many)}`],
  ['open tags', (many) => '<a '.repeat(many)],
  ['spaces', (many) => `style${' '.repeat(many)}`.repeat(3)],
  ['honest paragraphs', (many) => HONEST.repeat(many)],
])('a page of %s is tamed in time that grows with its length', async (_name, htmlAt) => {
  expect(await growthOf(htmlAt, tamePage, MANY)).toBeLessThan(NEARLY_LINEAR)
})

test('thirty megabytes of a page that needs no taming are left as they are', () => {
  const html = HONEST.repeat(500_000)
  expect(tamePage(html)).toBe(html)
})

test('what a parsed page asks for is never fetched, and what it scripts never runs', async () => {
  const page =
    parse(`<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
    <script>globalThis.ran = true</script><img src="/x.png" onerror="globalThis.ran = true">
    <link rel="stylesheet" href="/x.css"><link rel="preload" as="image" href="/y.png"><iframe src="/frame"></iframe>
    <svg onload="globalThis.ran = true"></svg><math><mtext><table><mglyph><style><img src=x onerror="globalThis.ran = true"></style></mglyph></table></mtext></math>
    <video src="/v.mp4" poster="/p.png" autoplay></video><object data="/o"></object><embed src="/e">`)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(page.querySelector('img')).not.toBeNull()
  expect((globalThis as { ran?: boolean }).ran).toBeUndefined()
  expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('evil'))).toEqual([])
})
