import { expect, test } from 'vitest'
import {
  briefAuthors,
  dateOf,
  dollarsOf,
  familyName,
  hostOf,
  languageName,
  momentOf,
  numberOf,
  shortAuthors,
  weekRangeOf,
} from '../../../src/i18n/format.ts'

test('a week within one month says the month once', () => {
  expect(weekRangeOf('2026-07-20', '2026-07-26', 'ja', 2026)).toBe('7月20日–26日')
  expect(weekRangeOf('2026-07-20', '2026-07-26', 'en', 2026)).toBe('Jul 20–26')
})

test('a week over two months says both', () => {
  expect(weekRangeOf('2026-07-27', '2026-08-02', 'ja', 2026)).toBe('7月27日–8月2日')
  expect(weekRangeOf('2026-07-27', '2026-08-02', 'en', 2026)).toBe('Jul 27 – Aug 2')
})

test('a week of another year says its year, and one over new year both', () => {
  expect(weekRangeOf('2023-08-07', '2023-08-13', 'ja', 2026)).toBe('2023年8月7日–13日')
  expect(weekRangeOf('2023-08-07', '2023-08-13', 'en', 2026)).toBe('Aug 7–13, 2023')
  expect(weekRangeOf('2025-12-29', '2026-01-04', 'ja', 2026)).toBe('2025年12月29日–2026年1月4日')
  expect(weekRangeOf('2025-12-29', '2026-01-04', 'en', 2026)).toBe('Dec 29, 2025 – Jan 4, 2026')
})

test('days that are no days are shown as they came', () => {
  expect(weekRangeOf('soon', 'later', 'ja', 2026)).toBe('soon–later')
})

test('dates are ISO-short in local time, and what is no time is empty', () => {
  const noon = new Date(2026, 10, 2, 9, 5).getTime()
  expect(dateOf(noon)).toBe('2026-11-02')
  expect(momentOf(noon)).toBe('2026-11-02 09:05')
  expect(dateOf('garbage')).toBe('')
})

test('long author lists are cut, but never to save a single name', () => {
  expect(shortAuthors(['Ann Bee', 'Cy Dee', 'Ed Eff', 'Gi Haa'])).toEqual({ names: 'Bee, Dee, Eff, Haa', left: 0 })
  expect(shortAuthors(['Ann Bee', 'Cy Dee', 'Ed Eff', 'Gi Haa', 'Io Jay'])).toEqual({
    names: 'Bee, Dee, Eff',
    left: 2,
  })
  expect(shortAuthors([])).toEqual({ names: '', left: 0 })
})

test('a family name is not a suffix, and a single name is itself', () => {
  expect(familyName('Robert Hale Jr.')).toBe('Hale')
  expect(familyName('Sun Li III')).toBe('Li')
  expect(familyName('夏目漱石')).toBe('夏目漱石')
  expect(familyName('  ')).toBe('')
})

test('hosts, numbers and languages read as people write them', () => {
  expect(hostOf('https://www.example.org/a?b')).toBe('example.org')
  expect(hostOf('not an address')).toBe('')
  expect(numberOf(63_120, 'ja')).toBe('63,120')
  expect([languageName('ja'), languageName('en'), languageName('not a tag')]).toEqual([
    '日本語',
    'English',
    'not a tag',
  ])
})

test('as many names as fit the line, one at least', () => {
  const authors = ['Ann Bee', 'Cy Featherstonehaugh', 'Ed Eff', 'Gi Haa']
  expect(briefAuthors(authors, 30)).toEqual({ names: 'Bee, Featherstonehaugh, Eff', left: 1 })
  expect(briefAuthors(authors, 25)).toEqual({ names: 'Bee, Featherstonehaugh', left: 2 })
  expect(briefAuthors(authors, 2)).toEqual({ names: 'Bee', left: 3 })
  expect(briefAuthors(['Ann Bee'], 0)).toEqual({ names: 'Bee', left: 0 })
  expect(briefAuthors([], 9)).toEqual({ names: '', left: 0 })
})

test('a group of authors is named whole', () => {
  expect(familyName('LHCb Collaboration')).toBe('LHCb Collaboration')
  expect(familyName('The CMS')).toBe('The CMS')
  expect(familyName('Theodor Group-Smith')).toBe('Group-Smith')
})

test('a cost is said in dollars, rounded up, and below a cent to the hundredth of one', () => {
  expect(dollarsOf(0.0213, 'ja')).toBe('$0.03')
  expect(dollarsOf(0.1 + 0.2, 'en')).toBe('$0.30')
  expect(dollarsOf(0.00031, 'en')).toBe('$0.0004')
  expect(dollarsOf(0, 'en')).toBe('$0.00')
  expect(dollarsOf(1234.5, 'en')).toBe('$1,234.50')
})
