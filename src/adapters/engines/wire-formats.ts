/** All wire formats; a new one is a file, a line here and a name in `core/model/connection.ts`. To be loaded when used. */
import type { WireFormatId } from '../../core/model/connection.ts'
import { anthropic } from './anthropic.ts'
import { gemini } from './gemini.ts'
import { ollama } from './ollama.ts'
import { openai } from './openai.ts'
import type { WireFormat } from './types.ts'

export const wireFormats = { openai, anthropic, gemini, ollama } satisfies Record<WireFormatId, WireFormat>
