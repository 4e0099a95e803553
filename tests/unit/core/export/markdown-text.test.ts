import { expect, test } from 'vitest'
import { bareLink, blockQuote, inline, link, paragraphs } from '../../../../src/core/export/markdown-text.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

test.each([
  ['# heading', '\\# heading'],
  ['> quote', '\\> quote'],
  ['- item', '\\- item'],
  ['+ item', '\\+ item'],
  ['* item', '\\* item'],
  ['1. item', '1\\. item'],
  ['12) item', '12\\) item'],
  ['--- ', '\\---'],
  ['===', '\\==='],
  ['~~~', '\\~\\~\\~'],
  ['```js', '\\`\\`\\`js'],
  ['| a | b |', '\\| a \\| b \\|'],
  ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
  ['![x](https://a.org/t.png)', '!\\[x\\](https://a.org/t.png)'],
  ['[x]: https://a.org', '\\[x\\]: https://a.org'],
  ['a_b and _c_', 'a_b and \\_c\\_'],
  ['2*3*4', '2\\*3\\*4'],
  ['C:\\dir', 'C:\\\\dir'],
  ['&lt;b&gt;', '\\&lt;b\\&gt;'],
  ['AT&T', 'AT&T'],
  ['a title #', 'a title \\#'],
  ['C# is', 'C# is'],
  ['tab\there\nnow\u2028then\u0000', 'tab here now then'],
  ['\u202Eevil\u202C', 'evil'],
  ['\uD800', '\uFFFD'],
  ['2023 was', '2023 was'],
  ['精度は93%です。', '精度は93%です。'],
])('%j is written as %j', (text, written) => {
  expect(inline(text)).toBe(written)
})

test('formulas stay as they are', () => {
  const formulas = [
    '$\\alpha_{i} = 0.1$',
    '$a | b$',
    '$x_1*y_1 < 3$',
    '$$\\sum_{i} x_i$$',
    '$p \\in [0, 1]$',
    '$\\$5$',
    '$a<b$',
  ]
  for (const formula of formulas) expect(inline(`With ${formula} we *win*.`)).toBe(`With ${formula} we \\*win\\*.`)
})

test('amounts of money are no formulas', () => {
  expect(inline('It cost $5 and $10_000_, or $5-$6.')).toBe('It cost \\$5 and \\$10_000\\_, or \\$5-\\$6.')
  expect(inline('one $ sign')).toBe('one \\$ sign')
})

test('a formula cannot carry a tag, a link or an image to a reader without TeX', () => {
  expect(inline('$x <img src=y onerror=z>$')).toBe('$x < img src=y onerror=z>$')
  expect(inline('$a<b c="$ text $" onclick=z>$')).toBe('$a< b c="$ text $" onclick=z>$')
  expect(inline('$![x](https://a.org/t.png)$')).toBe('$![x] (https://a.org/t.png)$')
  expect(inline('$`$ <b> $`$')).toBe('\\$\\`\\$ \\<b\\> \\$\\`\\$')
})

test('every line of a longer text is a paragraph of its own', () => {
  expect(paragraphs('One.\n# Two\r\n\r\n- three')).toBe('One.\n\n\\# Two\n\n\\- three')
  expect(blockQuote(paragraphs('One.\nTwo.'))).toBe('> One.\n>\n> Two.')
})

test('only addresses of the web become links', () => {
  expect(link('a [b]', 'https://a.org/x?y=1')).toBe('[a \\[b\\]](<https://a.org/x?y=1>)')
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc', '//a.org', 'https://', '', undefined])
    expect([url, link('a', url)]).toEqual([url, 'a'])
  expect(bareLink('ftp://a.org')).toBe('')
})

test('an address cannot leave its brackets', () => {
  expect(bareLink('https://a.org/x> [y](z) <b')).toBe('<https://a.org/x%3E%20[y](z)%20%3Cb>')
  expect(link('a', 'https://a.org/\n\n# x\\')).toBe('[a](<https://a.org/%0A%0A#%20x%5C>)')
  expect(bareLink('https://a.org/?a=1&lt;b')).toBe('<https://a.org/?a=1&lt%3Bb>')
})

test('hostile text is escaped in time that grows with its length', async () => {
  for (const bulk of [
    '$',
    '$a$',
    '$a<b$',
    '\\',
    '\\$',
    '[',
    '](',
    '_',
    '*',
    '#',
    ' #',
    '&',
    '&a',
    '1',
    '1.',
    '<a ',
    ' ',
    '\n',
    '\uD800',
  ]) {
    const textAt = (size: number) => `${bulk.repeat(size / bulk.length)}x`
    expect(await growthOf(textAt, paragraphs), bulk).toBeLessThan(NEARLY_LINEAR)
  }
})
