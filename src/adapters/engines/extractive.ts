/**
 * The embedded engine: every answer is one or two sentences of the paper, chosen by hand-made rules and, in English papers,
 * by linear models that learned from papers people had read. It needs no key and no network. What it is not sure of stays
 * unsaid.
 */
import { SLOTS, type SlotId } from '../../core/slot.ts'
import { detectLanguage } from '../../core/text/detect-language.ts'
import { shapeOf, similarity } from '../../core/text/rank.ts'
import type { Language } from '../../core/language.ts'
import type { EngineEvent } from '../../core/draft.ts'
import { answer } from './extractive/ask.ts'
import { EXTRACTIVE } from './extractive/card.ts'
import { readAbstract, readCandidates, readCaptions, type Candidate } from './extractive/candidates.ts'
import {
  assignAnswers,
  chooseFromAbstract,
  isAnswer,
  rankByRules,
  type Answer,
  type Taken,
} from './extractive/choose.ts'
import { entityOf, type Entity } from './extractive/entity.ts'
import { loadModels } from './extractive/models.ts'
import { paperTypeOf } from './extractive/paper-type.ts'
import { questionFor } from './extractive/questions/index.ts'
import { rhetoricOfCandidates } from './extractive/rhetoric.ts'
import { MEASURING } from './extractive/rule.ts'
import { BRIEF_RULES, RULES } from './extractive/rules/index.ts'
import { focusOf } from './extractive/score.ts'
import { rankScored, scoreByModel, type SlotTask } from './extractive/slot-answers.ts'
import { chooseSummary, fallBack } from './extractive/summary.ts'
import type { DraftRequest, Engine } from './types.ts'

// Verification refuses questions that are .30 alike.
const ALIKE_QUESTIONS = 0.29
const NAMED_BY_FEW = 3
// A paper of which the model is sure in fewer answers is unlike those it learned from; then it may be a little less sure.
const FEW = 5
const LESS_SURE = -1.5

export const extractive: Engine & Required<Pick<Engine, 'ask'>> = { ...EXTRACTIVE, draft, ask: answer }

async function* draft(request: DraftRequest, signal: AbortSignal): AsyncGenerator<EngineEvent> {
  if (signal.aborted) return
  const { document, paper, language } = request
  const entity = entityOf(document)
  const names = entity ? [entity.name] : []
  const candidates = readCandidates(document, names)
  const models = loadModels()
  const focus = focusOf(document, candidates, names, paper.links.code ?? [], rhetoricOfCandidates(models.roles))
  const answerLanguage = detectLanguage(candidates.map(({ text }) => text).join(' ') || document.title)
  const taken: Taken = { sentences: [], shapes: [], fromAbstract: 0 }

  const summary =
    chooseSummary(candidates, focus, models.summary) ??
    fallBack(readAbstract(document, names), document, focus, models.summary)
  if (summary) {
    taken.sentences.push(summary)
    taken.summary = summary.shape()
    const language = answerLanguage === 'und' ? detectLanguage(summary.text) : answerLanguage
    yield { type: 'summary-draft', draft: { text: summary.text, language, passages: [pointer(summary)] } }
  }

  const type = paperTypeOf(document)
  const rules = (focus.brief ? BRIEF_RULES : RULES).filter((rule) => rule.types.includes(type))
  const captions = () => readCaptions(document, names)
  const choosing = { candidates, focus, type, rules, taken, speaksEnglish: answerLanguage === 'en', captions }
  const answers = chooseAll(choosing)
  const asked: string[] = []
  const masked = namesToMask(answers, entity, document.title)
  // All are chosen and asked whichever are wanted, so that a digest taken up again goes on as it would have gone.
  for (const slot of SLOTS) {
    if (signal.aborted) return
    const answer = answers.get(slot)
    const question = answer && ask(answer, { language, entity, masked, asked })
    if (!request.slots.includes(slot)) continue
    if (!answer || question === undefined) {
      if (slot !== 'proposal' || !summary || !isAnnouncement(summary, choosing)) yield { type: 'slot-silent', slot }
      continue
    }
    yield {
      type: 'item-draft',
      draft: {
        slot,
        question,
        answer: answer.sentences.map(({ text }) => text).join(' '),
        answerLanguage,
        passages: answer.sentences.map(pointer),
      },
    }
  }
}

type Choosing = SlotTask & { taken: Taken; speaksEnglish: boolean; captions: () => Candidate[] }

function chooseAll({ taken, speaksEnglish, captions, ...task }: Choosing): Map<SlotId, Answer> {
  const { candidates, focus, rules, type } = task
  if (focus.brief) return bySlot(chooseFromAbstract(rules, candidates, focus, taken))
  // What the model knows of papers it learned from English ones.
  if (!speaksEnglish) return bySlot(assignAnswers(rankByRules(rules, candidates, focus), taken))
  const { slots } = loadModels()
  const scored = scoreByModel(task, slots)
  const sure = chooseFrom(rankScored(scored), taken)
  const { answers, used } = sure.answers.length >= FEW ? sure : chooseFrom(rankScored(scored, LESS_SURE), taken)
  if (!MEASURING.includes(type) || answers.some(({ slot }) => slot === 'result')) return bySlot(answers)
  // Some papers give their figures under tables and plots alone.
  const { result } = Object.fromEntries(rankScored(scoreByModel({ ...task, candidates: captions() }, slots)))
  return bySlot([...answers, ...assignAnswers(new Map([['result', result ?? []]]), used)])
}

function chooseFrom(ranked: ReadonlyMap<SlotId, Answer[]>, taken: Taken): { answers: Answer[]; used: Taken } {
  const used = { ...taken, sentences: [...taken.sentences], shapes: [...taken.shapes] }
  return { answers: assignAnswers(ranked, used), used }
}

function bySlot(answers: readonly Answer[]): Map<SlotId, Answer> {
  return new Map(answers.map((answer) => [answer.slot, answer]))
}

// Where the paper announces itself in one sentence only, the summary says it: "not found" would be untrue.
function isAnnouncement(summary: Candidate, { rules, focus }: SlotTask): boolean {
  return rules.some((rule) => rule.slot === 'proposal' && isAnswer(rule, summary, focus))
}

// A name tells questions apart as little as the title does, once enough of them carry it.
function namesToMask(answers: ReadonlyMap<SlotId, Answer>, entity: Entity | undefined, title: string): string[] {
  if (!entity) return []
  const carrying = [...answers.values()].filter(({ stem }) => questionFor(stem, 'en', entity).includes(entity.name))
  return carrying.length > NAMED_BY_FEW || title.includes(entity.name) ? [entity.name] : []
}

type Asking = { language: Language; entity: Entity | undefined; masked: readonly string[]; asked: string[] }

// A long name that few questions carry makes them alike; then the wording without it is taken. Verification looks past
// a name only once several questions carry it.
function ask(answer: Answer, { language, entity, masked, asked }: Asking): string {
  const name = nameFor(answer, entity)
  const named = questionFor(answer.stem, language, name)
  const carrying = name ? asked.filter((earlier) => earlier.includes(name.name)).length : 0
  const isAlike = (names: readonly string[]): boolean =>
    asked.some((earlier) => similarity(shapeOf(earlier, names), shapeOf(named, names)) >= ALIKE_QUESTIONS)
  const isSeen = isAlike(masked) || (carrying > 0 && carrying < NAMED_BY_FEW - 1 && isAlike([]))
  const question = isSeen ? questionFor(answer.stem, language, undefined) : named
  asked.push(question)
  return question
}

const ADDS = /^(?:finally|additionally|furthermore|moreover|in addition)\b|\bwe (?:also|finally|further|then)\b/i

// "What is X?" is answered only by a sentence that speaks of X.
function nameFor({ stem, sentences }: Answer, entity: Entity | undefined): Entity | undefined {
  const isSaid = sentences.some(({ text }) => entity && text.includes(entity.name) && !ADDS.test(text))
  return stem === 'proposal' && entity?.own && !isSaid ? { ...entity, own: false } : entity
}

function pointer({ passage }: Candidate): { id: string } {
  return { id: passage.sentence.id }
}
