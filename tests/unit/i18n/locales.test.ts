import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { NOTICE_CODES } from '../../../src/core/digest.ts'
import { TEXT_FAILURES, TEXT_KINDS } from '../../../src/core/document.ts'
import { ERROR_CODES } from '../../../src/core/errors.ts'
import { EXPORT_FORMATS } from '../../../src/core/export/index.ts'
import { CHECKS } from '../../../src/core/grounding/checks/index.ts'
import { JOB_STEPS } from '../../../src/core/job.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts'
import { SLOTS } from '../../../src/core/slot.ts'
import { loadMessages } from '../../../src/i18n/t.ts'

type MessageFile = Record<string, { message: string }>

const folder = fileURLToPath(new URL('../../../assets/_locales', import.meta.url))
const locales = readdirSync(folder).map((name) => {
  const text = readFileSync(`${folder}/${name}/messages.json`, 'utf8')
  return { name, text, file: JSON.parse(text) as MessageFile }
})
const english = locales.find(({ name }) => name === 'en')!.file
const underscored = (code: string) => code.replaceAll('-', '_')
const placeholders = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted()

const NEEDED = [
  ...Object.keys(ERROR_CODES).flatMap((code) => [`error_${underscored(code)}`, `step_${underscored(code)}`]),
  ...JOB_STEPS.map((step) => `progress_${step}`),
  ...SLOTS.map((slot) => `slot_${slot}`),
  ...NOTICE_CODES.map((code) => `notice_${underscored(code)}`),
  ...TEXT_KINDS.map((kind) => `source_${kind}`),
  ...TEXT_FAILURES.flatMap((code) => [`text_failure_${underscored(code)}`, `text_failure_step_${underscored(code)}`]),
  ...Object.keys(DEFAULT_SETTINGS).map((name) => `setting_${name}`),
  ...['none', 'making', 'ready', 'failed'].map((state) => `state_${state}`),
  ...EXPORT_FORMATS.map(({ id }) => `export_format_${id}`),
  ...CHECKS.flatMap(({ id }) => [`check_${id}`, `check_${id}_what`]),
  'engine_extractive',
  'extName',
  'extDescription',
  'commandToggle',
  'commandSidePanel',
]

test('every language Ronbun writes has its words', () => {
  expect(locales.map(({ name }) => name)).toEqual(expect.arrayContaining([...LANGUAGES]))
})

describe.each(locales)('the words of $name', ({ name, file, text }) => {
  test('have no key that English does not have', () => {
    expect(Object.keys(file).filter((key) => !(key in english))).toEqual([])
  })

  test.skipIf(!LANGUAGES.some((language) => language === name))('lack no key that English has', () => {
    expect(Object.keys(english).filter((key) => !(key in file))).toEqual([])
  })

  test('say something for every error, next step, slot, notice, step and format', () => {
    expect(NEEDED.filter((key) => !file[key]?.message.trim())).toEqual([])
  })

  test('use the same placeholders as English', () => {
    const differing = Object.entries(file).filter(
      ([key, { message }]) => String(placeholders(message)) !== String(placeholders(english[key]?.message ?? '')),
    )
    expect(differing).toEqual([])
  })

  test('name no key twice', () => {
    const keys = [...text.matchAll(/^ {2}"([^"]+)": \{/gm)].map(([, key]) => key)
    expect(keys.length).toBe(new Set(keys).size)
  })

  test('can be read by the browser, to which a dollar sign opens a placeholder', () => {
    expect(Object.entries(file).filter(([key, { message }]) => message.includes('$') || !/^\w+$/.test(key))).toEqual(
      [],
    )
    expect(file['extDescription']!.message.length).toBeLessThanOrEqual(132)
  })
})

test('Japanese sentences end in 。 and never mix in Western punctuation', () => {
  const japanese = locales.find(({ name }) => name === 'ja')!.file
  const sentences = Object.entries(japanese).filter(
    ([key]) => /^(error|step|notice)_/.test(key) && key !== 'error_detail',
  )
  expect(sentences.filter(([, { message }]) => !message.endsWith('。'))).toEqual([])
  expect(Object.entries(japanese).filter(([, { message }]) => /[ぁ-んァ-ヶ一-龠][,.!?:]/.test(message))).toEqual([])
})

test('Japanese and Latin letters stand without a space, which the style sheet sets', () => {
  const { extName, ...japanese } = locales.find(({ name }) => name === 'ja')!.file
  const spaced = /[ぁ-んァ-ヶー一-龠々、。（）「」：] [\w{]|[\w}%] [ぁ-んァ-ヶー一-龠々、。（）「」：]/
  expect(extName?.message).toMatch(spaced)
  expect(Object.entries(japanese).filter(([, { message }]) => spaced.test(message))).toEqual([])
})

test('words load by language', async () => {
  const [ja, en] = await Promise.all([loadMessages('ja'), loadMessages('en')])
  expect(ja.t('export_saved', { file: 'a.md' })).toBe('a.mdを保存しました。')
  expect(en.t('export_saved', { file: 'a.md' })).toBe('Saved a.md.')
  expect(ja.lookUp('engine_of_tomorrow')).toBeUndefined()
})
