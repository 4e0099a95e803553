/** Answers in English: the authors' sentence told by somebody else. */
import type { SlotId } from '../../../../src/core/slot.ts'
import type { Candidate } from './choose.ts'
import { GENERIC } from './terms.ts'

const QUESTIONS: Readonly<Record<SlotId, (entity: string) => string>> = {
  problem: (entity) => `Which problem does ${entity} address?`,
  proposal: (entity) => `What do the authors put forward as ${entity}?`,
  how: (entity) => `By what mechanism does ${entity} operate?`,
  novelty: (entity) => `Where does ${entity} depart from earlier research?`,
  data: (entity) => `On which material was ${entity} tested?`,
  result: (entity) => `What figures came out for ${entity}?`,
  analysis: (entity) => `Why does ${entity} succeed or fail?`,
  limits: (entity) => `Which weaknesses of ${entity} are admitted?`,
  availability: (entity) => `Can readers download anything of ${entity}?`,
  cost: (entity) => `How much computation goes into ${entity}?`,
  next: (entity) => `Into what should ${entity} grow next?`,
}
// Words that are written small behind another sentence's beginning.
const SMALL =
  /^(?:The|A|An|This|These|Those|It|In|For|When|While|All|Each|To|On|By|As|There|Such|Most|Many|Some|If|Although|Since|With|Both|From|They|At|After|Because|Every|Any|No|Only|One|Two|Three|Not|Given|Using)\b/

/** The question a slot asks, about the paper's own thing. */
export function questionInEnglish(slot: SlotId, entity: string): string {
  return QUESTIONS[slot](entity)
}

/** The passage as somebody else would tell it; where it names nothing, it is told whose words these are. */
export function answerInEnglish({ text, names, numbers }: Candidate, entity: string): string {
  const told = retold(text)
  const own = names.filter((name) => !GENERIC.test(name))
  const who = own.length + numbers.length > 1 || entity === '' ? 'the authors' : `the authors of ${entity}`
  if (/^The authors\b(?!')/.test(told)) return told.replace(/^The authors/, who.replace(/^t/, 'T'))
  if (SMALL.test(told)) return `According to ${who}, ${told.charAt(0).toLowerCase()}${told.slice(1)}`
  if (/^[a-z]/.test(told)) return `According to ${who}, ${told}`
  return `${who.replace(/^t/, 'T')} put it as follows: ${told}`
}

function retold(text: string): string {
  return text
    .replace(/^We\b/, 'The authors')
    .replace(/^Our\b/, "The authors'")
    .replace(/\b[Ww]e\b/g, 'they')
    .replace(/\b[Oo]urs\b/g, 'theirs')
    .replace(/\b[Oo]ur\b/g, 'their')
    .replace(/\bourselves\b/g, 'themselves')
    .replace(/\bus\b/g, 'them')
}
