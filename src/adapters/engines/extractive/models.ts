/** The engine's models: their files come with the engine and are unpacked when a digest is first made. */
import { readModel, type LinearModel } from './linear-model.ts'
import roles from './weights/roles.json' with { type: 'json' }
import summary from './weights/summary.json' with { type: 'json' }

export type Models = { roles: LinearModel; summary: LinearModel }

let models: Models | undefined

/** Both models, unpacked once. */
export function loadModels(): Models {
  models ??= { roles: readModel(roles), summary: readModel(summary) }
  return models
}
