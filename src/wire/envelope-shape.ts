/** The bare shape of a message, without the schemas that check one, so that the content script stays small. */

/** Who a message is for: all extension contexts hear every message, and only its addressee answers. */
export type Addressee = 'background' | 'workshop' | 'page'

export type Envelope = { ronbun: 1; to: Addressee; type: string; request: unknown }

/** A message to `to`. */
export function envelope(to: Addressee, type: string, request: unknown): Envelope {
  return { ronbun: 1, to, type, request }
}
