/** Weeks of the weekly lists. */
import type { Week } from '../../core/week.ts'
import { withLibrary } from './open.ts'

/** First and last days of all known weeks of a feed, newest first. */
export function listWeeks(feed: string): Promise<{ start: string; end: string }[]> {
  return withLibrary(async (database) => {
    const weeks = await database.getAll('weeks', weeksOf(feed))
    return weeks.map(({ start, end }) => ({ start, end })).toReversed()
  })
}

export function findWeek(feed: string, start: string): Promise<Week | undefined> {
  return withLibrary((database) => database.get('weeks', [feed, start]))
}

/** Keeps the weeks a list holds now; weeks it no longer names stay. */
export function saveWeeks(weeks: readonly Week[]): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction('weeks', 'readwrite')
    await Promise.all([...weeks.map((week) => transaction.store.put(week)), transaction.done])
  })
}

function weeksOf(feed: string): IDBKeyRange {
  return IDBKeyRange.bound([feed, ''], [feed, '\uffff'])
}
