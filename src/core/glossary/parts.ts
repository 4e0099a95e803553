/**
 * Cuts a text of a script without spaces into what a glossary knows, by longest match, and what it does not know:
 *
 *   「BLEUはなぜ量子化で低下しますか」 → BLEU · 量子化 (quantization) · 低下 (degradation, drop …)
 *
 * Hiragana outside a form is grammar. A run of katakana is one word unless all of it is made of forms, and a form of one
 * Chinese character does not stand inside a longer word, so that コンテスト is no テスト and 表面 no 表.
 */
import { foldForm, type Glossary } from './glossary.ts'

/** A part of a text: `plain` is anything in a script with spaces, left as it is; `silent` says nothing about a paper. */
export type TextPart = { text: string; kind: 'term' | 'silent' | 'unknown' | 'plain'; english: readonly string[] }

const CHINESE = /[\p{Script=Han}々〆]/u
const KATAKANA = /[\p{Script=Katakana}ー・]/u
const HIRAGANA = /\p{Script=Hiragana}/u
const KATAKANA_RUN = /[\p{Script=Katakana}ー・]+/uy
const PLAIN_RUN = /[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〆ー・]+/uy
/** Nobody asks at more length, and each place is looked up many times over. */
const LONGEST_TEXT = 2000
/** No word is longer, and each way of cutting a run is tried. */
const LONGEST_RUN = 40

/** The parts of a text, in order. */
export function partsOf(asked: string, glossary: Glossary): TextPart[] {
  const text = asked.normalize('NFKC').slice(0, LONGEST_TEXT)
  const parts: TextPart[] = []
  let at = 0
  let isAfterForm = true
  while (at < text.length) {
    const form = formAt(text, at, glossary, isAfterForm)
    const part = form ?? unknownAt(text, at, glossary)
    isAfterForm = form !== undefined || !CHINESE.test(part.text)
    if (part.kind !== 'unknown' || !isGrammar(part.text)) parts.push(part)
    at += part.text.length
  }
  return parts
}

/** The longest form that begins here. */
function formAt(text: string, at: number, glossary: Glossary, isAfterForm: boolean): TextPart | undefined {
  // Inside a Latin word nothing begins.
  if (/[\p{Script=Latin}\d]/u.test(text[at] ?? '') && /[\p{Script=Latin}\d]/u.test(text[at - 1] ?? ''))
    return undefined
  if (KATAKANA.test(text[at] ?? '') && runAt(KATAKANA_RUN, text, at).length > LONGEST_RUN) return undefined
  // Long vowel marks are not counted by the longest form.
  for (let length = Math.min(glossary.longest * 2, text.length - at); length > 0; length -= 1) {
    const form = text.slice(at, at + length)
    const english = glossary.english.get(foldForm(form))
    if (!english || !standsAlone(text, at, form, glossary, isAfterForm)) continue
    return { text: form, kind: english.length > 0 ? 'term' : 'silent', english }
  }
  return undefined
}

function standsAlone(text: string, at: number, form: string, glossary: Glossary, isAfterForm: boolean): boolean {
  const next = text[at + form.length] ?? ''
  if (/[\p{Script=Latin}\d]$/u.test(form)) return !/[\p{Script=Latin}\d]/u.test(next)
  if (form.length === 1 && CHINESE.test(form)) return isAfterForm && !CHINESE.test(next)
  if (KATAKANA.test(form.at(-1) ?? '') && KATAKANA.test(next))
    return formAt(text, at + form.length, glossary, true) !== undefined
  return !(KATAKANA.test(form[0] ?? '') && KATAKANA.test(text[at - 1] ?? '')) || isAfterForm
}

/** What stands here up to where a form begins or the script changes. */
function unknownAt(text: string, at: number, glossary: Glossary): TextPart {
  const first = text[at] ?? ''
  if (KATAKANA.test(first)) return unknown(runAt(KATAKANA_RUN, text, at))
  if (HIRAGANA.test(first)) return unknown(first)
  if (!CHINESE.test(first)) return plainAt(text, at, glossary)
  let end = at + 1
  while (CHINESE.test(text[end] ?? '') && !formAt(text, end, glossary, false)) end += 1
  return unknown(text.slice(at, end))
}

/** Up to the next word that begins a form, such as the F of F値. */
function plainAt(text: string, at: number, glossary: Glossary): TextPart {
  const run = runAt(PLAIN_RUN, text, at)
  for (const { index } of run.matchAll(/(?<=[^\p{Script=Latin}\d])[\p{Script=Latin}\d]/gu))
    if (formAt(text, at + index, glossary, true)) return { text: run.slice(0, index), kind: 'plain', english: [] }
  return { text: run, kind: 'plain', english: [] }
}

function runAt(run: RegExp, text: string, at: number): string {
  run.lastIndex = at
  return run.exec(text)?.[0] ?? text[at] ?? ''
}

function unknown(text: string): TextPart {
  return { text, kind: 'unknown', english: [] }
}

/** Hiragana, and a single Chinese character, which is mostly a verb's. */
function isGrammar(text: string): boolean {
  return text.length === 1 || HIRAGANA.test(text)
}
