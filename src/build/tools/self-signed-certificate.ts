/**
 * A self-signed HTTPS certificate made with nothing but `node:crypto`, which can make keys and sign but not write
 * certificates. X.509 v3 (RFC 5280) in DER (X.690), ECDSA P-256 with SHA-256 (RFC 5480, RFC 5758). For local servers only.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isIPv4 } from 'node:net'

/** `spki` is the base64 SHA-256 of the public key, as Chromium's `--ignore-certificate-errors-spki-list` wants it. */
export type SelfSignedCertificate = { key: string; certificate: string; spki: string }

/** The tags of the DER types used here. */
const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  objectId: 0x06,
  text: 0x0c,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
  dnsName: 0x82,
  ipAddress: 0x87,
  version: 0xa0,
  extensions: 0xa3,
}

const DAY = 86_400_000

/** Makes a key and a certificate for host names (`*.` allowed) and IPv4 addresses; valid from a day ago for `days`. */
export function createSelfSignedCertificate(
  names: readonly string[],
  { days = 30, now = Date.now() }: { days?: number; now?: number } = {},
): SelfSignedCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const publicDer = publicKey.export({ type: 'spki', format: 'der' })
  const algorithm = element(TAG.sequence, objectId('1.2.840.10045.4.3.2'))
  const subject = distinguishedName('Ronbun mirror')
  const content = element(
    TAG.sequence,
    element(TAG.version, element(TAG.integer, Buffer.from([2]))),
    element(TAG.integer, serialNumber()),
    algorithm,
    subject,
    element(TAG.sequence, time(now - DAY), time(now + days * DAY)),
    subject,
    publicDer,
    element(TAG.extensions, element(TAG.sequence, alternativeNames(names), basicConstraints())),
  )
  const signature = sign('sha256', content, privateKey)
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pem(element(TAG.sequence, content, algorithm, bitString(signature))),
    spki: createHash('sha256').update(publicDer).digest('base64'),
  }
}

/** One DER element: tag, length, content. */
function element(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content])
  const hex = content.length.toString(16)
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content])
}

/** The first two arcs share a byte, the others are base 128 with a continuation bit (X.690 §8.19). */
function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const arc of rest) {
    const digits = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
    bytes.push(...digits)
  }
  return element(TAG.objectId, Buffer.from(bytes))
}

/** Random and positive, its first byte neither 0 nor with the sign bit. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes
}

function distinguishedName(commonName: string): Buffer {
  const attribute = element(TAG.sequence, objectId('2.5.4.3'), element(TAG.text, Buffer.from(commonName)))
  return element(TAG.sequence, element(TAG.set, attribute))
}

/** GeneralizedTime, whole seconds in UTC: `20260704120000Z`. */
function time(epochMilliseconds: number): Buffer {
  const text = new Date(epochMilliseconds).toISOString().replace(/[-:T]|\.\d+/g, '')
  return element(TAG.time, Buffer.from(text))
}

function alternativeNames(names: readonly string[]): Buffer {
  const entries = names.map((name) =>
    isIPv4(name)
      ? element(TAG.ipAddress, Buffer.from(name.split('.').map(Number)))
      : element(TAG.dnsName, Buffer.from(name, 'latin1')),
  )
  return element(TAG.sequence, objectId('2.5.29.17'), element(TAG.octets, element(TAG.sequence, ...entries)))
}

/** Critical, and an authority: so Firefox takes it as an added root as well. */
function basicConstraints(): Buffer {
  const yes = element(TAG.boolean, Buffer.from([0xff]))
  return element(TAG.sequence, objectId('2.5.29.19'), yes, element(TAG.octets, element(TAG.sequence, yes)))
}

function bitString(bytes: Buffer): Buffer {
  return element(TAG.bits, Buffer.from([0]), bytes)
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
