/** The questions in English. */
import type { QuestionSet } from './stem.ts'

export const en: QuestionSet = {
  problem: {
    named: 'Which problem does {name} set out to solve?',
    plain: 'Which problem does the paper set out to solve?',
  },
  proposal: {
    named: 'What do the authors propose or report on {name}?',
    plain: 'What do the authors propose or report?',
  },
  'proposal-survey': { named: 'What does this survey of {name} cover?', plain: 'What does this survey cover?' },
  how: { named: 'How does {name} work at its core?', plain: 'How does the method work at its core?' },
  'how-theory': {
    named: 'Which key idea drives the argument on {name}?',
    plain: 'Which key idea drives the argument?',
  },
  'how-survey': { named: 'How is the field of {name} organised?', plain: 'How is the field organised?' },
  novelty: {
    named: 'What sets {name} apart from earlier research?',
    plain: 'What sets this apart from earlier research?',
  },
  data: {
    named: 'On which data and under which conditions was {name} tested?',
    plain: 'On which data and under which conditions was it tested?',
  },
  'data-theory': {
    named: 'Under which assumptions is {name} treated?',
    plain: 'Under which assumptions does the argument hold?',
  },
  result: { named: 'What main results does {name} give?', plain: 'What are the main results?' },
  'result-theory': { named: 'What is proved about {name}?', plain: 'What is proved or derived?' },
  'result-claim': { named: 'What conclusion is drawn on {name}?', plain: 'What conclusion is drawn in the end?' },
  analysis: { named: 'Which factors turned out to matter for {name}?', plain: 'Which factors turned out to matter?' },
  limits: {
    named: 'Which limitations do the authors admit for {name}?',
    plain: 'Which limitations do the authors admit?',
  },
  availability: {
    named: 'Is code or a model of {name} publicly available?',
    plain: 'Is code, data or a model publicly available?',
  },
  cost: { named: 'How much computing does {name} need?', plain: 'How much computing is needed?' },
  'next-future': { named: 'Where could future work take {name} next?', plain: 'Where could future work go next?' },
  'next-reading': {
    named: 'Which related reading goes with {name}?',
    plain: 'Which related reading goes with this?',
  },
}
