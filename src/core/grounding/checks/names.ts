/** Names in a written answer are the paper's, and most of them stand in the quotes the answer rests on. */
import { passagesOf, type PaperDocument } from '../../document.ts'
import { compactKey } from '../../text/normalise.ts'
import { NONE, firstBeyond, type Check, type Threshold } from '../check.ts'
import { namesIn } from '../names.ts'

const THRESHOLD = {
  // Names are copied, not translated: one which the paper never uses comes from somewhere else.
  unknown: NONE,
  // Some names are shortened or known from the title; an answer with most of its names elsewhere cites a wrong passage.
  inQuotes: { least: 0.5, unit: 'share' },
} as const satisfies Threshold

export const names: Check = {
  id: 'names',
  reason: 'A name from outside the paper was invented, and one from another passage is proved by none.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, title, document, verbatim }) {
    if (verbatim) return undefined
    const found = namesIn(item.answer)
    if (found.length === 0) return undefined
    const near = compactKey([title, item.question, ...item.evidence.map(({ quote }) => quote)].join('\n'))
    const isNear = (name: string) => near.includes(compactKey(name))
    const whole = document && textKey(document)
    const unknown = whole ? found.filter((name) => !isNear(name) && !whole.includes(compactKey(name))) : []
    const first = firstBeyond(unknown, THRESHOLD.unknown)
    if (first !== undefined) return `the paper never says ${first.slice(0, 80)}`
    const share = found.filter(isNear).length / found.length
    return share < THRESHOLD.inQuotes.least
      ? `most names are not in the quotes: ${found.join(', ').slice(0, 80)}`
      : undefined
  },
}

const KEYS = new WeakMap<PaperDocument, string>()

function textKey(document: PaperDocument): string {
  const known = KEYS.get(document)
  if (known !== undefined) return known
  const texts = [...passagesOf(document)].map(({ sentence }) => sentence.text)
  const titles = document.sections.map(({ title }) => title)
  const key = compactKey([...texts, ...titles, ...document.references.map(({ text }) => text)].join('\n'))
  KEYS.set(document, key)
  return key
}
