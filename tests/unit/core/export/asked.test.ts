import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { AskedAnswer } from '../../../../src/core/asked.ts'
import { json } from '../../../../src/core/export/json.ts'
import { markdown } from '../../../../src/core/export/markdown.ts'
import { NoteSchema } from '../../../../src/core/note.ts'
import { readPack } from '../../../../src/core/pack.ts'
import { buildAsked, buildPlace } from '../../../support/build-asked.ts'
import { buildDigest, buildNoteText, buildPaper } from '../../../support/build-digest.ts'

const exporting = (asked: AskedAnswer[], evidence = true) => ({
  papers: [{ digest: buildDigest(), note: buildNoteText({ asked }) }],
  language: 'ja' as const,
  evidence,
})
const section = (asked: AskedAnswer[], evidence = true) =>
  markdown.render(exporting(asked, evidence)).split('## 自分の質問\n\n')[1]?.split('\n\n*作成情報')[0]

describe('kept questions leave', () => {
  test('in Markdown with their passages and places, whether or not answers show theirs', () => {
    const written = [
      '### モデルはどのくらい待ちますか？',
      '',
      '> 原文：A borrowed block is returned when its owner wakes. No model waits longer than $2\\tau$ for its own memory.',
      '>',
      '> — [3.2 Lending and returning](<https://arxiv.org/html/2601.01234v2#S3.SS2.p1>)',
      '',
      '> 原文：Waiting for a block takes 0.4 ms at the median.',
      '>',
      '> — [4.3 Latency、8ページ](<https://arxiv.org/html/2601.01234v2#S4.p2>)',
    ].join('\n')
    expect(section([buildAsked()])).toBe(written)
    expect(section([buildAsked()], false)).toBe(written)
  })

  test('in Markdown saying plainly where nothing answered, with the closest passages as just that', () => {
    expect(section([buildAsked({ found: false, places: [buildPlace()] })])).toMatch(
      /待ちますか？\n\n\*論文には書かれていないようです。\*\n\n近い箇所：\n\n> 原文：A borrowed/,
    )
    const source = { ...buildAsked().source, kind: 'abstract' as const }
    expect(section([buildAsked({ found: false, places: [], source })])).toContain('読めたのは概要だけ')
  })

  test('in Markdown that no question can break', () => {
    const text = section([buildAsked({ question: '# <b>bold</b> [x](javascript:alert(1))\n- list' })])
    expect(text?.split('\n')[0]).toBe('### \\# \\<b\\>bold\\</b\\> \\[x\\](javascript:alert(1)) - list')
  })

  test('in JSON whole, alone and among several, and come in again', () => {
    const request = exporting([buildAsked()])
    const note = v.parse(NoteSchema, JSON.parse(json.render(request)))
    expect(note.note.asked).toEqual([buildAsked()])
    const several = { ...request, papers: [...request.papers, { paper: buildPaper({ id: 'arxiv:2308.09999' }) }] }
    const pack = readPack(JSON.parse(json.render(several)))
    expect(pack.ok && pack.value.pack.notes?.[0]?.asked).toEqual([buildAsked()])
  })

  test('not at all where there are none', () => {
    expect(markdown.render(exporting([]))).not.toContain('自分の質問')
  })
})

test('a note of before there were questions comes in as one without', () => {
  const { asked: _, ...older } = buildNoteText()
  const note = v.parse(NoteSchema, { format: 'ronbun-note/1', digest: buildDigest(), note: older })
  expect(note.note.asked).toEqual([])
})
