/** Answers a reader's own question, or says that its premise does not hold. */
import { entityOf, candidatesOf, type Candidate } from './choose.ts'
import { answerInEnglish } from './english.ts'
import { englishOf, tellInJapanese } from './japanese.ts'
import type { Passage, Reading } from './read-prompt.ts'
import { namesOf, numbersOf } from './terms.ts'
import { evidenceOf, type WrittenEvidence } from './write-digest.ts'

export type WrittenAnswer = { evidence: WrittenEvidence[]; premise_holds: boolean; found: boolean; answer: string }

const ASKING = new Set(
  'what which how why when where who whose does did do is are was were the this that paper authors author their they its and for with from into of in on to by many much use used uses show shows tell about between than them then have has had been can could would should there it a an or as at be not any all'.split(
    ' ',
  ),
)
// Of what a question is about, so much has to stand in the passage that answers it.
const LEAST_COVERED = 0.5

/** The passages that bear on the question, and an answer where they hold one. */
export function answerQuestion(reading: Reading): WrittenAnswer {
  const asked = wordsOf(`${reading.question} ${englishOf(reading.question).join(' ')}`).filter(
    (word) => !ASKING.has(word),
  )
  const weights = weightsOf(asked, reading.passages)
  const whole = reading.passages
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase()
  const isFalse = [...namesOf(reading.question), ...numbersOf(reading.question)].some(
    (claim) => !whole.includes(claim.toLowerCase()) && !reading.title.includes(claim),
  )
  const candidates = candidatesOf(reading, entityOf(reading))
  const best = candidates.toSorted((first, second) => covered(second, weights) - covered(first, weights))[0]
  const near = best ? [evidenceOf(best.passage)] : []
  const holds = best !== undefined && !isFalse && asked.length > 0 && covered(best, weights) >= LEAST_COVERED
  if (!holds) return { evidence: near, premise_holds: !isFalse, found: false, answer: '' }
  const answer = reading.language === 'ja' ? tellInJapanese(best) : answerInEnglish(best, '')
  return { evidence: near, premise_holds: true, found: true, answer }
}

/** A rare word says more of what is asked; one the paper never uses says that something else is asked. */
function weightsOf(asked: readonly string[], passages: readonly Passage[]): Map<string, number> {
  const texts = passages.map(({ text }) => new Set(wordsOf(text)))
  return new Map(
    asked.map((word) => {
      const count = texts.filter((words) => words.has(word)).length
      return [word, Math.log(1 + texts.length / (count + 1))]
    }),
  )
}

function covered({ text }: Candidate, weights: ReadonlyMap<string, number>): number {
  const words = new Set(wordsOf(text))
  let all = 0
  let held = 0
  for (const [word, weight] of weights) {
    all += weight
    if (words.has(word)) held += weight
  }
  return all === 0 ? 0 : held / all
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z][a-z0-9-]{2,}|\d[\d.,%]*/g) ?? []).map((word) =>
    word.replace(/(?:es|s)$/, ''),
  )
}
