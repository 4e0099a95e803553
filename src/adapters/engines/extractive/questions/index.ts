/** Words a question in the reader's language around the paper's own name. A language is one file and a line here. */
import type { Language } from '../../../../core/language.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { Entity } from '../entity.ts'
import { TOPIC_STEMS, type QuestionSet, type StemId } from './stem.ts'

export const QUESTION_SETS: Record<Language, QuestionSet> = { ja, en }

/** The question of a stem; without a name that suits it, the wording that needs none. */
export function questionFor(stem: StemId, language: Language, entity: Entity | undefined): string {
  const wording = QUESTION_SETS[language][stem]
  if (!entity || !(entity.own || TOPIC_STEMS.has(stem))) return wording.plain
  // A function as replacement, because a name may hold `$&`.
  return wording.named.replace('{name}', () => entity.name)
}
