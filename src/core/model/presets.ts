/**
 * The vendors and programs a connection can be made from. One more is one entry here. None names a model: which there are
 * is the server's to say, or the reader's.
 */
import type { ModelEngineId } from './connection.ts'

/** What a preset needs said beside its form; the words are the i18n message `preset_hint_<with - turned to _>`. */
export type PresetHint = 'local' | 'ollama' | 'custom' | 'router' | 'builtin'

export type Preset = {
  /** Also the id of the connection made from it. */
  id: string
  /** As its maker writes it; `builtin` and `custom` are named in the reader's language (`preset_<id>`). */
  name: string
  engine: ModelEngineId
  /** The usual address, which the reader may change; empty where only the reader knows it, or there is none. */
  url: string
  /** Whether it answers nobody without a key; an optional key may be entered for all but `builtin`. */
  needsKey: boolean
  /** The page on which its maker gives out keys. */
  keyPage?: string
  hint?: PresetHint
}

/** In the order in which they are offered. */
export const PRESETS: readonly Preset[] = [
  vendor('openai', 'OpenAI', 'openai', 'https://api.openai.com/v1', 'https://platform.openai.com/api-keys'),
  vendor(
    'anthropic',
    'Anthropic',
    'anthropic',
    'https://api.anthropic.com/v1',
    'https://platform.claude.com/settings/keys',
  ),
  vendor(
    'gemini',
    'Google Gemini',
    'gemini',
    'https://generativelanguage.googleapis.com/v1beta',
    'https://aistudio.google.com/apikey',
  ),
  {
    ...vendor(
      'openrouter',
      'OpenRouter',
      'openai',
      'https://openrouter.ai/api/v1',
      'https://openrouter.ai/settings/keys',
    ),
    hint: 'router',
  },
  vendor('groq', 'Groq', 'openai', 'https://api.groq.com/openai/v1', 'https://console.groq.com/keys'),
  vendor('mistral', 'Mistral', 'openai', 'https://api.mistral.ai/v1', 'https://console.mistral.ai/api-keys'),
  vendor('deepseek', 'DeepSeek', 'openai', 'https://api.deepseek.com/v1', 'https://platform.deepseek.com/api_keys'),
  { ...own('ollama', 'Ollama', 'http://localhost:11434', 'ollama'), hint: 'ollama' },
  own('lmstudio', 'LM Studio', 'http://localhost:1234/v1'),
  own('llamacpp', 'llama.cpp', 'http://localhost:8080/v1'),
  own('vllm', 'vLLM', 'http://localhost:8000/v1'),
  {
    id: 'custom',
    name: 'OpenAI-compatible',
    engine: 'openai',
    url: '',
    needsKey: false,
    hint: 'custom',
  },
  { id: 'builtin', name: 'Built-in', engine: 'builtin', url: '', needsKey: false, hint: 'builtin' },
]

/** The preset a connection was made from. */
export function presetOf(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id)
}

function vendor(id: string, name: string, engine: ModelEngineId, url: string, keyPage: string): Preset {
  return { id, name, engine, url, needsKey: true, keyPage }
}

function own(id: string, name: string, url: string, engine: ModelEngineId = 'openai'): Preset {
  return { id, name, engine, url, needsKey: false, hint: 'local' }
}
