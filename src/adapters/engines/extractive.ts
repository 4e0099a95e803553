/**
 * The embedded engine: every answer is one or two sentences of the paper, chosen by cue phrases, section roles, title
 * overlap and centrality. It needs no model, no key and no network. What the paper does not say stays unsaid.
 */
import { slotOrder, type SlotId } from '../../core/slot.ts'
import { detectLanguage } from '../../core/text/detect-language.ts'
import type { EngineEvent } from '../../core/draft.ts'
import { readCandidates, type Candidate } from './extractive/candidates.ts'
import { CHOICE_ORDER, chooseAnswer, take, type Answer, type Taken } from './extractive/choose.ts'
import { entityOf } from './extractive/entity.ts'
import { paperTypeOf } from './extractive/paper-type.ts'
import { questionFor } from './extractive/questions/index.ts'
import { RULES } from './extractive/rules/index.ts'
import { focusOf } from './extractive/score.ts'
import { chooseSummary } from './extractive/summary.ts'
import type { DraftRequest, Engine } from './types.ts'

export const extractive: Engine = { id: 'extractive', model: 'extractive', recipe: 1, draft }

async function* draft(request: DraftRequest, signal: AbortSignal): AsyncGenerator<EngineEvent> {
  if (signal.aborted) return
  const { document, paper, language } = request
  const entity = entityOf(document)
  const names = entity ? [entity.name] : []
  const candidates = readCandidates(document, names)
  const focus = focusOf(document, candidates, names, paper.links.code ?? [])
  const answerLanguage = detectLanguage(candidates.map(({ text }) => text).join(' ') || document.title)
  const taken: Taken = { sentences: [], shapes: [], fromAbstract: 0 }

  const summary = chooseSummary(candidates, focus)
  if (summary) {
    taken.sentences.push(summary)
    taken.summary = summary.shape()
    yield {
      type: 'summary-draft',
      draft: { text: summary.text, language: answerLanguage, passages: [pointer(summary)] },
    }
  }

  const type = paperTypeOf(document)
  const answers = new Map<SlotId, Answer>()
  for (const slot of CHOICE_ORDER) {
    if (signal.aborted) return
    if (!request.slots.includes(slot)) continue
    const rules = RULES.filter((rule) => rule.slot === slot && rule.types.includes(type))
    const answer = chooseAnswer(rules, candidates, focus, taken)
    if (!answer) continue
    take(taken, answer.sentences)
    answers.set(slot, answer)
  }

  for (const slot of request.slots.toSorted((first, second) => slotOrder(first) - slotOrder(second))) {
    if (signal.aborted) return
    const answer = answers.get(slot)
    if (!answer) {
      yield { type: 'slot-silent', slot }
      continue
    }
    yield {
      type: 'item-draft',
      draft: {
        slot,
        question: questionFor(answer.stem, language, entity),
        answer: answer.sentences.map(({ text }) => text).join(' '),
        answerLanguage,
        passages: answer.sentences.map(pointer),
      },
    }
  }
}

function pointer({ passage }: Candidate): { id: string } {
  return { id: passage.sentence.id }
}
