import { describe, expect, test } from 'vitest'
import { best, bm25, textRank } from '../../../src/build/tools/lab/baselines.ts'
import { measureAsking } from '../../../src/build/tools/lab/bench-asking.ts'
import { unseenIn } from '../../../src/build/tools/lab/bench-roles.ts'
import { plainDocument } from '../../../src/build/tools/lab/bench-document.ts'
import { answeredTasks, passagesIn, quotedTasks, sharesRun } from '../../../src/build/tools/lab/evidence-tasks.ts'
import { fitLabels, fitPicks, rowsOf, strongest, tableOf } from '../../../src/build/tools/lab/fit-softmax.ts'
import { bestRouge, rouge, rougeWords } from '../../../src/build/tools/lab/rouge.ts'

test('an abstract that shares a sentence with those learned from is not among the unseen', () => {
  const abstract = (...sentences: string[]) => ({ sentences, labels: [], confs: [] })
  const fresh = abstract('Tides turn.', 'We ask why.')
  expect(unseenIn([abstract('Bells ring.', 'We listen.')], [abstract('We listen.', 'So it is.'), fresh])).toEqual([
    fresh,
  ])
})

describe('ROUGE', () => {
  test('a text has all of itself', () => {
    expect(bestRouge('The cat sat on the mat.', ['the cat sat, on the mat'])).toEqual({
      rouge1: 1,
      rouge2: 1,
      rougeL: 1,
    })
  })
  test('the known example: police killed the gunman', () => {
    const reference = rougeWords('police killed the gunman')
    const first = rouge(rougeWords('police kill the gunman'), reference)
    const second = rouge(rougeWords('the gunman kill police'), reference)
    expect(first).toEqual({ rouge1: 1, rouge2: 1, rougeL: 1 })
    expect(second.rouge1).toBe(1)
    expect(second.rougeL).toBe(0.5)
    expect(second.rouge2).toBeCloseTo(1 / 3)
  })
  test('a word counts no more often than the reference has it', () => {
    expect(rouge(['a', 'a', 'a'], ['a', 'b']).rouge1).toBeCloseTo(2 / 5)
  })
  test('endings are cut of words of more than three letters only', () => {
    expect(rougeWords('Runs running was GPT-4')).toEqual(['run', 'run', 'was', 'gpt', '4'])
  })
  test('of several references the one that shares most words counts', () => {
    const figures = bestRouge('rivers carry sand', ['lakes hold water', 'rivers carry mud'])
    expect(figures.rouge1).toBeCloseTo(2 / 3)
    expect(figures.rouge2).toBeCloseTo(1 / 2)
  })
  test('nothing shares nothing', () => {
    expect(bestRouge('', ['a reference'])).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0 })
  })
})

describe('textbook ways', () => {
  const texts = ['Rivers carry sand and mud.', 'Sand and mud settle in the delta.', 'The survey cost little money.']
  test('TextRank prefers what shares words with the others', () => {
    expect(textRank(texts)[2]).toBeLessThan(Math.min(...textRank(texts).slice(0, 2)))
  })
  test('BM25 prefers what holds the rare word of the question', () => {
    expect(best(bm25('Where does mud settle?', texts))).toBe(1)
  })
  test('of equals the first is best', () => {
    expect(best([1, 2, 2])).toBe(1)
  })
})

describe('evidence', () => {
  const content = [
    'Introduction',
    'The corpus holds nine hundred hours of recorded river sounds. Each was labelled by two listeners of our group.',
    '',
    'Conclusion',
    'The labels help to find floods early in the year.',
  ].join('\n')
  test('short lines without a full stop are headings', () => {
    expect(passagesIn(content).map(({ heading }) => heading)).toEqual(['Introduction', 'Introduction', 'Conclusion'])
  })
  test('a passage is evidence when it shares eight words in a row with the quote', () => {
    const evidence = 'as said, each was labelled by two listeners of our group'
    const [task] = quotedTasks([{ question: 'Who labelled?', content, evidence }])
    expect([...(task?.evidence ?? [])]).toEqual([1])
    expect(sharesRun('each was labelled by two other listeners of our group', evidence)).toBe(false)
  })
  test('a passage is evidence when it holds most words of the answer that the question has not', () => {
    const questions = [
      { question: 'How long is the corpus?', answer: 'nine hundred hours', unanswerable: false },
      { question: 'Is there a licence?', answer: 'not answerable at all', unanswerable: true },
    ]
    const tasks = answeredTasks([{ paper: 'p', text: content, questions }])
    expect(tasks.map(({ question, evidence }) => [question, [...evidence]])).toEqual([
      ['How long is the corpus?', [0]],
    ])
  })
})

describe('asking', () => {
  const paper = (name: string, ...lines: string[]) => ({ paper: name, passages: passagesIn(lines.join('\n')) })
  const rivers = paper(
    'rivers',
    'Data',
    'Gauges stand at twelve stations along the river Aune. They ran for a whole year without a break.',
    'Floods were rare in that year. Nobody came to any harm through them.',
  )
  const owls = paper(
    'owls',
    'Data',
    'Owls were counted in nine barns by volunteers. Each barn was seen twice a month.',
  )
  const bread = paper('bread', 'Data', 'Bread was baked at five temperatures. Its crust was judged by eight bakers.')
  const moss = paper('moss', 'Data', 'Moss was grown on northern walls. Its height was taken once a week in spring.')
  test('a question is answered by its own paper, in a place that holds the evidence, and not by others', () => {
    const none = new Set<number>()
    const { specific, rows, evidence } = measureAsking([
      { ...rivers, question: 'At how many stations do gauges stand?', evidence: new Set([0]) },
      { ...owls, question: 'In which barns were owls counted?', evidence: none },
      { ...bread, question: 'Which orchestra played?', evidence: none },
      { ...moss, question: 'What is it?', evidence: none },
    ])
    // The last asks of any paper.
    expect(specific).toBe(3)
    expect(rows.find(({ name }) => name.includes('ours'))).toMatchObject({ own: 2 / 3, others: 0 })
    expect(evidence).toEqual({ any: 1, first: 1, of: 1 })
  })
  test('a plain text is a document of its headings, paragraphs and sentences', () => {
    const { sections } = plainDocument(rivers.passages)
    expect(sections.map(({ title, blocks }) => [title, blocks.length])).toEqual([['Data', 2]])
    expect(sections[0]?.blocks[0]?.sentences.map(({ id }) => id)).toEqual(['0', '1'])
  })
})

describe('fitting', () => {
  const things = [['wet', 'cold'], ['wet'], ['dry', 'cold'], ['dry']]
  const table = tableOf(things, '@', 2)
  const rows = things.map((features) => rowsOf(features, table))
  const fit = { rounds: 200, rate: 0.1, l2: 0.01 }
  test('labels are learned from the features that tell them', () => {
    const weights = fitLabels({ rows, labels: [0, 0, 1, 1], trust: [1, 1, 1, 1] }, { features: 4, labels: 2 }, fit)
    const lean = (name: string): number => {
      const row = table.get(name) ?? -1
      return (weights[2 * row] ?? 0) - (weights[2 * row + 1] ?? 0)
    }
    expect(lean('wet')).toBeGreaterThan(1)
    expect(lean('dry')).toBeLessThan(-1)
    expect(Math.abs(lean('cold'))).toBeLessThan(0.3)
    const kept = strongest({ table, weights, outputs: 2 }, things, 2)
    expect([...kept.keys()]).toEqual(['@', 'dry', 'wet'])
  })
  test('picks are learned from how much each is wanted', () => {
    const groups = [
      { rows: rows.slice(1, 3), wanted: [0.9, 0.1] },
      { rows: rows.slice(2), wanted: [0.2, 0.8] },
    ]
    const weights = fitPicks(groups, table.size, fit)
    expect(weights[table.get('wet') ?? 0]).toBeGreaterThan(weights[table.get('dry') ?? 0] ?? 0)
    expect(weights[table.get('cold') ?? 0]).toBeLessThan(0)
  })
  test('the same data gives the same weights', () => {
    const once = fitLabels({ rows, labels: [0, 0, 1, 1], trust: [1, 1, 1, 1] }, { features: 4, labels: 2 }, fit)
    const again = fitLabels({ rows, labels: [0, 0, 1, 1], trust: [1, 1, 1, 1] }, { features: 4, labels: 2 }, fit)
    expect(again).toEqual(once)
  })
})
