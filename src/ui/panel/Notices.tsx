/**
 * What the reader must know about the digest: before reading, in sentences with a next step if any; and after the answers,
 * in small print, what was set aside while it was made.
 */
import type { Digest } from '../../core/digest.ts'
import { tellingFailure } from '../../core/passed-over.ts'
import { settingKey, noticeKey, textFailureKey } from '../../i18n/keys.ts'
import { joinSentences, languageName, numberOf } from '../../i18n/format.ts'
import type { Wire } from '../../wire/protocol.ts'
import type { Translate } from '../../i18n/t.ts'
import { useMessages } from '../hooks/messages.ts'
import { foremostNotices, lesserNotices } from './foremost.ts'
import { SetAside } from './SetAside.tsx'
import { versionGap, type PanelState } from './state.ts'

type Props = { state: PanelState; onMake: (version: number) => void }

/** Shows the notices of a digest and of the settings; nothing where there is nothing to say. */
export function Notices({ state, onMake }: Props) {
  const { t, language } = useMessages()
  const { view, digest } = state
  const gap = versionGap(state)
  const repaired = view?.repairedSettings ?? []
  const notices = foremostNotices(digest)
  const isOtherLanguage = digest !== undefined && view !== undefined && digest.language !== view.language
  if (!gap && repaired.length === 0 && notices.length === 0 && !isOtherLanguage && !view?.paper?.withdrawn)
    return null
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
      {notices.map(({ code, count }) => (
        <li key={code}>
          {joinSentences(
            language,
            t(noticeKey(code), { count: numberOf(count, language) }),
            code === 'abstract-only' ? reasonOf(digest, t) : '',
          )}
        </li>
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

/** Shows what was set aside: below the answers, since it changes none of them and they must not move for it. */
export function SmallPrint({ wire, digest }: { wire: Wire; digest: Digest }) {
  const { t, language } = useMessages()
  return (
    <>
      {lesserNotices(digest).map(({ code, count }) =>
        code === 'hidden-text-removed' || code === 'instructions-seen' ? (
          // Of another digest nothing that is open here is told.
          <SetAside key={`${code} ${digest.source.sha256}`} wire={wire} digest={digest} code={code} count={count} />
        ) : (
          <p key={code} class="small-print">
            {t(noticeKey(code), { count: numberOf(count, language) })}
          </p>
        ),
      )}
    </>
  )
}

/** Why no full text was read, where the digest says so. */
function reasonOf(digest: Digest | undefined, t: Translate): string {
  const reason = tellingFailure(digest?.source.passedOver ?? [])
  return reason ? t(textFailureKey(reason)) : ''
}
