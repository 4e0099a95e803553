/** No value of a program is printed where the paper's words belong: None, null, undefined, [object Object], 不明. */
import { NONE } from '../check.ts'
import type { DigestCheck, Finding } from '../digest-check.ts'

const WHOLE = /^\s*(?:None|null|NaN|undefined|unknown|n\/a|不明|未設定)\s*$/i
const INSIDE = /\[object \w{1,40}\]|(?:^|\s)undefined(?:$|\s)|\{\{.{0,80}\}\}/
const MOST_FINDINGS = 20

export const placeholders: DigestCheck = {
  id: 'placeholders',
  reason: 'A printed "None" is a programming error shown to a reader.',
  threshold: { found: NONE },
  run({ digest: { paper, source, engine, items, summary } }) {
    // The authors' own prose may hold any word.
    const { abstract: _abstract, ...record } = paper
    const places = [...items, ...(summary ? [summary] : [])].map(({ evidence }) =>
      evidence.map(({ section, htmlId = '' }) => ({ section, htmlId })),
    )
    return [...search({ paper: record, source, engine, evidence: places }, '')].slice(0, MOST_FINDINGS)
  },
}

function* search(value: unknown, where: string): Generator<Finding> {
  if (typeof value === 'string' && (WHOLE.test(value) || INSIDE.test(value.slice(0, 4000))))
    yield { where, detail: `prints ${JSON.stringify(value.slice(0, 60))}` }
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* search(inner, where === '' ? key : `${where}.${key}`)
}
