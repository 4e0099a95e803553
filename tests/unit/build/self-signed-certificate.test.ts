import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createSelfSignedCertificate } from '../../../src/build/tools/self-signed-certificate.ts'

const NOW = Date.UTC(2026, 6, 4, 12, 30, 15, 250)

test('the certificate is signed by its own key, which is handed over with it', () => {
  const { key, certificate } = createSelfSignedCertificate(['arxiv.org'])
  const parsed = new X509Certificate(certificate)
  const publicKey = createPublicKey(createPrivateKey(key))
  expect(parsed.verify(publicKey)).toBe(true)
  expect(parsed.checkPrivateKey(createPrivateKey(key))).toBe(true)
  expect(parsed.checkIssued(parsed)).toBe(true)
  expect(parsed.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
})

test('a certificate altered in one byte no longer verifies', () => {
  const { certificate } = createSelfSignedCertificate(['arxiv.org'])
  const parsed = new X509Certificate(certificate)
  const raw = Buffer.from(parsed.raw)
  const at = raw.indexOf('arxiv.org')
  raw[at] = 'b'.charCodeAt(0)
  expect(new X509Certificate(raw).verify(parsed.publicKey)).toBe(false)
})

test('the hash is of the public key, as a browser computes it', () => {
  const { certificate, spki } = createSelfSignedCertificate(['arxiv.org'])
  const der = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  expect(spki).toBe(createHash('sha256').update(der).digest('base64'))
})

test('it is good for the names and addresses asked for and for no others', () => {
  const names = ['arxiv.org', '*.arxiv.org', 'raw.githubusercontent.com', 'localhost', '127.0.0.1']
  const parsed = new X509Certificate(createSelfSignedCertificate(names).certificate)
  expect(parsed.subjectAltName).toBe(
    'DNS:arxiv.org, DNS:*.arxiv.org, DNS:raw.githubusercontent.com, DNS:localhost, IP Address:127.0.0.1',
  )
  expect(parsed.checkHost('export.arxiv.org')).toBeDefined()
  expect(parsed.checkIP('127.0.0.1')).toBeDefined()
  expect(parsed.checkHost('aclanthology.org')).toBeUndefined()
})

test('it may stand as a root, and many names make its lengths no less valid', () => {
  const names = Array.from({ length: 400 }, (_, at) => `host-number-${at}.example`)
  const parsed = new X509Certificate(createSelfSignedCertificate(names).certificate)
  expect(parsed.ca).toBe(true)
  expect(parsed.checkHost('host-number-399.example')).toBeDefined()
  expect(parsed.verify(parsed.publicKey)).toBe(true)
})

test('it is valid from the day before for as many days as asked', () => {
  const parsed = new X509Certificate(createSelfSignedCertificate(['a.example'], { now: NOW, days: 2 }).certificate)
  expect(Date.parse(parsed.validFrom)).toBe(Date.UTC(2026, 6, 3, 12, 30, 15))
  expect(Date.parse(parsed.validTo)).toBe(Date.UTC(2026, 6, 6, 12, 30, 15))
})

test('every certificate has a serial number and a key of its own, and the number is positive', () => {
  const made = Array.from({ length: 30 }, () => createSelfSignedCertificate(['a.example']))
  expect(new Set(made.map(({ spki }) => spki)).size).toBe(30)
  const serials = made.map(({ certificate }) => new X509Certificate(certificate).serialNumber)
  expect(new Set(serials).size).toBe(30)
  for (const serial of serials) expect(serial).toMatch(/^[4-7][0-9A-F]{31}$/)
})

test('a client that trusts the certificate completes the handshake with full checking', async () => {
  const { key, certificate } = createSelfSignedCertificate(['arxiv.org'])
  const server = createServer({ key, cert: certificate }, (_, response) => response.end('ok'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const asked = request({ host: '127.0.0.1', port, servername: 'arxiv.org', ca: certificate, agent: false })
  asked.end()
  const [response] = await once(asked, 'response')
  response.resume()
  expect(response.statusCode).toBe(200)
  server.closeAllConnections()
  server.close()
})
