/** Questions whose evidence is known, over papers cut into passages. */
import { contentWords } from '../../../core/text/tokens.ts'
import { coverage } from '../../../core/text/rank.ts'
import { cleanText } from '../../../core/text/normalise.ts'
import { splitSentences } from '../../../core/text/sentences.ts'
import type { SearchPassage } from '../../../core/search/rank-passages.ts'
import type { AnsweredPaper, EvidenceQuestion } from './bench-data.ts'

export type LabPassage = SearchPassage & { paragraph: number }
export type EvidenceTask = {
  paper: string
  question: string
  passages: readonly LabPassage[]
  /** The positions of the passages that hold evidence; none where they cannot be told. */
  evidence: ReadonlySet<number>
}

/** A shared run of so many words is an overlap. */
const RUN = 8
const LONGEST_HEADING = 90
// The words of a free answer mark a passage when it holds most of them.
const MOST = 0.6
const ANSWER_WORDS = { least: 2, most: 12 }

/** Questions with the words of the paper that answer them, where a passage holds them. */
export function quotedTasks(questions: readonly EvidenceQuestion[]): EvidenceTask[] {
  return quotedQuestions(questions).filter(({ evidence }) => evidence.size > 0)
}

/** All of them. */
export function quotedQuestions(questions: readonly EvidenceQuestion[]): EvidenceTask[] {
  const cut = new Map<string, LabPassage[]>()
  return questions.map(({ question, content, evidence }) => {
    const passages = cut.get(content) ?? passagesIn(content)
    cut.set(content, passages)
    const held = positions(passages, ({ text }) => sharesRun(text, evidence))
    return { paper: content.slice(0, 200), question, passages, evidence: held }
  })
}

/** Questions with a short free answer: the passages that hold most of its words which the question has not. */
export function answeredTasks(papers: readonly AnsweredPaper[]): EvidenceTask[] {
  return answeredQuestions(papers).filter(({ evidence }) => evidence.size > 0)
}

/** All questions that have an answer. */
export function answeredQuestions(papers: readonly AnsweredPaper[]): EvidenceTask[] {
  return papers.flatMap(({ paper, text, questions }) => {
    const passages = passagesIn(text)
    return questions.flatMap(({ question, answer, unanswerable }) => {
      const asked = contentWords(question)
      const wanted = new Set([...contentWords(answer)].filter((word) => !asked.has(word)))
      if (unanswerable) return []
      const isShort = wanted.size >= ANSWER_WORDS.least && wanted.size <= ANSWER_WORDS.most
      const holds = ({ text }: LabPassage): boolean => isShort && coverage(contentWords(text), wanted) >= MOST
      return [{ paper, question, passages, evidence: positions(passages, holds) }]
    })
  })
}

/** The passages of a plain text: a heading is a short line without a full stop. */
export function passagesIn(text: string): LabPassage[] {
  const passages: LabPassage[] = []
  let heading = ''
  text.split('\n').forEach((line, paragraph) => {
    const plain = cleanText(line)
    if (plain.length < LONGEST_HEADING && !/[.!?:;,)]$/.test(plain)) {
      if (plain !== '') heading = plain
      return
    }
    for (const sentence of splitSentences(plain))
      passages.push({ id: String(passages.length), text: sentence, heading, paragraph })
  })
  return passages
}

function positions(passages: readonly LabPassage[], holds: (passage: LabPassage) => boolean): Set<number> {
  return new Set(passages.flatMap((passage, at) => (holds(passage) ? [at] : [])))
}

/** Whether two texts share a run of eight words, or the whole of the first where it is shorter. */
export function sharesRun(first: string, second: string): boolean {
  const words = plainWords(first)
  const whole = ` ${plainWords(second).join(' ')} `
  const length = Math.min(RUN, words.length)
  if (length < RUN / 2) return false
  for (let at = 0; at + length <= words.length; at += 1)
    if (whole.includes(` ${words.slice(at, at + length).join(' ')} `)) return true
  return false
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
}
