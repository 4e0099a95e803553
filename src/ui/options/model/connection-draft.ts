/** What a reader typed about a connection, and the connection it makes, as pure functions. */
import { checkAddress, type AddressFault } from '../../../core/model/address.ts'
import type { Connection, ModelInfo } from '../../../core/model/connection.ts'
import type { Preset } from '../../../core/model/presets.ts'
import type { KeptConnection } from '../../../wire/model-desk.ts'

/** The fields as typed. */
export type Draft = {
  url: string
  /** Empty where the stored one stays. */
  key: string
  model: string
  window: string
  priceIn: string
  priceOut: string
  priceDate: string
  isPrivateConfirmed: boolean
}

/** What keeps a draft from being a connection, by field. */
export type DraftFaults = Partial<{
  url: AddressFault
  key: 'missing'
  window: 'number'
  price: 'number' | 'half'
  private: 'unconfirmed'
}>

/** The fields of a preset's form, with what is kept of it. */
export function draftOf(preset: Preset, kept: KeptConnection | undefined, today: string): Draft {
  const { url = preset.url, model = '', window, price, privateConfirmed = false } = kept?.connection ?? {}
  return {
    url,
    key: '',
    model,
    window: window === undefined ? '' : String(window),
    priceIn: price === undefined ? '' : String(price.input),
    priceOut: price === undefined ? '' : String(price.output),
    priceDate: price?.asOf ?? today,
    isPrivateConfirmed: privateConfirmed,
  }
}

/** Whether it is a program of the reader's own machine, which asks for no money. */
export function isOnThisMachine({ hint }: Preset, { url }: Draft): boolean {
  const address = checkAddress(url)
  return (hint === 'local' || hint === 'ollama') && address.ok && address.kind === 'loopback'
}

/** The connection a draft makes, or what is wrong with it. */
export function connectionOf(
  preset: Preset,
  draft: Draft,
  hasKey: boolean,
): { ok: true; connection: Connection; key: string | undefined } | { ok: false; faults: DraftFaults } {
  const faults: DraftFaults = {}
  const address = checkAddress(draft.url)
  if (!address.ok) faults.url = address.fault
  const needsConfirmation = address.ok && address.needsConfirmation
  if (needsConfirmation && !draft.isPrivateConfirmed) faults.private = 'unconfirmed'
  const key = draft.key.trim()
  if (preset.needsKey && !hasKey && key === '') faults.key = 'missing'
  const window = numberIn(draft.window)
  if (window !== undefined && !(Number.isInteger(window) && window >= 1 && window <= MOST_TOKENS))
    faults.window = 'number'
  const price = [numberIn(draft.priceIn), numberIn(draft.priceOut)] as const
  const [input, output] = price
  if (price.some((one) => one !== undefined && !(one >= 0 && one <= MOST_DOLLARS))) faults.price = 'number'
  else if ((input === undefined) !== (output === undefined)) faults.price = 'half'
  if (!address.ok || Object.keys(faults).length > 0) return { ok: false, faults }
  const connection: Connection = {
    id: preset.id,
    engine: preset.engine,
    url: address.url,
    model: draft.model.trim(),
    ...(window !== undefined && { window }),
    ...(input !== undefined && output !== undefined && { price: { input, output, asOf: draft.priceDate } }),
    ...(needsConfirmation && { privateConfirmed: true }),
  }
  return { ok: true, connection, key: key === '' ? undefined : key }
}

/** What is still wrong once fields are being changed: those have no fault until they are looked at again. */
export function faultsBeside(faults: DraftFaults, change: Partial<Draft>): DraftFaults {
  const isOf = (fault: string) => FIELDS_OF[fault as keyof DraftFaults].some((field) => field in change)
  return Object.fromEntries(Object.entries(faults).filter(([fault]) => !isOf(fault)))
}

/** What is said of a draft when one of its fields is left: nothing about what the reader has not come to yet. */
export function faultsOfLeft({ window, price }: DraftFaults): DraftFaults {
  return { ...(window && { window }), ...(price === 'number' && { price }) }
}

const FIELDS_OF: Readonly<Record<keyof DraftFaults, readonly (keyof Draft)[]>> = {
  url: ['url'],
  private: ['url', 'isPrivateConfirmed'],
  key: ['key'],
  window: ['window'],
  price: ['priceIn', 'priceOut'],
}

/** Fills in what the server says of the model named, where the reader said nothing. */
function withServerFacts(draft: Draft, models: readonly ModelInfo[], today: string): Draft {
  const info = models.find(({ id }) => id === draft.model.trim())
  if (!info) return draft
  const hasPrice = draft.priceIn.trim() !== '' || draft.priceOut.trim() !== ''
  return {
    ...draft,
    ...(info.window !== undefined && draft.window.trim() === '' && { window: String(info.window) }),
    ...(info.price &&
      !hasPrice && { priceIn: plain(info.price.input), priceOut: plain(info.price.output), priceDate: today }),
  }
}

/** The draft with another model: what the server said of the one before goes with it, what the reader typed stays. */
export function withModel(draft: Draft, model: string, models: readonly ModelInfo[], today: string): Draft {
  const before = models.find(({ id }) => id === draft.model.trim())
  const { window, price } = before ?? {}
  const isPriceOfBefore =
    price !== undefined && draft.priceIn === plain(price.input) && draft.priceOut === plain(price.output)
  const bare = {
    ...draft,
    model,
    ...(window !== undefined && draft.window === String(window) && { window: '' }),
    ...(isPriceOfBefore && { priceIn: '', priceOut: '' }),
  }
  return withServerFacts(bare, models, today)
}

/** A number as typed: wide digits and grouping commas too; NaN for what is none, undefined for nothing. */
function numberIn(typed: string): number | undefined {
  const text = typed.normalize('NFKC').replace(/[\s,_]/g, '')
  if (text === '') return undefined
  return /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
}

/** Servers tell prices by the token; a million of them is not to bear the binary fraction's tail. */
function plain(price: number): string {
  return String(Number(price.toPrecision(6)))
}

const MOST_TOKENS = 20_000_000
const MOST_DOLLARS = 10_000
