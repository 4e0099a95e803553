/** Words a question in the reader's language around the paper's own name. A language is one file and a line here. */
import type { Language } from '../../../../core/language.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { Entity } from '../entity.ts'
import type { QuestionSet, StemId } from './stem.ts'

export const QUESTION_SETS: Record<Language, QuestionSet> = { ja, en }

/** The question of a stem; without a name that suits it, the wording that needs none. */
export function questionFor(stem: StemId, language: Language, entity: Entity | undefined): string {
  const { named, topic, plain } = QUESTION_SETS[language][stem]
  const wording = entity && (entity.own ? named : topic)
  if (!entity || wording === undefined) return plain
  const name = language === 'en' && entity.article ? `the ${entity.name}` : entity.name
  // A function as replacement, because a name may hold `$&`.
  return wording.replace('{name}', () => name)
}
