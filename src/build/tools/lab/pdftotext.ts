/** The text of a PDF by poppler's `pdftotext`, where that is installed. */
import { spawnSync } from 'node:child_process'

const LONGEST = 60_000
const MOST_TEXT = 256 * 1024 * 1024

/** The text in poppler's own reading order; undefined without poppler, or where it cannot read the file. */
export function pdftotext(file: string): string | undefined {
  const { status, stdout } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-nopgbrk', file, '-'], {
    encoding: 'utf8',
    timeout: LONGEST,
    maxBuffer: MOST_TEXT,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return status === 0 && stdout.trim() !== '' ? stdout : undefined
}
