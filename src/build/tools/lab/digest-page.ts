/** `lab digests` as a page: each digest beside its evidence, to be read by a person in a minute each. */
import type { DigestItem, Evidence } from '../../../core/digest.ts'
import type { Language } from '../../../core/language.ts'
import type { SlotVerdict } from './answer-truth.ts'
import type { DigestRow } from './digest-lines.ts'

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, 'Noto Sans JP', sans-serif }
body { max-width: 76rem; margin: 2rem auto; padding: 0 1.5rem }
nav ol { columns: 3 20rem; column-gap: 3rem; font-size: .85rem; padding-left: 1.5rem }
article { border-top: 1px solid #8886; margin-top: 2.5rem; padding-top: 1rem }
h2 { font-size: 1.25rem; margin: 0 }
.facts { color: #888; font-size: .85rem; margin: .2rem 0 1rem; font-variant-numeric: tabular-nums }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; margin: 0 0 1.1rem }
.row h3 { font-size: 1rem; margin: 0 0 .2rem }
.row p { margin: 0 }
.slot { color: #888; font-size: .75rem; font-weight: 400 }
blockquote { margin: 0 0 .5rem; padding-left: .8rem; border-left: 2px solid #8886; font-size: .9rem }
cite { display: block; color: #888; font-style: normal; font-size: .8rem }
.right { color: #2a7d46 } .wrong { color: #b3261e }
.refused { font-size: .85rem; color: #b3261e }
@media (max-width: 50rem) { .row { grid-template-columns: 1fr } }
`

/** The page as HTML; everything that comes from a paper is escaped. */
export function digestPage(rows: readonly DigestRow[], language: Language): string {
  const contents = rows.map(({ digest }, at) => `<li><a href="#p${at}">${escape(digest.paper.title)}</a></li>`)
  const count = rows.reduce((sum, { digest }) => sum + digest.items.length, 0)
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${rows.length} digests</title>
<style>${STYLE}</style>
<h1>${rows.length} digests, ${count} answers</h1>
<nav><ol>${contents.join('')}</ol></nav>
${rows.map(articleOf).join('\n')}
</html>
`
}

function articleOf(row: DigestRow, at: number): string {
  const { digest, refused, path, milliseconds, truth, labels } = row
  const { source, summary, notStated, items } = digest
  const facts = [
    path,
    `${source.kind}, ${source.sectionsRead}/${source.sectionsTotal} sections, ${source.charactersRead} characters`,
    `${Math.round(milliseconds)} ms`,
    ...(truth && labels ? [`${truth.type}, ${truth.half}: ${labels.right} of ${labels.given} right`] : []),
  ]
  return `<article id="p${at}">
<h2>${escape(digest.paper.title)}</h2>
<p class="facts">${escape(facts.join(' · '))}</p>
${summary ? rowOf('summary', '', summary.text, summary.evidence) : ''}
${items.map((item) => itemRow(item, labels?.verdicts[item.slot])).join('\n')}
<p class="facts">not found: ${escape(notStated.map((slot) => markedSlot(slot, labels?.verdicts[slot])).join(', ') || '–')}</p>
${refused.map(({ part, faults }) => `<p class="refused">refused ${escape(`${part}: ${faults.map(({ check, detail }) => `${check}: ${detail}`).join('; ')}`)}</p>`).join('')}
</article>`
}

function markedSlot(slot: string, verdict: SlotVerdict | undefined): string {
  return verdict === 'missed' ? `${slot} (missed)` : slot
}

function itemRow({ slot, question, answer, evidence }: DigestItem, verdict: SlotVerdict | undefined): string {
  return rowOf(slot, question, answer, evidence, verdict)
}

function rowOf(slot: string, question: string, answer: string, evidence: Evidence[], verdict?: SlotVerdict): string {
  const mark = verdict ? ` <span class="${verdict}">${verdict}</span>` : ''
  const quotes = evidence.map(
    ({ quote, section, page }) =>
      `<blockquote lang="en">${escape(quote)}<cite>${escape(section)}${page === undefined ? '' : ` · p. ${page}`}</cite></blockquote>`,
  )
  return `<section class="row"><div><h3>${escape(question)} <span class="slot">${escape(slot)}${mark}</span></h3><p>${escape(answer)}</p></div><div>${quotes.join('')}</div></section>`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
