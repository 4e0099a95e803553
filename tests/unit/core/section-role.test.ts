import { expect, test } from 'vitest'
import { roleOfHeading } from '../../../src/core/section-cues.ts'
import { rolesOf } from '../../../src/core/section-role.ts'

const heading = (title: string, level = 1, number = '1') => ({ title, number, level })

test.each([
  ['Introduction', 'intro'],
  ['Background and Related Work', 'related'],
  ['Proposed Method', 'method'],
  ['Experimental Setup', 'experiment'],
  ['Experimental Results', 'result'],
  ['Experiments and Results', 'result'],
  ['Ablation Study', 'result'],
  ['Results on the Leaf Dataset', 'result'],
  ['Leaf Evaluation Framework', 'experiment'],
  ['Evaluation Tasks', 'experiment'],
  ['Tasks and Data', 'experiment'],
  ['Data', 'experiment'],
  ['Illustrative Examples', 'experiment'],
  ['Applications to Oaks', 'result'],
  ['A Theorem at Work', 'result'],
  ['Task Definition', 'method'],
  ['Relationship to Mosses', 'related'],
  ['Contents', 'other'],
  ['Discussion', 'discussion'],
  ['Limitations and Ethical Considerations', 'limitation'],
  ['Conclusion and Future Work', 'conclusion'],
  ['Acknowledgments', 'other'],
  ['関連研究', 'related'],
  ['おわりに', 'conclusion'],
])('%s is %s', (title, role) => {
  expect(roleOfHeading(title)).toBe(role)
})

test.each(['Data Shock', 'Task-specific Leaves', 'Training Objective', 'Relationships of Leaves'])(
  '%s says nothing of a role',
  (title) => {
    expect(roleOfHeading(title)).toBeUndefined()
  },
)

test('a numbered section between introduction and results is the method, later ones are about results', () => {
  const sections = [heading('Introduction'), heading('Growing Trees'), heading('Results'), heading('Deserts')]
  expect(rolesOf(sections, 'Trees')).toEqual(['intro', 'method', 'result', 'result'])
})

test('a section without a number is the method only where no section is numbered', () => {
  expect(rolesOf([heading('Introduction'), heading('Oaks', 1, '')], 'Trees')).toEqual(['intro', 'other'])
  expect(rolesOf([heading('Introduction', 1, ''), heading('Oaks', 1, '')], 'Trees')).toEqual(['intro', 'method'])
})

test('the body of a survey is method up to its conclusion, whatever data it tells of', () => {
  const sections = [
    heading('Introduction'),
    heading('Oaks'),
    heading('Datasets'),
    heading('Elms'),
    heading('Conclusion'),
  ]
  expect(rolesOf([...sections, heading('Firs')], 'A Survey of Trees')).toEqual([
    'intro',
    'method',
    'experiment',
    'method',
    'conclusion',
    'other',
  ])
})

test('what the tests are made with does not begin them where a section is named for them', () => {
  const sections = ['Introduction', 'Datasets', 'Growing Trees', 'Experiments', 'Deserts'].map((title) =>
    heading(title),
  )
  expect(rolesOf(sections, 'Trees')).toEqual(['intro', 'experiment', 'method', 'experiment', 'result'])
})

test('a first section that names itself otherwise is the introduction of a paper, but not of a speech', () => {
  const abstract = { ...heading('Abstract', 1, ''), markedAs: 'abstract' as const }
  const paper = [
    abstract,
    heading('Trees Are Worth Saving'),
    heading('Forests', 2),
    heading('Roots'),
    heading('Conclusion'),
  ]
  expect(rolesOf(paper, 'Trees')).toEqual(['abstract', 'intro', 'intro', 'method', 'conclusion'])
  expect(rolesOf([abstract, heading('My First Oak'), heading('My Last Elm')], 'Trees')).toEqual([
    'abstract',
    'other',
    'other',
  ])
})

test('where the methods stand behind the conclusion and nothing is named for tests, the body is about results', () => {
  const sections = [heading('Introduction'), heading('Bending Twigs'), heading('Conclusion')]
  const behind = { ...heading('Growing Method'), markedAs: 'appendix' as const }
  expect(rolesOf([...sections, behind], 'Trees')).toEqual(['intro', 'result', 'conclusion', 'appendix'])
  expect(rolesOf(sections, 'Trees')).toEqual(['intro', 'method', 'conclusion'])
})

test('what stands behind the references is appendix, but for statements and thanks', () => {
  const behind = ['Pictures of Leaves', 'Results', 'Acknowledgments', 'Limitations'].map((title) => ({
    ...heading(title, 1, ''),
    isBehindReferences: true,
  }))
  expect(rolesOf(behind, 'Trees')).toEqual(['appendix', 'appendix', 'other', 'limitation'])
})

test('below related work everything is related, below a background what tells of the tests is not', () => {
  const below = ['Models of Oaks', 'Datasets'].map((title) => heading(title, 2))
  expect(rolesOf([heading('Related Work'), ...below], 'Trees')).toEqual(['related', 'related', 'related'])
  expect(rolesOf([heading('Background'), ...below], 'Trees')).toEqual(['related', 'related', 'experiment'])
})

test('a summary before the introduction is the abstract, behind it the conclusion', () => {
  const sections = [
    heading('Summary'),
    heading('Introduction'),
    heading('Roots'),
    heading('Summary'),
    heading('Notes'),
  ]
  expect(rolesOf(sections, 'Trees')).toEqual(['abstract', 'intro', 'method', 'conclusion', 'other'])
})

test('letters of appendices do not make a paper one that numbers its sections', () => {
  const sections = [heading('Introduction', 1, ''), heading('Oaks', 1, '')]
  const behind = { ...heading('Leaves', 1, 'A'), markedAs: 'appendix' as const }
  expect(rolesOf([...sections, behind], 'Trees')).toEqual(['intro', 'method', 'appendix'])
})

test('an overview or a motivation below another heading is of its matter', () => {
  const sections = [heading('Proposed Method'), heading('Overview', 2), heading('Motivation', 2)]
  expect(rolesOf(sections, 'Trees')).toEqual(['method', 'method', 'method'])
})

test('a subsection inherits the role above it unless its heading says otherwise', () => {
  const sections = [heading('Results'), heading('Oaks', 2), heading('Model Variations', 2), heading('Limitations', 2)]
  expect(rolesOf(sections, 'Trees')).toEqual(['result', 'result', 'result', 'limitation'])
})

test('everything under an appendix is appendix', () => {
  const sections = [{ ...heading('Proofs'), markedAs: 'appendix' as const }, heading('Results', 2), heading('Notes')]
  expect(rolesOf(sections, 'Trees')).toEqual(['appendix', 'appendix', 'other'])
})

test('preliminary experiments are experiments, and what follows the conclusion is about nothing tested', () => {
  const sections = [
    heading('Introduction'),
    heading('Preliminary experiments'),
    heading('Conclusion'),
    heading('Deserts'),
  ]
  expect(rolesOf(sections, 'Trees')).toEqual(['intro', 'experiment', 'conclusion', 'other'])
})
