import { expect, test } from 'vitest'
import { checkAddress, mayReach, originOf, originPattern } from '../../../../src/core/model/address.ts'
import { PRESETS, presetOf } from '../../../../src/core/model/presets.ts'
import { ConnectionSchema } from '../../../../src/core/model/connection.ts'
import * as v from 'valibot'

/** What is typed, and the address, its kind, or why it is refused. */
const TYPED: [typed: string, expected: string][] = [
  // One form.
  ['https://api.example.com/v1', 'https://api.example.com/v1 public'],
  ['  https://api.example.com/v1/ ', 'https://api.example.com/v1 public'],
  ['https://api.example.com/v1//', 'https://api.example.com/v1 public'],
  ['https://api.example.com//v1', 'https://api.example.com/v1 public'],
  ['HTTPS://API.Example.COM/v1', 'https://api.example.com/v1 public'],
  ['https://api.example.com:443/v1', 'https://api.example.com/v1 public'],
  ['ｈｔｔｐｓ：／／ａｐｉ．ｅｘａｍｐｌｅ．ｃｏｍ／ｖ１', 'https://api.example.com/v1 public'],
  ['https://api.\u200Bexample.com/ v1', 'https://api.example.com/v1 public'],
  ['https://api.example.com/v1/chat/completions', 'https://api.example.com/v1 public'],
  ['https://api.example.com/v1/chat/completions/', 'https://api.example.com/v1 public'],
  ['https://api.example.com/v1/v1', 'https://api.example.com/v1 public'],
  ['https://api.example.com/v1/v1/models', 'https://api.example.com/v1 public'],
  ['https://api.example.com/v1beta/v1beta/models/some:generateContent', 'https://api.example.com/v1beta public'],
  ['https://api.example.com/v1/messages', 'https://api.example.com/v1 public'],
  ['https://api.example.com/v1/v2', 'https://api.example.com/v1/v2 public'],
  ['http://localhost:11434/api/chat', 'http://localhost:11434 loopback'],
  ['https://例え.テスト/v1', 'https://xn--r8jz45g.xn--zckzah/v1 public'],
  ['https://аpi.example.com/v1', 'https://xn--pi-6kc.example.com/v1 public'],
  ['https://api.example.com:8443', 'https://api.example.com:8443 public'],
  // Without a scheme.
  ['api.example.com/v1', 'https://api.example.com/v1 public'],
  ['//api.example.com/v1', 'https://api.example.com/v1 public'],
  ['api.example.com:8443/v1', 'https://api.example.com:8443/v1 public'],
  ['localhost:11434', 'http://localhost:11434 loopback'],
  ['127.0.0.1:1234/v1', 'http://127.0.0.1:1234/v1 loopback'],
  ['[::1]:8080', 'http://[::1]:8080 loopback'],
  ['192.168.1.20:8000/v1', 'http://192.168.1.20:8000/v1 private'],
  ['workstation:8000', 'http://workstation:8000 private'],
  // This machine, in every spelling.
  ['http://127.9.9.9:8080', 'http://127.9.9.9:8080 loopback'],
  ['http://2130706433:8080', 'http://127.0.0.1:8080 loopback'],
  ['http://0x7f.1:8080', 'http://127.0.0.1:8080 loopback'],
  ['http://[::ffff:127.0.0.1]:8080', 'http://[::ffff:7f00:1]:8080 loopback'],
  ['http://models.localhost:8080', 'http://models.localhost:8080 loopback'],
  ['http://localhost.:8080', 'http://localhost.:8080 loopback'],
  ['http://0.0.0.0:11434', 'http://127.0.0.1:11434 loopback'],
  ['0.0.0.0:11434', 'http://127.0.0.1:11434 loopback'],
  ['http://[::]:11434/v1', 'http://127.0.0.1:11434/v1 loopback'],
  ['http://localhost', 'http://localhost loopback'],
  ['http://localhost.example.com', 'insecure'],
  ['http://127.0.0.1.example.com', 'insecure'],
  // Private networks.
  ['http://10.0.0.5:8000', 'http://10.0.0.5:8000 private'],
  ['https://172.16.0.1', 'https://172.16.0.1 private'],
  ['http://172.31.255.1:8000', 'http://172.31.255.1:8000 private'],
  ['http://172.32.0.1:8000', 'insecure'],
  ['http://100.64.0.1:8000', 'http://100.64.0.1:8000 private'],
  ['http://[fd12:3456::1]:8000', 'http://[fd12:3456::1]:8000 private'],
  ['http://[fec0::1]:8000', 'http://[fec0::1]:8000 private'],
  ['http://[::ffff:0:10.0.0.5]:8000', 'http://[::ffff:0:a00:5]:8000 private'],
  ['http://nas.local:8000', 'http://nas.local:8000 private'],
  ['https://box.lan', 'https://box.lan private'],
  ['https://workstation', 'https://workstation private'],
  ['http://[::ffff:192.168.0.1]:8000', 'http://[::ffff:c0a8:1]:8000 private'],
  // Refused.
  ['', 'empty'],
  ['  \u3000 ', 'empty'],
  ['http://', 'unreadable'],
  ['https://exa mple', 'https://example private'],
  ['https://exa<mple.com', 'unreadable'],
  ['http://256.1.1.1', 'unreadable'],
  [`https://example.com/${'a'.repeat(500)}`, 'unreadable'],
  ['http://api.example.com/v1', 'insecure'],
  ['https://me:secret@api.example.com', 'userinfo'],
  ['https://me@api.example.com', 'userinfo'],
  ['api.example.com@evil.example', 'userinfo'],
  ['https://api.example.com/v1?key=abc', 'query'],
  ['https://api.example.com/v1#x', 'query'],
  ['ftp://api.example.com', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['data:text/plain,x', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['chrome-extension://abc/x', 'scheme'],
  ['ws://localhost:1', 'scheme'],
  ['http://169.254.169.254/latest', 'link-local'],
  ['169.254.169.254', 'link-local'],
  ['http://2852039166', 'link-local'],
  ['http://[fe80::1]:8000', 'link-local'],
  ['http://[febf::1]', 'link-local'],
  ['http://[::ffff:169.254.169.254]', 'link-local'],
  ['http://metadata.google.internal', 'link-local'],
  ['http://[fd00:ec2::254]', 'link-local'],
  ['http://255.255.255.255', 'no-host'],
  ['http://0.1.2.3', 'no-host'],
  ['https://[ff02::1]', 'no-host'],
  ['http://localhost:22', 'port'],
  ['https://api.example.com:25', 'port'],
  ['http://localhost:0', 'port'],
  ['http://localhost:443', 'http://localhost:443 loopback'],
  ['http://localhost:1024', 'http://localhost:1024 loopback'],
  ['http://localhost:99999', 'unreadable'],
]

test.each(TYPED)('%j is %s', (typed, expected) => {
  const check = checkAddress(typed)
  expect(check.ok ? `${check.url} ${check.kind}` : check.fault).toBe(expected)
})

test('an address in its one form stays as it is', () => {
  for (const [typed] of TYPED) {
    const check = checkAddress(typed)
    if (check.ok) expect(checkAddress(check.url)).toEqual(check)
  }
})

test('only private networks need the reader’s confirmation, and nothing is sent there before it', () => {
  const connection = { id: 'custom', engine: 'openai', model: 'm' } as const
  expect(checkAddress('https://api.example.com')).toMatchObject({ needsConfirmation: false })
  expect(checkAddress('http://localhost:1')).toMatchObject({ ok: false })
  expect(mayReach({ ...connection, url: 'https://api.example.com/v1' })).toBe(true)
  expect(mayReach({ ...connection, url: 'http://192.168.0.2:8000' })).toBe(false)
  expect(mayReach({ ...connection, url: 'http://192.168.0.2:8000', privateConfirmed: true })).toBe(true)
  expect(mayReach({ ...connection, url: 'http://api.example.com', privateConfirmed: true })).toBe(false)
  expect(mayReach({ ...connection, url: 'https://api.example.com/v1/' })).toBe(false)
  expect(mayReach({ ...connection, engine: 'builtin', url: '' })).toBe(true)
})

test('a permission is asked for one origin, with its port where the browser knows ports in patterns', () => {
  expect(originPattern('http://localhost:11434/x', true)).toBe('http://localhost:11434/*')
  expect(originPattern('http://localhost:11434/x', false)).toBe('http://localhost/*')
  expect(originPattern('https://api.example.com/v1', true)).toBe('https://api.example.com/*')
  expect(originPattern('', true)).toBeUndefined()
  expect(originOf('https://api.example.com/v1')).toBe('https://api.example.com')
})

test('every preset is a connection once a model is chosen, at an address of the usual form', () => {
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length)
  for (const { id, engine, url, keyPage, needsKey } of PRESETS) {
    expect(v.is(ConnectionSchema, { id, engine, url, model: 'm' }), id).toBe(true)
    if (url) expect(checkAddress(url)).toMatchObject({ ok: true, url })
    if (needsKey) expect(keyPage).toMatch(/^https:\/\//)
    expect(presetOf(id)?.id).toBe(id)
  }
})
