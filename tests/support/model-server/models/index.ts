/** The models of the test server: what each says to a request. They are pure, so that a test may ask them without a server. */
import type { Asked } from '../formats.ts'
import type { Answer } from '../good-stream.ts'
import type { ModelKind } from '../plan.ts'
import { answerQuestion } from './answer-question.ts'
import { readPrompt, type Reading } from './read-prompt.ts'
import { foreign, gullible, hostile, stubborn } from './vices.ts'
import { writeDigest, type WrittenDigest } from './write-digest.ts'

const THOUGHTS =
  'The reader wants a digest. Let me look at the passages one by one: {"items": [] } would be too little. The abstract comes first, then the method.'

/** What the model says; the connection test, which asks for no schema of ours, gets a short word. */
export function answerOf(kind: ModelKind, asked: Pick<Asked, 'system' | 'user' | 'schema'>): Answer {
  const reading = readPrompt(asked)
  if (kind === 'refuser') return { text: 'I’m sorry, but I can’t help with that.', finish: 'stop' }
  const text = JSON.stringify(saidBy(kind, reading))
  if (kind === 'verbose')
    return {
      text: `Certainly! Here is the digest you asked for:\n\n${text}\n\nLet me know whether {anything} else is needed.`,
    }
  if (kind === 'fenced') return { text: `\`\`\`json\n${text}\n\`\`\`` }
  return kind === 'thinking' ? { text, reasoning: THOUGHTS } : { text }
}

function saidBy(kind: ModelKind, reading: Reading): unknown {
  if (reading.parts.has('premise_holds')) return answerQuestion(reading)
  const good = writeDigest(reading)
  const others: Partial<Record<ModelKind, () => WrittenDigest>> = {
    gullible: () => gullible(reading, good),
    hostile: () => hostile(reading, good),
    stubborn: () => stubborn(reading, good),
    foreign: () => foreign(good),
  }
  return others[kind]?.() ?? good
}
