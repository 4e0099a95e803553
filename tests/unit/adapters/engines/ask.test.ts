import { describe, expect, test } from 'vitest'
import { extractive } from '../../../../src/adapters/engines/extractive.ts'
import { passagesOf, type PaperDocument } from '../../../../src/core/document.ts'
import { buildDocument, buildPaper } from '../../../support/build-document.ts'
import { valueOf } from '../../../support/value-of.ts'

const TITLE = 'TideGauge: Forecasting Harbour Levels with Sparse Sensors'
const DOCUMENT = buildDocument(TITLE, [
  {
    title: 'Introduction',
    role: 'intro',
    paragraphs: [
      [
        'Harbour pilots need forecasts of the water level that are right at the hour of arrival.',
        'We present TideGauge, a forecaster that works with three sensors where earlier systems need forty.',
        'It was installed in two harbours in 2024.',
      ],
    ],
  },
  {
    title: 'Method',
    role: 'method',
    paragraphs: [
      [
        'The encoder has six layers with eight attention heads each.',
        'We quantize all weights to four bits after training.',
        'Accuracy drops by only 0.3 points through quantization.',
        'The loss is weighted with $\\lambda = 0.25$ so that rare surges count more.',
      ],
      [
        'The night shift is forecast by a separate model.',
        'Pilots asked for it during the first trial.',
        'They did so because fog hides the gauge at night.',
      ],
    ],
  },
  {
    title: 'Experiments',
    role: 'experiment',
    paragraphs: [
      [
        'We evaluate on 18,400 hours of recordings from Port Amberley.',
        'Training took 12 hours on one GPU.',
        'TideGauge lowers the mean absolute error from 11.2 to 7.9 centimetres.',
      ],
    ],
  },
  {
    title: 'Limitations',
    role: 'limitation',
    paragraphs: [
      ['Our forecasts are wrong when ice covers the sensors.', 'We have no recordings from harbours without tides.'],
    ],
  },
])

async function answerOf(question: string, document: PaperDocument = DOCUMENT) {
  const asked = await extractive.ask(
    { document, paper: buildPaper(document.title), question, language: 'ja' },
    new AbortController().signal,
  )
  const draft = valueOf(asked)
  const texts = new Map([...passagesOf(document)].map(({ sentence }) => [sentence.id, sentence.text]))
  return {
    found: draft.found,
    leads: draft.places.map(({ lead }) => texts.get(lead) ?? ''),
    places: draft.places.map(({ passages }) => passages.map(({ id }) => texts.get(id)).join(' ')),
  }
}

describe('a question is answered by the passage that says so', () => {
  test.each([
    [
      'How many attention heads does the encoder have?',
      'The encoder has six layers with eight attention heads each.',
    ],
    ['注意ヘッドはいくつありますか？', 'The encoder has six layers with eight attention heads each.'],
    ['量子化で精度はどのくらい低下しますか？', 'Accuracy drops by only 0.3 points through quantization.'],
    ['学習時間はどのくらいですか', 'Training took 12 hours on one GPU.'],
    ['TideGaugeの平均絶対誤差は？', 'TideGauge lowers the mean absolute error from 11.2 to 7.9 centimetres.'],
    ['Amberley', 'We evaluate on 18,400 hours of recordings from Port Amberley.'],
    ['センサに氷が付くとどうなりますか', 'Our forecasts are wrong when ice covers the sensors.'],
  ])('%s', async (question, lead) => {
    const { found, leads } = await answerOf(question)
    expect(leads[0]).toBe(lead)
    expect(found).toBe(true)
  })

  test('with its neighbours, and one more sentence where only that one gives the reason asked for', async () => {
    const { places } = await answerOf('Why is there a separate model for the night shift?')
    expect(places[0]).toBe(
      'The night shift is forecast by a separate model. Pilots asked for it during the first trial. They did so because fog hides the gauge at night.',
    )
  })

  test('by its formula, however it is spaced', async () => {
    const { leads } = await answerOf('Why $\\lambda=0.25$?')
    expect(leads[0]).toContain('$\\lambda = 0.25$')
  })

  test('of an English question by a Japanese paper', async () => {
    const japanese = buildDocument('潮位計', [
      {
        title: '実験',
        role: 'experiment',
        paragraphs: [
          ['本研究では二つの港で潮位を測りました。', '量子化による精度の低下は0.3ポイントにとどまりました。'],
          ['夜間の予測には別のモデルを使い、霧の影響を調べました。'],
        ],
      },
    ])
    const { found, leads } = await answerOf('Does quantization reduce accuracy?', japanese)
    expect(leads[0]).toBe('量子化による精度の低下は0.3ポイントにとどまりました。')
    expect(found).toBe(true)
  })
})

describe('a paper does not seem to say', () => {
  test.each([
    'Which protein folding benchmark was used?',
    'How does it compare with DeepSurge9 on Lake Orrin?',
    'タンパク質の構造を予測する費用はいくらですか？',
    '紫外線の影響はありますか？',
    '!?',
    'zzxqy',
  ])('%s', async (question) => {
    expect((await answerOf(question)).found).toBe(false)
  })

  test('and offers only places of it as the closest', async () => {
    const { found, places } = await answerOf('How does TideGauge treat earthquakes and volcanoes?')
    expect(found).toBe(false)
    const whole = [...passagesOf(DOCUMENT)].map(({ sentence }) => sentence.text).join(' ')
    expect(places.length).toBeGreaterThan(0)
    for (const place of places) expect(whole).toContain(place)
  })
})

test('three places at most, none of which shares a passage with another', async () => {
  const asked = await extractive.ask(
    {
      document: DOCUMENT,
      paper: buildPaper(TITLE),
      question: 'sensors recordings harbours forecasts',
      language: 'en',
    },
    new AbortController().signal,
  )
  const draft = valueOf(asked)
  const ids = draft.places.flatMap(({ passages }) => passages.map(({ id }) => id))
  expect(draft.places.length).toBeLessThanOrEqual(3)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a question of nothing but question words is answered by what such answers hold', async () => {
  const { leads } = await answerOf('限界は何ですか？')
  expect([
    'Our forecasts are wrong when ice covers the sensors.',
    'We have no recordings from harbours without tides.',
  ]).toContain(leads[0])
})

test('a passage that speaks to a model is neither an answer nor beside one', async () => {
  const document: PaperDocument = { ...DOCUMENT, instructions: ['S2.p1.s2'] }
  const { places } = await answerOf('What happens to the weights through quantization?', document)
  expect(places.join(' ')).not.toContain('We quantize all weights')
})
