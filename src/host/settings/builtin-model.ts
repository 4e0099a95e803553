/** The browser's own model, for the options page; its code is loaded when it is asked for. */
import { AppError } from '../../core/errors.ts'
import type { Language } from '../../core/language.ts'
import type { BuiltinModel } from '../../wire/model-desk.ts'

/** The model as it stands for writing in a language. */
export function builtinModel(language: () => Language): BuiltinModel {
  const code = () => import('../../adapters/engines/builtin.ts')
  return {
    async state() {
      const state = await (await code()).builtinState(language())
      return state === 'unsupported' ? 'unavailable' : state
    },
    async download(onProgress, signal) {
      const done = await (await code()).downloadBuiltin(language(), onProgress, signal)
      if (!done.ok && !signal.aborted) throw new AppError(done.error.code, done.error.params)
    },
  }
}
