/** The web's own reading of addresses. It is a global of browsers and of Node alike and no part of any page. */

export type WebAddress = {
  /** With the colon. */
  readonly protocol: string
  readonly username: string
  readonly password: string
  /** Lower-case, in punycode, IPv4 in four decimal numbers, IPv6 in brackets. */
  readonly hostname: string
  /** Empty for the scheme's own. */
  readonly port: string
  readonly pathname: string
  readonly search: string
  readonly origin: string
}

declare const URL: { new (text: string): WebAddress; canParse(text: string): boolean }

/** The parts of an address, if it is one. */
export function readAddress(text: string): WebAddress | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
