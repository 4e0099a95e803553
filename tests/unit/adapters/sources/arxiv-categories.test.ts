import { expect, test } from 'vitest'
import { categoriesNamed } from '../../../../src/adapters/sources/arxiv-categories.ts'

test('codes get their names, in order and each once', () => {
  expect(categoriesNamed(['cs.CL', 'hep-th', 'cs.CL', 'q-bio.PE'])).toEqual([
    { code: 'cs.CL', name: 'Computation and Language' },
    { code: 'hep-th', name: 'High Energy Physics - Theory' },
    { code: 'q-bio.PE', name: 'Populations and Evolution' },
  ])
})

test('of a category with two codes the one arXiv lists is kept', () => {
  const pairs = {
    'math.MP': 'math-ph',
    'cs.SY': 'eess.SY',
    'cs.NA': 'math.NA',
    'stat.TH': 'math.ST',
    'math.IT': 'cs.IT',
    'q-fin.EC': 'econ.GN',
  }
  for (const [alias, listed] of Object.entries(pairs)) {
    expect(categoriesNamed([alias, listed])).toHaveLength(1)
    expect(categoriesNamed([alias])[0]?.code).toBe(listed)
    expect(categoriesNamed([alias])[0]?.name).not.toBe(listed)
  }
})

test('archives of the early years have names too', () => {
  expect(categoriesNamed(['cmp-lg', 'alg-geom'])).toEqual([
    { code: 'cmp-lg', name: 'Computation and Language' },
    { code: 'alg-geom', name: 'Algebraic Geometry' },
  ])
})

test('a code of a later year is its own name, and an MSC or ACM class is no category', () => {
  expect(categoriesNamed(['cs.ZZ', '68T50', '57M25; 57M27', 'I.2.7', 'F.2.2, I.2.7', '', 'constructor'])).toEqual([
    { code: 'cs.ZZ', name: 'cs.ZZ' },
    { code: 'constructor', name: 'constructor' },
  ])
})
