/** Plays a cassette: the engine that writes and all that stands behind it, on answers as a server once gave them. */
import type { ErrorInfo } from '../../../core/errors.ts'
import { verifyAsked, type VerifiedAnswer } from '../../../core/grounding/verify-asked.ts'
import type { CallStep } from '../../../core/model/call.ts'
import type { Cassette, Exchange } from './cassette.ts'
import { draftPaper, type DraftedPaper } from './draft-paper.ts'
import { engineAt, type ReachedEngine } from './lab-model.ts'

/** A digest and an answer, or why there is none. */
export type MadeBoth = DraftedPaper & { answer: VerifiedAnswer | ErrorInfo }

export type Replayed = MadeBoth & {
  /** Steps for which the cassette holds no answer: the engine asks for more than it did. */
  unanswered: CallStep[]
  /** How many answers were never asked for. */
  unplayed: number
}

/** The digest and the answer that come of it today. */
export async function replayCassette(cassette: Cassette): Promise<Replayed> {
  const player = new Player(cassette.exchanges)
  const engine = engineAt({
    connection: { id: 'lab', ...cassette.connection },
    key: '',
    fetchFor: (step) => () => player.play(step),
    // All of it is at hand, so that whoever waits for it has it first; nobody else need be waited for.
    sleep: (_milliseconds, signal) => pause(signal),
  })
  const made = await makeBoth(engine, cassette)
  return { ...made, unanswered: player.unanswered, unplayed: player.left }
}

/** Makes the digest, then asks the question. */
export async function makeBoth(
  engine: ReachedEngine,
  { paper, document, language, question }: Pick<Cassette, 'paper' | 'document' | 'language' | 'question'>,
): Promise<MadeBoth> {
  const drafted = await draftPaper(paper, document, language, engine)
  const draft = await engine.ask({ document, paper, question, language }, new AbortController().signal)
  const answer = draft.ok ? verifyAsked(draft.value, document, { engine: engine.id, language }) : draft.error
  return { ...drafted, answer }
}

class Player {
  readonly unanswered: CallStep[] = []
  readonly #exchanges: Exchange[]

  constructor(exchanges: readonly Exchange[]) {
    this.#exchanges = [...exchanges]
  }

  get left(): number {
    return this.#exchanges.length
  }

  play(step: CallStep): Promise<Response> {
    const at = this.#exchanges.findIndex((exchange) => exchange.step === step)
    const [exchange] = at < 0 ? [] : this.#exchanges.splice(at, 1)
    if (!exchange) this.unanswered.push(step)
    if (!exchange || exchange.status === 0) return Promise.reject(new TypeError('the cassette holds no answer'))
    return Promise.resolve(responseOf(exchange))
  }
}

function responseOf({ status, headers, stream, broke }: Exchange): Response {
  const encoder = new TextEncoder()
  const left = stream.map(([, text]) => text)
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const text = left.shift()
      if (text !== undefined) controller.enqueue(encoder.encode(text))
      else if (broke) controller.error(new TypeError('the connection broke'))
      else controller.close()
    },
  })
  return new Response(body, { status, headers })
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, 0)
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason as Error)), { once: true })
  })
}
