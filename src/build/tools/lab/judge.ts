/** A judge that is no part of the project: a program that grades a digest file beside the paper's own text. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MEASURING } from '../../../adapters/engines/extractive/rule.ts'
import type { Digest } from '../../../core/digest.ts'
import type { AnswerTruth } from './answer-truth.ts'

/** What the judge says of a digest: its rows by id, and the offending texts of those that fail. */
export type Judgement = { passed: boolean; failing: { id: string; worst: string }[] }

type Report = { passed: boolean; rows: { id: string; status: string; worst?: unknown }[] }

const PATIENCE = 120_000

/**
 * Runs `node PROGRAM DIGEST --text SOURCE --mode extractive|model --json`, which prints `{ passed, rows: [{ id, status, worst }] }`,
 * with `--paper-type other` where a person found that the paper measures nothing. Throws where the program cannot grade.
 */
export function judgeDigest(program: string, digest: Digest, source: string, type?: AnswerTruth['type']): Judgement {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-judge-'))
  try {
    const file = join(folder, 'digest.json')
    writeFileSync(file, JSON.stringify(digest))
    const mode = digest.engine.id === 'extractive' ? 'extractive' : 'model'
    const args = [program, file, '--text', source, '--mode', mode, '--json']
    if (type && !MEASURING.includes(type)) args.push('--paper-type', 'other')
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: PATIENCE })
    if (!stdout) throw new Error(`the judge says: ${stderr.split('\n')[0] ?? 'nothing'}`)
    const report = JSON.parse(stdout) as Report
    const failing = report.rows.filter(({ status }) => status === 'fail')
    return { passed: report.passed, failing: failing.map(({ id, worst }) => ({ id, worst: JSON.stringify(worst) })) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
