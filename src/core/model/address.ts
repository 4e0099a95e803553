/**
 * Where a model may be asked. What a reader types or pastes is brought into one form and judged by its host: a key and a
 * paper go to any host over HTTPS, in the clear to this machine only, and to a private network after a confirmation. Only
 * the name is seen, not what it resolves to: a public name of a private machine is taken for what it says it is.
 */
import type { Connection } from './connection.ts'
import { readAddress, type WebAddress } from './web-address.ts'

/** Whose host it is: anybody's, this machine's, or one of a private network. */
export type HostKind = 'public' | 'loopback' | 'private'

export const ADDRESS_FAULTS = [
  'empty',
  /** Not an address at all, or longer than any is. */
  'unreadable',
  /** Neither `http:` nor `https:`. */
  'scheme',
  /** Carries a user's name or password. */
  'userinfo',
  /** Carries a query or a fragment, where keys are seen by everybody on the way. */
  'query',
  /** Link-local, or where clouds hand out their machines' secrets. */
  'link-local',
  /** Belongs to no machine: broadcast, multicast, reserved. */
  'no-host',
  /** A port below 1024 that is none of the web's. */
  'port',
  /** In the clear over the internet. */
  'insecure',
] as const

export type AddressFault = (typeof ADDRESS_FAULTS)[number]

export type AddressCheck =
  | {
      ok: true
      /** In its one form, without a slash at the end. Internationalised names are shown as what is asked for: punycode. */
      url: string
      /** With the port, where it is not the scheme's own. */
      host: string
      kind: HostKind
      /** The reader has to confirm that the text goes to a machine of a private network. */
      needsConfirmation: boolean
    }
  | { ok: false; fault: AddressFault }

const LONGEST = 500

/** The endings that documentation shows and our requests add themselves. */
const ENDPOINT =
  /\/(?:chat\/completions|completions|responses|embeddings|messages|models(?:\/[^/]*)?|api\/(?:chat|generate|tags|show|version))$/

/** A version given twice, as when a whole address is pasted behind one. */
const TWICE = /(\/v\d+[a-z]*)\1+$/

/** Reads what a reader typed as the address of a model's server. */
export function checkAddress(typed: string): AddressCheck {
  // An input method for Japanese types wide letters, and what is pasted brings blanks nobody sees.
  const text = typed.normalize('NFKC').replace(/[\s\u200B-\u200D\u2060\uFEFF]+/g, '')
  if (text === '') return refused('empty')
  const address = readTyped(text)
  if (address === 'scheme') return refused('scheme')
  if (!address || address.hostname === '') return refused('unreadable')
  if (address.username || address.password) return refused('userinfo')
  if (/[?#]/.test(text)) return refused('query')
  const kind = hostKind(address.hostname)
  if (kind === 'link-local' || kind === 'no-host') return refused(kind)
  const { port } = address
  if (port !== '' && Number(port) < 1024 && port !== '80' && port !== '443') return refused('port')
  if (kind === 'public' && address.protocol !== 'https:') return refused('insecure')
  const url = address.origin + usualPath(address.pathname)
  if (url.length > LONGEST) return refused('unreadable')
  const host = port === '' ? address.hostname : `${address.hostname}:${port}`
  return { ok: true, url, host, kind, needsConfirmation: kind === 'private' }
}

/** Whether requests may go where a kept connection says: it is held to the rules again each time, whoever wrote it. */
export function mayReach({ engine, url, privateConfirmed }: Connection): boolean {
  if (engine === 'builtin') return true
  const check = checkAddress(url)
  return check.ok && check.url === url && (!check.needsConfirmation || privateConfirmed === true)
}

/** The origin to which a connection's key belongs; undefined where there is none. */
export function originOf(url: string): string | undefined {
  return readAddress(url)?.origin
}

/**
 * The match pattern of a connection's origin, for asking a browser's permission. Chromium knows ports in patterns;
 * Firefox refuses a pattern that has one.
 */
export function originPattern(url: string, withPort: boolean): string | undefined {
  const address = readAddress(url)
  if (!address || !/^https?:$/.test(address.protocol)) return undefined
  const port = withPort && address.port !== '' ? `:${address.port}` : ''
  return `${address.protocol}//${address.hostname}${port}/*`
}

function refused(fault: AddressFault): AddressCheck {
  return { ok: false, fault }
}

function readTyped(text: string): WebAddress | 'scheme' | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined) {
    if (scheme !== 'http' && scheme !== 'https') return 'scheme'
    return listened(readAddress(text))
  }
  // Without a scheme: in the clear where that is allowed and usual, else over HTTPS.
  const bare = text.replace(/^\/+/, '')
  const local = listened(readAddress(`http://${bare}`))
  return local && hostKind(local.hostname) !== 'public' ? local : readAddress(`https://${bare}`)
}

/** What a server prints as "every address of this machine" is reached under the machine's own. */
function listened(address: WebAddress | undefined): WebAddress | undefined {
  if (address?.hostname !== '0.0.0.0' && address?.hostname !== '[::]') return address
  const port = address.port === '' ? '' : `:${address.port}`
  return readAddress(`${address.protocol}//127.0.0.1${port}${address.pathname}${address.search}`)
}

function usualPath(pathname: string): string {
  let path = withoutSlashes(pathname)
  path = withoutSlashes(path.replace(ENDPOINT, ''))
  return path.replace(TWICE, '$1')
}

function withoutSlashes(path: string): string {
  let end = path.length
  while (path[end - 1] === '/') end -= 1
  return path.slice(0, end).replace(/\/{2,}/g, '/')
}

/** Names by which a network's own machines go. */
const PRIVATE_NAME = /\.(?:local|lan|internal|home\.arpa)$/

/** Where clouds tell their machines' secrets, beside the link-local address. */
const METADATA = new Set(['metadata.google.internal', '100.100.100.200', '[fd00:ec2::254]'])

function hostKind(hostname: string): HostKind | 'link-local' | 'no-host' {
  const host = hostname.replace(/\.$/, '')
  if (METADATA.has(host)) return 'link-local'
  const bytes = /^\d+\.\d+\.\d+\.\d+$/.test(host) ? host.split('.').map(Number) : mappedBytes(host)
  if (bytes) return ipv4Kind(bytes)
  if (host.startsWith('[')) return ipv6Kind(host)
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback'
  return PRIVATE_NAME.test(host) || !host.includes('.') ? 'private' : 'public'
}

function ipv4Kind([first = 0, second = 0]: readonly number[]): HostKind | 'link-local' | 'no-host' {
  if (first === 127) return 'loopback'
  if (first === 169 && second === 254) return 'link-local'
  if (first === 0 || first >= 224) return 'no-host'
  const isShared = first === 100 && second >= 64 && second < 128
  const isPrivate =
    first === 10 || (first === 172 && second >= 16 && second < 32) || (first === 192 && second === 168)
  return isPrivate || isShared ? 'private' : 'public'
}

function ipv6Kind(host: string): HostKind | 'link-local' | 'no-host' {
  if (host === '[::1]') return 'loopback'
  const first = Number.parseInt(host.slice(1).split(':')[0] || '0', 16)
  if (first >= 0xfe80 && first < 0xfec0) return 'link-local'
  if (first >= 0xff00 || host === '[::]') return 'no-host'
  // Unique local addresses, and the site-local ones before them.
  return (first >= 0xfc00 && first < 0xfe00) || first >= 0xfec0 ? 'private' : 'public'
}

/** The IPv4 address within an IPv6 one, as `[::ffff:7f00:1]` is 127.0.0.1. */
function mappedBytes(host: string): number[] | undefined {
  const [, high, low] = /^\[(?:::ffff:(?:0:)?|::|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(host) ?? []
  if (high === undefined || low === undefined) return undefined
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
}
