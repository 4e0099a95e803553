/** An abstract of a bench as the document the engine is given when it has nothing but an abstract. */
import type { PaperDocument } from '../../../core/document.ts'
import { cleanText } from '../../../core/text/normalise.ts'

/** The sentences as they are cut in the set, in one paragraph. */
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
