/**
 * The reader's own models, as the workshop uses them: an engine of a connection, what a run would take, and whether a
 * connection works. Keys are read here, for the request that carries them, and go nowhere else.
 */
import { EMBEDDED } from '../../adapters/engines/index.ts'
import { BUILTIN_MODEL, WRITTEN_RECIPE } from '../../adapters/engines/written/card.ts'
import type { CallModel, DraftRequest, Engine, EngineCard, WireFormat } from '../../adapters/engines/types.ts'
import { AppError, errorInfo } from '../../core/errors.ts'
import type { Language } from '../../core/language.ts'
import { mayReach } from '../../core/model/address.ts'
import type { Connection } from '../../core/model/connection.ts'
import { costOf, isFree } from '../../core/model/price.ts'
import type { CallTools } from '../../flows/call-plan.ts'
import type { ConnectionTest, Estimate } from '../../wire/protocol.ts'

export type ModelTools = CallTools & {
  findConnection(id: string): Promise<Connection | undefined>
  readKey(connection: Connection): Promise<string | undefined>
  spentToday(): Promise<number>
  dailyBudget(): Promise<number>
}

/** An act of the reader's that calls of a model belong to. */
export type Act = { act: string; consent: number }

/** Every method throws an `AppError` where a connection is not complete. */
export class Models {
  readonly #tools: ModelTools

  constructor(tools: ModelTools) {
    this.#tools = tools
  }

  /** What is known of a connection's engine; of none, of the embedded one. */
  async cardOf(id: string | undefined): Promise<EngineCard> {
    if (id === undefined) return EMBEDDED
    return cardOf(await this.#complete(id))
  }

  /** The engine itself, whose calls belong to an act. Its code is loaded when it is first wanted. */
  async engineOf(id: string | undefined, act: Act): Promise<Engine> {
    if (id === undefined) return EMBEDDED
    const connection = await this.#complete(id)
    if (connection.engine === 'builtin') return (await import('../../adapters/engines/builtin.ts')).builtin
    const { writtenEngine } = await import('../../adapters/engines/written.ts')
    const { window } = connection
    return writtenEngine({ ...cardOf(connection), window, call: await this.#callOf(connection, act) })
  }

  /** What drafting a digest, or answering a question, would take. */
  async estimate(id: string, request: DraftRequest, question?: string): Promise<Estimate> {
    const connection = await this.#complete(id)
    const { estimateAsk, estimateRun } = await import('../../adapters/engines/written.ts')
    const window = await windowOf(connection, request.language)
    const { most, ...reckoned } =
      question === undefined ? estimateRun(request, window) : await estimateAsk({ ...request, question }, window)
    // With no room for a single passage there is nothing to offer; of a digest of which only the abstract is left there may be none.
    if (reckoned.passages === 0 && reckoned.passagesTotal > 0 && (question !== undefined || request.slots.length > 0))
      throw new AppError('model-too-long')
    const costUsd = costOf(most, connection)
    return {
      ...reckoned,
      ...(costUsd === undefined ? {} : { costUsd }),
      free: isFree(connection),
      spentTodayUsd: await this.#tools.spentToday(),
      dailyBudgetUsd: await this.#tools.dailyBudget(),
    }
  }

  /** Asks the connection's server for its models. Never throws for what the server says or fails to say. */
  async test(id: string): Promise<ConnectionTest> {
    const connection = await this.#tools.findConnection(id)
    if (!connection) throw new AppError('model-missing')
    if (connection.engine === 'builtin') return { ok: true, models: [] }
    if (!mayReach(connection))
      return { ok: false, error: errorInfo('model-not-allowed', { host: hostOf(connection.url) }) }
    const { listModels } = await import('../../flows/list-models.ts')
    const format = await formatOf(connection)
    const key = (await this.#tools.readKey(connection)) ?? ''
    const listed = await listModels({ format, connection, key }, this.#tools, new AbortController().signal)
    return listed.ok ? { ok: true, models: listed.value } : listed
  }

  async #callOf(connection: Connection, { act, consent }: Act): Promise<CallModel> {
    const { callModel } = await import('../../flows/call-model.ts')
    const format = await formatOf(connection)
    const key = (await this.#tools.readKey(connection)) ?? ''
    const free = isFree(connection)
    return (step, prompt, signal) =>
      callModel({ format, connection, key, act, step, consent, prompt, free }, this.#tools, signal)
  }

  async #complete(id: string): Promise<Connection> {
    const connection = await this.#tools.findConnection(id)
    if (!connection || (connection.engine !== 'builtin' && !(connection.model && connection.url)))
      throw new AppError('model-missing')
    // Held to the rules at each use, whoever wrote it into the library.
    if (!mayReach(connection)) throw new AppError('model-not-allowed', { host: hostOf(connection.url) })
    return connection
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

function cardOf({ engine, model }: Connection): EngineCard {
  return { id: engine, model: engine === 'builtin' ? BUILTIN_MODEL : model, recipe: WRITTEN_RECIPE }
}

/** How much the model takes in; undefined where nobody said. */
async function windowOf({ engine, window }: Connection, language: Language): Promise<number | undefined> {
  if (engine !== 'builtin') return window
  const { builtinWindow } = await import('../../adapters/engines/builtin.ts')
  const found = await builtinWindow(language, new AbortController().signal)
  if (!found.ok) throw new AppError(found.error.code, found.error.params)
  return found.value
}

/** How a connection's server is spoken to. */
async function formatOf({ engine }: Connection): Promise<WireFormat> {
  const { wireFormats } = await import('../../adapters/engines/wire-formats.ts')
  if (engine === 'builtin') throw new AppError('model-missing')
  return wireFormats[engine]
}
