/** Texts of public sets as the documents the engine is given. */
import type { PaperDocument, Section } from '../../../core/document.ts'
import { rolesOf } from '../../../core/section-role.ts'
import { cleanText } from '../../../core/text/normalise.ts'
import { splitSentences } from '../../../core/text/sentences.ts'

/** An abstract alone: the sentences as they are cut in the set, in one paragraph. */
export function abstractDocument(title: string, sentences: readonly string[]): PaperDocument {
  return {
    format: 'ronbun-document/1',
    paper: { id: 'arxiv:0000.00000', version: 1 },
    title,
    source: { kind: 'abstract', url: 'https://arxiv.org/abs/0000.00000', sha256: '' },
    sections: [
      {
        id: 'abstract',
        number: '',
        title: 'Abstract',
        role: 'abstract',
        level: 1,
        blocks: [
          {
            id: 'abstract.p1',
            kind: 'paragraph',
            sentences: sentences.map((text, index) => ({ id: `abstract.p1.s${index + 1}`, text: cleanText(text) })),
          },
        ],
      },
    ],
    references: [],
    hidden: [],
    trace: [],
  }
}

// QASPER's names for what a paper cites.
const CITED = /BIBREF(\d+)/g
const LONGEST_HEADING = 10

/** An article without title, a line a paragraph or a heading: a short line that ends like no sentence is a heading. */
export function articleDocument(id: string, article: string): PaperDocument {
  const sections: Section[] = []
  for (const line of article.replace(CITED, '[$1]').split('\n')) {
    const text = cleanText(line.trim())
    if (text === '') continue
    const isHeading = text.split(' ').length <= LONGEST_HEADING && !/[.!?:;,]$/.test(text)
    if (isHeading || sections.length === 0) sections.push(sectionOf(sections.length + 1, isHeading ? text : ''))
    if (isHeading) continue
    const section = sections.at(-1)
    const block = `${section?.id}.p${(section?.blocks.length ?? 0) + 1}`
    section?.blocks.push({
      id: block,
      kind: 'paragraph',
      htmlId: block,
      sentences: splitSentences(text).map((sentence, at) => ({ id: `${block}.s${at + 1}`, text: sentence })),
    })
  }
  const roles = rolesOf(sections, '')
  return {
    ...abstractDocument('', []),
    title: id,
    source: { kind: 'latexml', url: 'https://arxiv.org/html/0000.00000', sha256: '' },
    sections: sections.map((section, at) => ({ ...section, role: roles[at] ?? 'other' })),
  }
}

// What a set prints of a heading's number is gone; without one the body would have no method.
function sectionOf(at: number, title: string): Section {
  return { id: `S${at}`, number: String(at), title, role: 'other', level: 1, blocks: [] }
}
