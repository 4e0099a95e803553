import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  ALWAYS,
  packModel,
  readModel,
  scoresOf,
  softmax,
} from '../../../../src/adapters/engines/extractive/linear-model.ts'
import { loadModels } from '../../../../src/adapters/engines/extractive/models.ts'
import { rhetoricOf, RHETORICAL_ROLES } from '../../../../src/adapters/engines/extractive/rhetoric.ts'
import { sentencesInPlace } from '../../../../src/adapters/engines/extractive/role-features.ts'
import { ROOT } from '../../../../src/build/tools/paths.ts'

const WEIGHTS = join(ROOT, 'src/adapters/engines/extractive/weights')

describe('a packed model', () => {
  const names = [ALWAYS, 'wet', 'cold day', '^ we']
  const full = [0.11, -0.4, 2.54, 0.003, -1.27, 0.9, 0.02, 0.333]
  const model = readModel(packModel(names, ['rain', 'snow'], full))

  test('scores as its full form does, within half a step for each feature', () => {
    const rows = [0, 1, 3]
    const scores = scoresOf(model, ['wet', '^ we', 'never seen'])
    for (const output of [0, 1]) {
      const exact = rows.reduce((sum, row) => sum + (full[2 * row + output] ?? 0), 0)
      expect(Math.abs((scores[output] ?? 0) - exact)).toBeLessThanOrEqual((rows.length * model.scale) / 2)
    }
  })
  test('keeps its largest weight whole', () => {
    expect(scoresOf(model, ['wet'])[0]).toBeCloseTo(0.11 + 2.54, 1)
  })
  test('that was cut short is refused, as is another format', () => {
    const packed = packModel(names, ['rain', 'snow'], full)
    expect(() => readModel({ ...packed, weights: packed.weights.slice(0, 7) })).toThrow('cut')
    expect(() => readModel({ ...packed, format: 'other/1' })).toThrow('other/1')
  })
})

test('scores become shares that sum to one, however large', () => {
  const shares = softmax([1000, 999, -1000])
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  expect(shares[0]).toBeGreaterThan(shares[1] ?? 1)
})

describe('the weights', () => {
  test('are files of at most 100 kB', () => {
    const names = readdirSync(WEIGHTS).filter((name) => name.endsWith('.json'))
    expect(names).not.toEqual([])
    for (const name of names) expect(statSync(join(WEIGHTS, name)).size, name).toBeLessThanOrEqual(100_000)
  })

  test('tell what the sentences of an abstract do', () => {
    const sentences = [
      'Floods have become more frequent in many river basins.',
      'The aim of this study is to find out where they begin.',
      'Two hundred gauges were sampled every hour and a regression was fitted to each.',
      'The results show that floods begin in the upper valleys.',
      '© 2019 Elsevier Ltd.',
    ]
    const roles = sentencesInPlace(sentences, 'abstract').map((sentence) => {
      const shares = rhetoricOf(sentence, loadModels().roles)
      return RHETORICAL_ROLES.reduce((first, second) => (shares[second] > shares[first] ? second : first))
    })
    expect(roles).toEqual(['background', 'objective', 'method', 'result', 'other'])
  })
})
