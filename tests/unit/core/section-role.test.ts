import { expect, test } from 'vitest'
import { roleOfHeading, rolesOf } from '../../../src/core/section-role.ts'

const heading = (title: string, level = 1, number = '1') => ({ title, number, level })

test.each([
  ['Introduction', 'intro'],
  ['Background and Related Work', 'related'],
  ['Proposed Method', 'method'],
  ['Experimental Setup', 'experiment'],
  ['Experimental Results', 'result'],
  ['Experiments and Results', 'result'],
  ['Ablation Study', 'result'],
  ['Discussion', 'discussion'],
  ['Limitations and Ethical Considerations', 'limitation'],
  ['Conclusion and Future Work', 'conclusion'],
  ['Acknowledgments', 'other'],
  ['関連研究', 'related'],
  ['おわりに', 'conclusion'],
])('%s is %s', (title, role) => {
  expect(roleOfHeading(title)).toBe(role)
})

test('a numbered section between introduction and results is the method, later ones are about results', () => {
  const sections = [heading('Introduction'), heading('Growing Trees'), heading('Results'), heading('Deserts')]
  expect(rolesOf(sections, 'Trees')).toEqual(['intro', 'method', 'result', 'result'])
})

test('a survey has no method by default, and neither has a section without a number', () => {
  expect(rolesOf([heading('Introduction'), heading('Oaks')], 'A Survey of Trees')).toEqual(['intro', 'other'])
  expect(rolesOf([heading('Introduction'), heading('Oaks', 1, '')], 'Trees')).toEqual(['intro', 'other'])
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
