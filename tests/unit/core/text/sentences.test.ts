import { expect, test } from 'vitest'
import { splitSentences } from '../../../../src/core/text/sentences.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

/** Each text is written with ‖ where a sentence ends. */
function expectCut(marked: string, language?: string): void {
  const wanted = marked.split('‖').map((sentence) => sentence.trim())
  expect(splitSentences(marked.replaceAll('‖', ''), language)).toEqual(wanted)
}

test('plain sentences are cut at their ends', () => {
  expectCut('We test it. ‖It works! ‖Does it scale? ‖Yes.')
})

test('abbreviations of papers end no sentence', () => {
  expectCut(
    'As Rivera et al. [3] and Okafor et al. (2019) show in Fig. 3, it holds, cf. Eq. (2) and Sec. 4.1. ‖We agree.',
  )
  expectCut(
    'Some tasks, e.g. Parsing, i.e. Trees, vs. Tagging by Dr. Mora, see Refs. [3] and Tab. 2. ‖The rest is easy.',
  )
  expectCut(
    'It holds w.r.t. Theorem 2 and for i.i.d. Gaussian noise, approx. 3 of them. ‖No. 5 fails (see Vol. 3, pp. 4-5, p. 28).',
  )
})

test('an abbreviation before an opening word may end a sentence', () => {
  expectCut('This follows Rivera et al. ‖We extend it.')
  expectCut('It was built by Acme Inc. ‖However, it failed.')
  expectCut('The answer is no. ‖Trees grow.')
})

test('decimals, versions and initials stay whole', () => {
  expectCut('It rose from 3.5 to 4.25. ‖Version 2.0 of J. R. Mora and A. Okafor ran.')
})

test('a single capital that names a thing does end a sentence', () => {
  expectCut('Proofs are in Appendix B. ‖Code is public.')
})

test('an enumerator belongs to what it counts', () => {
  expectCut('1. Trees are planted. ‖2. Trees are cut.')
})

test('a formula is never cut, whatever it holds', () => {
  expectCut(
    'Let $f. A! B? \\text{So. It goes}$ be given. ‖Then $x$ is small. ‖$y$ is not. ‖It costs \\$5. ‖We paid $6. ‖They paid $7 for $x$. ‖It is $8.',
  )
})

test('a sentence may begin or end with a formula', () => {
  expectCut('The bound is $n^2$. ‖$K$ trees suffice.')
})

test('a citation behind the full stop belongs to the sentence before it', () => {
  expectCut('This was shown before. [12, 13] ‖We show more.')
})

test('what stands in brackets stays with its sentence', () => {
  expectCut('It grew (we measured twice. Both agree) and stopped. ‖Then it fell.')
})

test('a quotation that ends in a question goes on', () => {
  expectCut('They ask “is it so?” and answer it. ‖We do not.')
})

test('Japanese and Chinese sentences are cut at their full stops, but not inside brackets', () => {
  expectCut('本研究では木を植える。‖「木は育つ。森になる。」と述べた。‖結果は良い！', 'ja')
  expectCut('我们提出一种方法。‖它很快。', 'zh')
})

test('an unknown language is read as English', () => {
  expectCut('One. ‖Two.', 'not a tag!')
})

test('nothing is lost and nothing is added', () => {
  const text = 'See Fig. 2 (a. b). [1] Yes... No? $a$. “Q.” 1. x e.g. Y. Z. Well, $b'
  expect(splitSentences(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  expect(splitSentences('   ')).toEqual([])
})

test.each(['(', '$', '\\', '. ', 'A. ', 'e.g. ', '[1] ', '$x', '.', '。', '1.'])(
  'hostile text takes time that grows with its length: %s',
  async (piece) => {
    expect(await growthOf((size) => piece.repeat(size / piece.length), splitSentences)).toBeLessThan(NEARLY_LINEAR)
  },
)

test('sentences whose space was lost are still two', () => {
  expect(splitSentences('It forgets the earlier steps.To tackle this, we keep a list.With both, it works.')).toEqual([
    'It forgets the earlier steps.',
    'To tackle this, we keep a list.',
    'With both, it works.',
  ])
  expect(splitSentences('We call numpy.Inf and see example.Com for more.')).toHaveLength(1)
})
