/** Reads the public sets a bench folder holds; its README names their sources and licences. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { RHETORICAL_ROLES } from '../../../adapters/engines/extractive/rhetoric.ts'

const TldrPaperSchema = v.object({
  paper_id: v.string(),
  title: v.string(),
  source: v.array(v.string()),
  target: v.array(v.string()),
})

const LabelledAbstractSchema = v.object({
  sentences: v.array(v.string()),
  labels: v.array(v.picklist(RHETORICAL_ROLES)),
  confs: v.array(v.number()),
})

const EvidenceQuestionSchema = v.object({
  question: v.string(),
  evidence: v.string(),
  content: v.string(),
})

const AnsweredPaperSchema = v.object({
  paper: v.string(),
  text: v.string(),
  questions: v.array(v.object({ question: v.string(), answer: v.string(), unanswerable: v.boolean() })),
})

/** A paper of SciTLDR: the sentences of its abstract, and one-sentence summaries by its authors and reviewers. */
export type TldrPaper = v.InferOutput<typeof TldrPaperSchema>
/** An abstract of CSAbstruct: its sentences, what each of them does, and how many of the annotators agreed. */
export type LabelledAbstract = v.InferOutput<typeof LabelledAbstractSchema>
/** A question of BAMBOO's paperqa: a paper's text and the words in it that answer. */
export type EvidenceQuestion = v.InferOutput<typeof EvidenceQuestionSchema>
/** A paper of QASPER with questions and free answers. */
export type AnsweredPaper = v.InferOutput<typeof AnsweredPaperSchema>

export type Part = 'train' | 'dev'

/** SciTLDR-A. */
export function readTldrPapers(folder: string, part: Part): TldrPaper[] {
  return readRows(join(folder, 'scitldr', `${part}.jsonl`), TldrPaperSchema)
}

/** CSAbstruct. */
export function readLabelledAbstracts(folder: string, part: Part | 'test'): LabelledAbstract[] {
  return readRows(join(folder, 'csabstruct', `${part}.jsonl`), LabelledAbstractSchema)
}

/** CSAbstruct's test part, which not every bench folder holds. */
export function readTestAbstracts(folder: string): LabelledAbstract[] {
  return existsSync(join(folder, 'csabstruct', 'test.jsonl')) ? readLabelledAbstracts(folder, 'test') : []
}

/** BAMBOO paperqa. */
export function readEvidenceQuestions(folder: string): EvidenceQuestion[] {
  return readRows(join(folder, 'paperqa', 'questions.jsonl'), EvidenceQuestionSchema)
}

/** QASPER, the part with full texts. */
export function readAnsweredPapers(folder: string): AnsweredPaper[] {
  return readRows(join(folder, 'qasper', 'papers.jsonl'), AnsweredPaperSchema)
}

function readRows<Row>(file: string, schema: v.GenericSchema<unknown, Row>): Row[] {
  if (!existsSync(file)) throw new Error(`there is no ${file}`)
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line, index) => {
    const row = v.safeParse(schema, JSON.parse(line))
    if (!row.success) throw new Error(`line ${index + 1} of ${file}: ${row.issues[0].message}`)
    return row.output
  })
}
