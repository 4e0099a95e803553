/** A document made of the record's abstract alone, for papers whose full text cannot be read. */
import type { PaperDocument, TextFailure } from '../../core/document.ts'
import type { Paper } from '../../core/paper.ts'
import { fail, succeed, type Result } from '../../core/result.ts'
import { cleanText } from '../../core/text/normalise.ts'
import { splitSentences } from '../../core/text/sentences.ts'
import type { ExtractInput, Extractor } from './types.ts'

/** The extractor that needs no page: it reads `paper.abstract`; without one it fails as `empty`. */
export const abstract: Extractor = { id: 'abstract', version: 1, extract }

async function extract({
  paper,
  url,
  sha256,
}: Pick<ExtractInput, 'paper' | 'url' | 'sha256'>): Promise<Result<PaperDocument, TextFailure>> {
  const texts = splitSentences(cleanText(paper.abstract ?? ''))
  if (texts.length === 0) return fail('empty')
  return succeed(documentOfSentences(texts, { paper, title: cleanText(paper.title), url, sha256 }))
}

type Origin = { paper: Pick<Paper, 'id' | 'version'>; title: string; url: string; sha256: string }

/** The document of an abstract that is cut into sentences, in one paragraph. */
export function documentOfSentences(
  texts: readonly string[],
  { paper: { id, version }, title, url, sha256 }: Origin,
): PaperDocument {
  const sentences = texts.map((text, index) => ({ id: `abstract.p1.s${index + 1}`, text }))
  return {
    format: 'ronbun-document/1',
    paper: { id, version },
    title,
    source: { kind: 'abstract', url, sha256 },
    sections: [
      {
        id: 'abstract',
        number: '',
        title: 'Abstract',
        role: 'abstract',
        level: 1,
        blocks: [{ id: 'abstract.p1', kind: 'paragraph', sentences }],
      },
    ],
    references: [],
    hidden: [],
    trace: [],
  }
}
