/** How often a question is taken for answered: of its own paper, and of papers that cannot answer it (decision 0017). */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answer } from '../../../../src/adapters/engines/extractive/ask.ts'
import { conceptsOf } from '../../../../src/adapters/engines/extractive/ask/concepts.ts'
import { readForQuestions, says } from '../../../../src/adapters/engines/extractive/ask/readable.ts'
import type { PaperDocument } from '../../../../src/core/document.ts'
import { readGlossary } from '../../../../src/core/glossary/glossary.ts'
import { splitSentences } from '../../../../src/core/text/sentences.ts'
import { buildDocument, buildPaper } from '../../../support/build-document.ts'

const FILE = new URL('../../../../../shared/bench/paperqa/questions.jsonl', import.meta.url)
const isThere = existsSync(FILE)
if (!isThere) console.log('skipped: no corpus')

type Row = { question: string; content: string }

test.skipIf(!isThere)(
  'most questions find their answer in their own paper and few in another',
  { timeout: 120_000 },
  async () => {
    const rows = readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
    const papers = new Map(rows.map(({ content }) => [content, documentOf(content)]))
    const own: boolean[] = []
    const others: boolean[] = []
    for (const { question, content } of rows.filter((row) => isSpecific(row.question, [...papers.values()])))
      for (const [text, document] of papers)
        (text.slice(0, 200) === content.slice(0, 200) ? own : others).push(await isFound(question, document))
    console.log(`answered: ${share(own).toFixed(2)} by their own paper, ${share(others).toFixed(2)} by others`)
    expect(own.length).toBeGreaterThan(30)
    expect(share(own)).toBeGreaterThan(0.65)
    expect(share(others)).toBeLessThan(0.12)
  },
)

const share = (found: readonly boolean[]) => found.filter(Boolean).length / found.length

async function isFound(question: string, document: PaperDocument): Promise<boolean> {
  const request = { document, paper: buildPaper(''), question, language: 'en' as const }
  return (await answer(request)).found
}

/** Whether it holds a concept that at most a quarter of the papers mention. */
function isSpecific(question: string, documents: readonly PaperDocument[]): boolean {
  return conceptsOf(question, readGlossary({})).some((concept) => {
    const holding = documents.filter((document) =>
      readForQuestions(document).passages.some(({ terms, passage }) => says(concept, terms, [passage.sentence.text])),
    )
    return holding.length <= documents.length / 4
  })
}

/** The text line by line: a short line without a stop is a heading. */
function documentOf(text: string): PaperDocument {
  const plans: { title: string; role: 'other'; paragraphs: string[][] }[] = [
    { title: 'Abstract', role: 'other', paragraphs: [] },
  ]
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const isHeading = line.length < 80 && !/[.:;,]$/.test(line) && line.split(' ').length <= 10
    if (isHeading) plans.push({ title: line, role: 'other', paragraphs: [] })
    else plans.at(-1)?.paragraphs.push(splitSentences(line))
  }
  return buildDocument('', plans)
}
