import { describe, expect, test } from 'vitest'
import { errorInfo } from '../../../../src/core/errors.ts'
import { askedReducer, entriesOf, type Entry, type EntryAction } from '../../../../src/ui/panel/asked-state.ts'
import { buildAsked } from '../../../support/build-asked.ts'

const PAPER = 'arxiv:2601.01234'
const asked = (id: string, question = `${id}?`): EntryAction => ({ type: 'asked', id, paperId: PAPER, question })
const answered = (id: string): EntryAction => ({
  type: 'answered',
  id,
  asked: buildAsked({ id, question: `${id}?` }),
})
const after = (...actions: EntryAction[]) => actions.reduce(askedReducer, [] as readonly Entry[])
const shown = (entries: readonly Entry[]) => entries.map(({ id, state }) => `${id} ${state}`)

describe('the questions of a session', () => {
  test('stand newest first, each with what came of it', () => {
    const failed: EntryAction = { type: 'failed', id: 'b', error: errorInfo('offline') }
    expect(shown(after(asked('a'), asked('b'), asked('c'), answered('a'), failed))).toEqual([
      'c asking',
      'b failed',
      'a answered',
    ])
  })

  test('show no answer that comes after they were cancelled', () => {
    expect(shown(after(asked('a'), { type: 'cancelled', id: 'a' }, answered('a')))).toEqual(['a cancelled'])
  })

  test('give up their place when asked again after they came to nothing, not after they were answered', () => {
    const again = after(asked('a', 'Why?'), { type: 'cancelled', id: 'a' }, asked('b', 'Why?'))
    expect(shown(again)).toEqual(['b asking'])
    const twice = after(asked('a', 'Why?'), answered('a'), asked('b', 'Why?'))
    expect(shown(twice)).toEqual(['b asking', 'a answered'])
  })
})

describe('what is on show of a paper', () => {
  test('is its own questions, then what else the note keeps, newest first, nothing twice', () => {
    const entries = after(asked('a'), answered('a'), { type: 'asked', id: 'x', paperId: 'acl:x.1', question: '?' })
    const kept = ['k1', 'k2', 'a'].map((id) => buildAsked({ id }))
    expect(shown(entriesOf(entries, PAPER, kept))).toEqual(['a answered', 'k2 answered', 'k1 answered'])
  })

  test('still holds a kept question that was just taken out of the note', () => {
    const dropped = after({ type: 'dropped', paperId: PAPER, asked: buildAsked({ id: 'k' }) })
    expect(shown(entriesOf(dropped, PAPER, []))).toEqual(['k answered'])
    const own = after(asked('a'), answered('a'), { type: 'dropped', paperId: PAPER, asked: buildAsked({ id: 'a' }) })
    expect(shown(own)).toEqual(['a answered'])
  })
})
