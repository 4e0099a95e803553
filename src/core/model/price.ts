/** What a call of a model costs, and whether it costs anything. */
import { checkAddress } from './address.ts'
import type { Usage } from './call.ts'
import type { Connection } from './connection.ts'

// Prices are of a million tokens.
const MILLION = 1_000_000

/** Whether calls cost nobody anything: a model in the browser or on this machine, unless the reader typed a price for it. */
export function isFree({ engine, url, price }: Pick<Connection, 'engine' | 'url' | 'price'>): boolean {
  if (price) return price.input === 0 && price.output === 0
  return engine === 'builtin' || isThisMachine(url)
}

/** US dollars for these tokens; undefined where the price is unknown. */
export function costOf(
  { inputTokens, outputTokens }: Usage,
  connection: Pick<Connection, 'engine' | 'url' | 'price'>,
): number | undefined {
  const { price } = connection
  if (price) return (inputTokens * price.input + outputTokens * price.output) / MILLION
  return isFree(connection) ? 0 : undefined
}

function isThisMachine(url: string): boolean {
  const address = checkAddress(url)
  return address.ok && address.kind === 'loopback'
}
