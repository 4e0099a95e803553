/** The options: a few settings, saved at once, and what leaves the reader's machine. */
import { useEffect, useState } from 'preact/hooks'
import { toErrorInfo, type ErrorInfo } from '../../core/errors.ts'
import { LANGUAGES, preferredLanguage } from '../../core/language.ts'
import type { Settings } from '../../core/settings.ts'
import { languageName } from '../../i18n/format.ts'
import type { MessageKey } from '../../i18n/t.ts'
import type { ModelDesk } from '../../wire/model-desk.ts'
import type { PanelView, Wire } from '../../wire/protocol.ts'
import type { SiteAccess } from '../../wire/site-access.ts'
import { ErrorText } from '../components/ErrorText.tsx'
import { StatusLine } from '../components/StatusLine.tsx'
import { MessagesContext, useLoadedMessages, useMessages } from '../hooks/messages.ts'
import { useStatus } from '../hooks/status.ts'
import { CachedTexts } from './CachedTexts.tsx'
import { ModelSection } from './model/ModelSection.tsx'
import { OtherSites } from './OtherSites.tsx'

type Props = { wire: Wire; version: string; sites: SiteAccess; desk: ModelDesk }

/** Mounts as the options page. */
export function OptionsApp({ wire, version, sites, desk }: Props) {
  const [status, say] = useStatus()
  const { view, error, open, change } = useSettings(wire)
  const messages = useLoadedMessages(view?.language ?? (error ? preferredLanguage(navigator.languages) : undefined))
  const saved = view?.changes ?? 0
  useEffect(() => {
    if (messages && saved > 0) say(messages.t('options_saved'))
  }, [saved, messages])
  useEffect(() => {
    if (messages) document.title = `${messages.t('options_title')} · Ronbun`
  }, [messages])

  if (!messages) return <main class="options" aria-busy="true" />
  const { t } = messages
  return (
    <MessagesContext.Provider value={messages}>
      <main class="options">
        <h1>
          <span class="brand">Ronbun</span> {t('options_title')}
        </h1>
        {error && <ErrorText error={error} onRetry={open} />}
        {view && (
          <section class="settings" aria-label={t('options_title')}>
            <div class="setting">
              <label for="setting-language">{t('language_label')}</label>
              <select
                id="setting-language"
                value={view.settings.language}
                aria-describedby="setting-language-hint"
                onChange={(event) => change({ language: event.currentTarget.value as Settings['language'] })}
              >
                <option value="auto">{t('options_auto')}</option>
                {LANGUAGES.map((each) => (
                  <option key={each} value={each} lang={each}>
                    {languageName(each)}
                  </option>
                ))}
              </select>
              <p id="setting-language-hint" class="hint">
                {t('options_language_hint')}
              </p>
            </div>
            <Toggle name="autoOpen" label="options_auto_open" settings={view.settings} onChange={change} />
            <Toggle name="translate" label="options_translate" settings={view.settings} onChange={change} />
            <Toggle
              name="exportEvidence"
              label="options_export_evidence"
              settings={view.settings}
              onChange={change}
            />
          </section>
        )}
        {view && <ModelSection wire={wire} desk={desk} settings={view.settings} say={say} onChange={change} />}
        <OtherSites access={sites} wire={wire} say={say} />
        <CachedTexts wire={wire} say={say} />
        <section>
          <h2>{t('privacy_title')}</h2>
          <p>{t('privacy_hosts')}</p>
          <p>{t('privacy_local')}</p>
        </section>
        <section>
          <h2>{t('shortcuts_title')}</h2>
          <p>{t('shortcuts_text')}</p>
        </section>
        <p class="muted version">{t('version', { version })}</p>
        <StatusLine status={status} />
      </main>
    </MessagesContext.Provider>
  )
}

type ToggleProps = {
  name: 'autoOpen' | 'exportEvidence' | 'translate'
  label: MessageKey & `options_${string}`
  settings: Settings
  onChange: (change: Partial<Settings>) => void
}

function Toggle({ name, label, settings, onChange }: ToggleProps) {
  const { t, lookUp } = useMessages()
  const id = `setting-${name}`
  return (
    <div class="setting setting-toggle">
      <input
        id={id}
        type="checkbox"
        checked={settings[name]}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
      />
      <label for={id}>{t(label)}</label>
      <p id={`${id}-hint`} class="hint">
        {lookUp(`${label}_hint`)}
      </p>
    </div>
  )
}

type OptionsView = Pick<PanelView, 'settings' | 'language'> & { changes: number }

function useSettings(wire: Wire) {
  const [view, setView] = useState<OptionsView>()
  const [error, setError] = useState<ErrorInfo>()

  // The settings travel with a panel's snapshot; the language in force is decided there.
  async function load(changes: number) {
    try {
      const { settings, language } = await wire.background('panel.open', { place: { kind: 'active-tab' } })
      setView({ settings, language, changes })
      setError(undefined)
    } catch (caught) {
      setError(toErrorInfo(caught))
    }
  }

  async function write(change: Partial<Settings>) {
    try {
      await wire.background('settings.write', { change })
      await load((view?.changes ?? 0) + 1)
    } catch (caught) {
      setError(toErrorInfo(caught))
      // The control returns to what is stored.
      setView((current) => current && { ...current })
    }
  }

  useEffect(() => void load(0), [])
  return {
    view,
    error,
    open: () => void load(view?.changes ?? 0),
    change: (change: Partial<Settings>) => void write(change),
  }
}
