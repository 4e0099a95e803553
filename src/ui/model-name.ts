/** What a model is called beside what it wrote. */
import type { Messages } from '../i18n/t.ts'

type Named = { model: string } & ({ engine: string } | { id: string })

/** The model's own name; an engine whose only model is itself goes by the engine's. */
export function modelNameOf(named: Named, lookUp: Messages['lookUp']): string {
  const engine = 'engine' in named ? named.engine : named.id
  return named.model && named.model !== engine ? named.model : engineNameOf(engine, lookUp)
}

/** What an engine is called. */
export function engineNameOf(engine: string, lookUp: Messages['lookUp']): string {
  return lookUp(`engine_${engine}`) ?? engine
}
