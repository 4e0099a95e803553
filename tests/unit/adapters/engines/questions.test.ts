import { expect, test } from 'vitest'
import { QUESTION_SETS, questionFor } from '../../../../src/adapters/engines/extractive/questions/index.ts'
import { STEM_IDS, type StemId } from '../../../../src/adapters/engines/extractive/questions/stem.ts'
import { RULES } from '../../../../src/adapters/engines/extractive/rules/index.ts'
import { LANGUAGES } from '../../../../src/core/language.ts'
import { shapeOf, similarity } from '../../../../src/core/text/rank.ts'

const slotOf = new Map<StemId, string>(RULES.map(({ stem, slot }) => [stem, slot]))

test('every stem belongs to a rule and every rule to a stem', () => {
  expect(new Set(RULES.map(({ stem }) => stem))).toEqual(new Set(STEM_IDS))
})

test('no two questions of one digest are alike, with or without a name', () => {
  for (const language of LANGUAGES)
    for (const wording of ['named', 'plain'] as const)
      for (const first of STEM_IDS)
        for (const second of STEM_IDS) {
          if (slotOf.get(first) === slotOf.get(second)) continue
          const [a, b] = [first, second].map((stem) => shapeOf(QUESTION_SETS[language][stem][wording], ['{name}']))
          expect(similarity(a!, b!), `${language} ${wording}: ${first} and ${second}`).toBeLessThan(0.3)
        }
})

test('questions have the form of their language', () => {
  const entity = { name: 'X'.repeat(28), own: true }
  for (const stem of STEM_IDS)
    for (const named of [undefined, entity]) {
      const ja = questionFor(stem, 'ja', named)
      expect(ja).toMatch(/(?:ですか|ますか|ましたか)？$/)
      expect(ja.length).toBeGreaterThanOrEqual(10)
      expect(ja.length).toBeLessThanOrEqual(60)
      expect(ja).not.toMatch(/[ぁ-ん一-龥] |[Ａ-Ｚａ-ｚ０-９]|[?!]/)
      const en = questionFor(stem, 'en', named)
      expect(en).toMatch(/^[A-Z].*\?$/)
      expect(en.length).toBeLessThanOrEqual(140)
    }
})

test('a name with replacement patterns in it stands in the question as it is', () => {
  expect(questionFor('how', 'en', { name: '$&A1', own: true })).toContain('$&A1')
})

test('English puts the article before a name where the paper does, Japanese has none', () => {
  const entity = { name: 'Mosser', own: true, article: true }
  expect(questionFor('proposal', 'en', entity)).toBe('What is the Mosser, in the words of its authors?')
  expect(questionFor('proposal', 'ja', entity)).toBe('著者らが提案するMosserとはどのようなものですか？')
})

test('what is not the authors’ own is asked about as a topic, or not named', () => {
  const topic = { name: 'Split Vote', own: false }
  expect(questionFor('proposal', 'en', topic)).toBe('What is proposed or reported on Split Vote?')
  expect(questionFor('how', 'en', topic)).toBe('How does the approach work at its core?')
})
