/** What the reader must know about the digest before trusting it, each in one sentence, with the next step if any. */
import { settingKey, noticeKey } from '../../i18n/keys.ts'
import { languageName, numberOf } from '../../i18n/format.ts'
import { useMessages } from '../hooks/messages.ts'
import { versionGap, type PanelState } from './state.ts'

type Props = { state: PanelState; onMake: (version: number) => void }

/** Shows the notices of a digest and of the settings; nothing where there is nothing to say. */
export function Notices({ state, onMake }: Props) {
  const { t, language } = useMessages()
  const { view, digest } = state
  const gap = versionGap(state)
  const repaired = view?.repairedSettings ?? []
  const notices = digest?.notices ?? []
  const saysAbstractOnly = notices.some(({ code }) => code === 'abstract-only')
  const isOtherLanguage = digest !== undefined && view !== undefined && digest.language !== view.language
  const isEmpty = !gap && repaired.length === 0 && notices.length === 0 && !isOtherLanguage && !view?.paper?.withdrawn
  if (isEmpty && digest?.source.kind !== 'abstract') return null
  return (
    <ul class="notices" aria-label={t('notices_label')}>
      {view?.paper?.withdrawn && (
        <li>
          <strong>{t('withdrawn')}</strong>
          {language === 'ja' ? '' : ' '}
          {t('withdrawn_step')}
        </li>
      )}
      {gap && (
        <li>
          {gap.isOlder
            ? t('version_older', { have: gap.have, newest: gap.want })
            : t('version_other', { have: gap.have, open: gap.want })}{' '}
          {!state.making && (
            <button type="button" class="text-button" onClick={() => onMake(gap.want)}>
              {t('make_version', { version: gap.want })}
            </button>
          )}
        </li>
      )}
      {isOtherLanguage && <li>{t('language_other', { language: languageName(digest.language) })}</li>}
      {digest?.source.kind === 'abstract' && !saysAbstractOnly && <li>{t('notice_abstract_only')}</li>}
      {notices.map(({ code, count }) => (
        <li key={code}>{t(noticeKey(code), { count: numberOf(count, language) })}</li>
      ))}
      {repaired.length > 0 && (
        <li>
          {t('repaired_settings', {
            names: repaired.map((name) => t(settingKey(name))).join(language === 'ja' ? '、' : ', '),
          })}
        </li>
      )}
    </ul>
  )
}
