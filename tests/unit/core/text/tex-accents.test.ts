import { expect, test } from 'vitest'
import { readTexAccents } from '../../../../src/core/text/tex-accents.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

test.each([
  [String.raw`Sch\"onfeld's Theorem`, "Schönfeld's Theorem"],
  [String.raw`J{\"u}rgen G{\"{o}}del, M\"{u}ller`, 'Jürgen Gödel, Müller'],
  [String.raw`Ren\'e Poincar\'{e}, \'Etienne, ` + '\\`a la', 'René Poincaré, Étienne, à la'],
  [String.raw`Fran\c{c}ois, Fran\c cois, \c{S}enol`, 'François, François, Şenol'],
  [String.raw`Mu\~noz, H\^ote, Ni\~{n}o`, 'Muñoz, Hôte, Niño'],
  [String.raw`S\o ren, S{\o}ren, \O{}rsted, \AA ngstr\"om, Stra{\ss}e`, 'Søren, Søren, Ørsted, Ångström, Straße'],
  [String.raw`Mart{\'\i}nez, Mart\'{\i}nez, na\"\i ve`, 'Martínez, Martínez, naïve'],
  [
    String.raw`Ho\v{r}ava, \v Cech, Erd\H{o}s, \u{g}, \k{a}, \.Z, \=o, \r{u}, \d{t}`,
    'Hořava, Čech, Erdős, ğ, ą, Ż, ō, ů, ṭ',
  ],
  [String.raw`\L{}ukasz, {\L}ukasz Wa\l{}\k{e}sa`, 'Łukasz, Łukasz Wałęsa'],
])('%s reads as %s', (tex, letters) => {
  expect(readTexAccents(tex)).toBe(letters)
})

test('a formula keeps every sign of it, beside an accent that is read', () => {
  expect(readTexAccents(String.raw`Sch\"odinger at $\dot{x} = \'e \o$ and $B\to\mu$ in \AA`)).toBe(
    String.raw`Schödinger at $\dot{x} = \'e \o$ and $B\to\mu$ in Å`,
  )
})

test('what is no accent stays as it stands', () => {
  for (const text of [
    String.raw`The \alpha and \omega of \textbf{bold}`,
    String.raw`50\% of \$5 \& more`,
    String.raw`\url{a} \copy \hat{x} \other \likely`,
    String.raw`a {group} of \{braces\}`,
    'É already, café'.normalize('NFD'),
    '',
  ])
    expect(readTexAccents(text)).toBe(text)
})

test('a hostile text is read in time that grows with its length', async () => {
  for (const piece of ['\\"', '\\', '{\\"{', '$', '\\$', '$\\', '\\c ', '{']) {
    const textAt = (size: number) => `${piece.repeat(size / piece.length)}\\`
    expect(await growthOf(textAt, readTexAccents), piece).toBeLessThan(NEARLY_LINEAR)
  }
})
