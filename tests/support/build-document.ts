/** Builds invented documents for tests: sections of paragraphs of sentences, with ids as the reader gives them. */
import type { PaperDocument, SectionRole, TextKind } from '../../src/core/document.ts'
import type { Paper } from '../../src/core/paper.ts'

export type SectionPlan = {
  title: string
  role: SectionRole
  /** Each paragraph is its sentences. */
  paragraphs: readonly (readonly string[])[]
}

/** A document with the given sections; ids are `S1.p1.s1` and so on. */
export function buildDocument(
  title: string,
  plans: readonly SectionPlan[],
  kind: TextKind = 'latexml',
): PaperDocument {
  return {
    format: 'ronbun-document/1',
    paper: { id: 'arxiv:2101.00001', version: 1 },
    title,
    source: { kind, url: 'https://arxiv.org/html/2101.00001v1', sha256: 'ab'.repeat(32) },
    sections: plans.map((plan, section) => ({
      id: `S${section + 1}`,
      number: plan.role === 'abstract' ? '' : String(section),
      title: plan.title,
      role: plan.role,
      level: 1,
      blocks: plan.paragraphs.map((sentences, block) => ({
        id: `S${section + 1}.p${block + 1}`,
        kind: 'paragraph' as const,
        htmlId: `S${section + 1}.p${block + 1}`,
        sentences: sentences.map((text, sentence) => ({
          id: `S${section + 1}.p${block + 1}.s${sentence + 1}`,
          text,
        })),
      })),
    })),
    references: [],
    hidden: [],
    trace: [],
  }
}

/** The record of an invented paper; `links` may add what the test is about. */
export function buildPaper(title: string, changes: Partial<Paper> = {}): Paper {
  return {
    id: 'arxiv:2101.00001',
    version: 1,
    title,
    authors: ['Mina Okuda', 'Paul Ferrant'],
    published: '2021-01-04',
    categories: [{ code: 'cs.CL', name: 'Computation and Language' }],
    links: { abs: 'https://arxiv.org/abs/2101.00001v1' },
    notApplicable: ['venue', 'doi'],
    ...changes,
  }
}

/** An invented empirical paper, whole: every slot but the limits and the cost is spoken of. */
export function buildEmpiricalDocument(): PaperDocument {
  return buildDocument('KelpTag: Labelling Seaweed Photographs with Few Examples', [
    {
      title: 'Abstract',
      role: 'abstract',
      paragraphs: [
        [
          'We introduce KelpTag, a labelling method that needs only a handful of annotated seaweed photographs.',
          'KelpTag raises the mean accuracy on coastal surveys by a wide margin over earlier classifiers.',
        ],
      ],
    },
    {
      title: 'Introduction',
      role: 'intro',
      paragraphs: [
        [
          'Coastal surveys collect far more photographs than any team can label by hand.',
          'However, existing classifiers fail when fewer than ten labelled photographs per species are available.',
          'In this paper, we propose a labelling method that spreads a few labels along visual neighbourhoods of seaweed photographs.',
        ],
        ['Unlike previous methods, our approach does not require a classifier trained on another domain.'],
      ],
    },
    {
      title: 'Method',
      role: 'method',
      paragraphs: [
        [
          'KelpTag consists of an encoder, a neighbourhood graph and a voting step that assigns each photograph a label.',
          'Each photograph is mapped to a vector of length 128.',
        ],
      ],
    },
    {
      title: 'Experiments',
      role: 'experiment',
      paragraphs: [['We evaluate on three collections with 4,200 photographs of 31 species taken on two coasts.']],
    },
    {
      title: 'Results',
      role: 'result',
      paragraphs: [
        [
          'Our method achieves an accuracy of 81.4% with five labels per species, 12 points better than the best baseline.',
          'Removing the neighbourhood graph decreases the accuracy by 9 points, which suggests that most of the gain comes from unlabelled photographs.',
        ],
      ],
    },
    {
      title: 'Conclusion',
      role: 'conclusion',
      paragraphs: [
        ['In future work, we plan to extend the voting step to photographs that show several species at once.'],
        ['Our code and all annotations are publicly available at https://example.org/kelptag.'],
      ],
    },
  ])
}
