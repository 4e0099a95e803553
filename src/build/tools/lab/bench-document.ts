/** What a bench holds, as the documents the engine is given. */
import { documentOfSentences } from '../../../adapters/extract/abstract.ts'
import type { Block, PaperDocument, Section } from '../../../core/document.ts'
import { rolesOf } from '../../../core/section-role.ts'
import { cleanText } from '../../../core/text/normalise.ts'
import { passagesIn, type LabPassage } from './evidence-tasks.ts'

/** A paper's plain text; a passage's id is its position. Titles and roles are not known. */
export function plainDocument(passages: readonly LabPassage[]): PaperDocument {
  const sections: Section[] = []
  let paragraph = -1
  for (const [position, passage] of passages.entries()) {
    if (sections.length === 0 || passage.heading !== passages[position - 1]?.heading) {
      sections.push({
        id: `S${sections.length + 1}`,
        number: '',
        title: passage.heading,
        role: 'other',
        level: 1,
        blocks: [],
      })
      paragraph = -1
    }
    const blocks: Block[] = sections.at(-1)?.blocks ?? []
    if (passage.paragraph !== paragraph) {
      const id = `${sections.at(-1)?.id}.p${blocks.length + 1}`
      blocks.push({ id, kind: 'paragraph', htmlId: id, sentences: [] })
    }
    paragraph = passage.paragraph
    blocks.at(-1)?.sentences.push({ id: String(position), text: passage.text })
  }
  const [url, sha256] = ['https://arxiv.org/html/0000.00000v1', '']
  return { ...abstractDocument('', []), source: { kind: 'latexml', url, sha256 }, sections }
}

/** The sentences of an abstract as they are cut in the set, in one paragraph. */
export function abstractDocument(title: string, sentences: readonly string[]): PaperDocument {
  const paper = { id: 'arxiv:0000.00000', version: 1 } as const
  return documentOfSentences(sentences.map(cleanText), {
    paper,
    title,
    url: 'https://arxiv.org/abs/0000.00000',
    sha256: '',
  })
}

// QASPER's names for what a paper cites.
const CITED = /BIBREF(\d+)/g

/** A paper's plain text with the roles its headings tell; their numbers are gone, so each section counts as numbered. */
export function articleDocument(article: string): PaperDocument {
  const document = plainDocument(passagesIn(article.replace(CITED, '[$1]')))
  const roles = rolesOf(
    document.sections.map((section, at) => ({ ...section, number: String(at + 1) })),
    '',
  )
  return {
    ...document,
    sections: document.sections.map((section, at) => ({ ...section, role: roles[at] ?? 'other' })),
  }
}
