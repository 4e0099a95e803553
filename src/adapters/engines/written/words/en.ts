/** English, as a model is told of it. */
import type { LanguageWords } from './types.ts'

export const en: LanguageWords = {
  name: 'English',
  register:
    'Plain English in the present tense, such as “KelpTag spreads a few labels along visual neighbourhoods.” Begin with the matter itself, not with “This paper” or “The authors”. Short words, active voice, one or two sentences.',
  slots: {
    problem: 'Which problem is to be solved, and why is what exists not enough?',
    proposal: 'What is proposed or reported: what is it, in a nutshell?',
    how: 'How does its central mechanism or idea work?',
    novelty: 'What is new compared with earlier work?',
    data: 'On which data and under which conditions was it tested? Of a theory paper: which setting and assumptions? Of a survey: what was collected?',
    result:
      'What are the main results, in figures where there are figures? Of a theory paper: which theorems or conclusions? Of a survey or position paper: what is concluded?',
    analysis: 'Which parts make the difference: what do ablations or error analyses show?',
    limits: 'Which limits do the authors themselves admit?',
    availability: 'Are code, data or models public, and where?',
    cost: 'Which computing resources, time or money does it take?',
    next: 'What do the authors name as future work?',
  },
}
