/** The browser's own model, as the options page shows it: its code is loaded when somebody looks. */
import { AppError } from '../../core/errors.ts'
import type { Language } from '../../core/language.ts'
import type { BuiltinModel } from '../../wire/model-desk.ts'

/** What is asked of the model is asked in the reader's language, given by `language` before the click. */
export function builtinModel(language: () => Promise<Language>): BuiltinModel {
  const load = () => import('../../adapters/engines/builtin.ts')
  let chosen: Language = 'en'
  return {
    state: async () => {
      chosen = await language()
      const state = await (await load()).builtinState(chosen)
      return state === 'unsupported' ? 'unavailable' : state
    },
    download: async (onProgress, signal) => {
      const downloaded = await (await load()).downloadBuiltin(chosen, onProgress, signal)
      if (!downloaded.ok) throw new AppError(downloaded.error.code, downloaded.error.params)
    },
  }
}
