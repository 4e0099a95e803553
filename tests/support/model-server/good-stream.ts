/**
 * A whole and faultless stream of an answer in any of the four formats. aimock makes it; what aimock leaves out of a
 * format's documentation is mended here: Anthropic's refusals, Ollama's counts, its reason for stopping and the field its models think in.
 */
import { LLMock } from '@copilotkit/aimock'
import type { WireFormatId } from '../../../src/core/model/connection.ts'
import { PATHS, type Asked } from './formats.ts'

/** What a model says to one request. */
export type Answer = { text: string; reasoning?: string; finish?: 'stop' | 'length' | 'refusal' }

export type Counts = { input: number; output: number }

export type GoodStreams = {
  /** The events of a stream as they go over the wire, each with all it needs. */
  of(asked: Asked, body: string, answer: Answer, counts: Counts | undefined): Promise<string[]>
  stop(): Promise<void>
}

/** Starts the maker of streams; `chunkSize` is in characters. */
export async function makeGoodStreams(chunkSize: number): Promise<GoodStreams> {
  const waiting = new Map<string, { answer: Answer; counts: Counts | undefined }>()
  let last = 0
  const mock = new LLMock({ port: 0, host: '127.0.0.1' })
  mock.on(
    {},
    ({ _context: context = '' }) => {
      const { answer, counts } = waiting.get(context) ?? { answer: { text: '' }, counts: undefined }
      return {
        content: answer.text,
        ...(answer.reasoning !== undefined && { reasoning: answer.reasoning }),
        finishReason: answer.finish === 'refusal' ? 'content_filter' : (answer.finish ?? 'stop'),
        ...(counts && {
          usage: {
            prompt_tokens: counts.input,
            completion_tokens: counts.output,
            input_tokens: counts.input,
            output_tokens: counts.output,
            promptTokenCount: counts.input,
            candidatesTokenCount: counts.output,
          },
        }),
      }
    },
    { chunkSize },
  )
  await mock.start()
  return {
    async of(asked, body, answer, counts) {
      last += 1
      const context = String(last)
      waiting.set(context, { answer, counts })
      const response = await fetch(`${mock.url}${PATHS[asked.format](asked.model)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-aimock-context': context },
        body,
      })
      waiting.delete(context)
      const text = await response.text()
      if (!response.ok) throw new Error(`aimock answers ${response.status}: ${text.slice(0, 300)}`)
      return mended(asked.format, eventsOf(asked.format, text), counts, answer)
    },
    stop: () => mock.stop(),
  }
}

function eventsOf(format: WireFormatId, stream: string): string[] {
  if (format === 'ollama') return stream.split(/(?<=\n)/).filter((line) => line.trim() !== '')
  return stream.split(/(?<=\n\n)/).filter((event) => event.trim() !== '')
}

function mended(format: WireFormatId, events: string[], counts: Counts | undefined, { finish }: Answer): string[] {
  if (format === 'anthropic') {
    // The documentation has a ping behind the first event, and usage is never left out of it.
    const whole = [...events.slice(0, 1), 'event: ping\ndata: {"type": "ping"}\n\n', ...events.slice(1)]
    if (finish !== 'refusal') return whole
    return whole.map((event) => event.replace(/"stop_reason":"\w+"/, '"stop_reason":"refusal"'))
  }
  if (format !== 'ollama') return counts ? events : events.map(withoutUsage).filter((event) => event !== '')
  return events.map((line) => {
    const { prompt_eval_count: _prompt, eval_count: _eval, ...value } = JSON.parse(line) as Record<string, unknown>
    const { reasoning_content: thinking, ...message } = value.message as Record<string, unknown>
    if (thinking !== undefined) value.message = { ...message, thinking }
    if (value.done === true && finish === 'length') value.done_reason = 'length'
    if (value.done === true && counts)
      Object.assign(value, { prompt_eval_count: counts.input, eval_count: counts.output })
    return `${JSON.stringify(value)}\n`
  })
}

// A server that counts nothing sends no event for it either.
function withoutUsage(event: string): string {
  const data = /^data: (\{.*\})$/m.exec(event)?.[1]
  if (data === undefined) return event
  const { usage, usageMetadata, ...rest } = JSON.parse(data) as Record<string, unknown>
  if (usage !== undefined && Array.isArray(rest.choices) && rest.choices.length === 0) return ''
  return usage === undefined && usageMetadata === undefined ? event : `data: ${JSON.stringify(rest)}\n\n`
}
