import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { judgeDigest } from '../../../src/build/tools/lab/judge.ts'
import type { Digest } from '../../../src/core/digest.ts'

const folder = mkdtempSync(join(tmpdir(), 'ronbun-fake-judge-'))
const program = join(folder, 'judge.mjs')
// Finds fault with what it was called with, so that a test can see it.
writeFileSync(
  program,
  `const worst = process.argv.slice(3).join(' ')
console.log(JSON.stringify({ passed: false, rows: [{ id: 'G1', status: 'fail', worst }, { id: 'G2', status: 'pass' }] }))`,
)
afterAll(() => rmSync(folder, { recursive: true }))

const digest = { format: 'ronbun-digest/1', engine: { id: 'extractive' } } as Digest

test('a judge is told where the paper is, and only what fails is kept', () => {
  const { passed, failing } = judgeDigest(program, digest, '/lantern.pdf')
  expect(passed).toBe(false)
  expect(failing).toEqual([{ id: 'G1', worst: '"--text /lantern.pdf --mode extractive --json"' }])
})

test('a judge is told that a model wrote the digest', () => {
  const written = { ...digest, engine: { id: 'openai' } } as Digest
  expect(judgeDigest(program, written, 'x').failing[0]?.worst).toContain('--mode model')
})

test('a judge is told that a paper measures nothing only where a person found so', () => {
  const told = (type?: Parameters<typeof judgeDigest>[3]) => judgeDigest(program, digest, 'x', type).failing[0]?.worst
  expect(told('theory')).toContain('--paper-type other')
  expect(told('position')).toContain('--paper-type other')
  expect(told('empirical')).not.toContain('--paper-type')
  expect(told('resource')).not.toContain('--paper-type')
})

test('a judge that cannot grade says so', () => {
  expect(() => judgeDigest(join(folder, 'none.mjs'), digest, 'x')).toThrow('the judge says:')
})
