/** The questions in English. */
import type { QuestionSet } from './stem.ts'

export const en: QuestionSet = {
  problem: {
    named: 'Which problem is {name} meant to solve?',
    topic: 'Which open problem around {name} does the paper address?',
    plain: 'Which problem does the paper set out to solve?',
  },
  proposal: {
    named: 'What is {name}, in the words of its authors?',
    topic: 'What is proposed or reported on {name}?',
    plain: 'What do the authors propose or investigate?',
  },
  'proposal-survey': {
    named: 'What does {name} cover as a survey?',
    topic: 'What does this survey of {name} cover?',
    plain: 'What does this survey cover?',
  },
  how: { named: 'How does {name} work at its core?', plain: 'How does the approach work at its core?' },
  'how-resource': {
    named: 'How was {name} put together?',
    plain: 'How was the resource put together?',
  },
  'how-theory': {
    named: 'Which key idea drives the argument for {name}?',
    plain: 'Which key idea drives the argument?',
  },
  'how-survey': {
    named: 'How is the field of {name} organised?',
    topic: 'How is the field of {name} organised?',
    plain: 'How is the field organised?',
  },
  novelty: {
    named: 'What sets {name} apart from earlier research?',
    plain: 'What sets this apart from earlier research?',
  },
  data: {
    named: 'On which data and under which conditions was {name} tested?',
    plain: 'Which data, experiments or conditions does it rest on?',
  },
  'data-theory': {
    named: 'Under which assumptions is {name} treated?',
    topic: 'Under which assumptions is {name} treated?',
    plain: 'Under which assumptions does the argument hold?',
  },
  result: { named: 'What are the main results for {name}?', plain: 'What are the main results?' },
  'result-theory': {
    named: 'What is proved about {name}?',
    topic: 'What is proved about {name}?',
    plain: 'What is proved or derived?',
  },
  'result-claim': {
    named: 'What conclusion is drawn on {name}?',
    topic: 'What conclusion is drawn on {name}?',
    plain: 'What conclusion is drawn in the end?',
  },
  analysis: { named: 'Which factors turned out to matter for {name}?', plain: 'Which factors turned out to matter?' },
  finding: { named: 'What did the study of {name} show?', plain: 'What did the study show?' },
  limits: {
    named: 'Which limitations of {name} do the authors admit?',
    plain: 'Which limitations do the authors admit?',
  },
  availability: {
    named: 'Is code, data or a model of {name} publicly available?',
    plain: 'Is code, data or a model publicly available?',
  },
  cost: { named: 'How much computing does {name} need?', plain: 'How much computing is needed?' },
  'next-future': { named: 'Where could future work take {name} next?', plain: 'Where could future work go next?' },
  'next-reading': {
    named: 'Which related reading goes with {name}?',
    topic: 'Which related reading goes with {name}?',
    plain: 'Which related reading goes with this?',
  },
}
