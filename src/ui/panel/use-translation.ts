/**
 * Translates what the digest on show holds in another language, in the browser, part by part; what is done is kept.
 *
 *   none ── data at hand ──► translating ──► none
 *     └── data to download ─► offered ── click ─► downloading ─► translating
 *                               ▲                    ├─ cancel ──┐
 *                               └────────────────────┴───────────┘      failed ── click ─► downloading
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { digestKey } from '../../core/digest-key.ts'
import type { Digest, Translation } from '../../core/digest.ts'
import { foreignParts, type Part, type PartId } from '../../core/translation/digest-parts.ts'
import type { Wire } from '../../wire/protocol.ts'
import { browserTranslator, type Availability, type LanguagePair, type TranslatorApi } from './browser-translator.ts'

export type TranslationState =
  | { phase: 'none' | 'failed' }
  /** A click is needed: to download, or only to begin where the data is at hand. */
  | { phase: 'offered'; isAtHand: boolean }
  /** `loaded` runs from 0 to 1. */
  | { phase: 'downloading'; loaded: number }
  | { phase: 'translating'; done: number; total: number }

export type Translating = {
  state: TranslationState
  /** The translation to show for a part, if there is one. */
  translationOf: (id: PartId, stored: Translation | undefined) => Translation | undefined
  start: () => void
  cancel: () => void
}

type Options = { wire: Wire; digest: Digest | undefined; isOn: boolean }
type Task = { api: TranslatorApi; pair: LanguagePair; parts: Part[]; key: string; isAtHand: boolean }

const NOTHING: ReadonlyMap<PartId, Translation> = new Map()

/** Follows the digest on show; without a translator, or switched off, it does nothing and shows originals. */
export function useTranslation({ wire, digest, isOn }: Options): Translating {
  const [state, setState] = useState<TranslationState>({ phase: 'none' })
  const [fresh, setFresh] = useState(NOTHING)
  const task = useRef<Task | undefined>(undefined)
  const running = useRef<AbortController | undefined>(undefined)
  const key =
    digest && isOn ? digestKey({ ...digest, paperId: digest.paper.id, version: digest.paper.version }) : undefined

  const run = () => {
    const { current } = task
    if (!current) return
    running.current?.abort()
    const control = new AbortController()
    running.current = control
    const report = {
      state: (next: TranslationState) => !control.signal.aborted && setState(next),
      part: (id: PartId, text: string) => {
        if (control.signal.aborted) return
        const translation: Translation = { text, language: current.pair.targetLanguage, by: 'translator' }
        setFresh((before) => new Map(before).set(id, translation))
        // What could not be kept is translated again next time; what is on show stays.
        void wire.workshop('translation.keep', { key: current.key, part: id, text }).catch(() => {})
      },
    }
    void translateAll(current, report, control.signal)
  }

  useEffect(() => {
    setState({ phase: 'none' })
    setFresh(NOTHING)
    const found = digest && key !== undefined ? taskOf(digest, key) : undefined
    task.current = found
    let isGone = false
    const begin = async (wanted: Task) => {
      const availability = await whatItTakes(wanted)
      if (isGone || availability === 'unavailable') return
      wanted.isAtHand = availability === 'available'
      if (wanted.isAtHand) run()
      else setState({ phase: 'offered', isAtHand: false })
    }
    if (found) void begin(found)
    return () => {
      isGone = true
      running.current?.abort()
    }
  }, [key, digest?.createdAt])

  return {
    state,
    translationOf: (id, stored) => (isOn ? (stored ?? fresh.get(id)) : undefined),
    start: run,
    cancel: () => {
      running.current?.abort()
      setState({ phase: 'offered', isAtHand: task.current?.isAtHand ?? false })
    },
  }
}

function taskOf(digest: Digest, key: string): Task | undefined {
  const api = browserTranslator()
  const untranslated = foreignParts(digest).filter(({ translation }) => !translation)
  const [first] = untranslated
  if (!api || !first) return undefined
  const parts = untranslated.filter(({ language }) => language === first.language)
  const pair = { sourceLanguage: first.language, targetLanguage: digest.language }
  return { api, pair, parts, key, isAtHand: false }
}

// A page may forbid its frames the translator, which then answers by rejecting.
async function whatItTakes({ api, pair }: Task): Promise<Availability> {
  try {
    return await api.availability(pair)
  } catch {
    return 'unavailable'
  }
}

type Report = { state(next: TranslationState): void; part(id: PartId, text: string): void }

async function translateAll(task: Task, report: Report, signal: AbortSignal): Promise<void> {
  const { api, pair, parts } = task
  const progress = (done: number): TranslationState => ({ phase: 'translating', done, total: parts.length })
  try {
    const onProgress = ({ loaded }: { loaded: number }) => report.state({ phase: 'downloading', loaded })
    report.state(task.isAtHand ? progress(0) : { phase: 'downloading', loaded: 0 })
    // Begun before anything is awaited, while the click still counts.
    const opening = api.create({
      ...pair,
      signal,
      monitor: (monitor) => monitor.addEventListener('downloadprogress', onProgress),
    })
    const [session, { translateText }] = await Promise.all([opening, import('../../core/translation/translate.ts')])
    // From now on the data is at hand, whoever asks.
    task.isAtHand = true
    try {
      for (const [done, { id, text }] of parts.entries()) {
        report.state(progress(done))
        // A text the translator cannot take, or brings back damaged, stays as it is.
        const translated = await translateText(text, pair.targetLanguage, (given) =>
          session.translate(given, { signal }),
        ).catch(() => undefined)
        if (signal.aborted) return
        if (translated?.ok) report.part(id, translated.value)
      }
    } finally {
      session.destroy()
    }
    report.state({ phase: 'none' })
  } catch (caught) {
    // Without a click before it the browser refuses to download: then a click is what is needed.
    const needsClick = caught instanceof Error && caught.name === 'NotAllowedError'
    report.state(needsClick ? { phase: 'offered', isAtHand: task.isAtHand } : { phase: 'failed' })
  }
}
