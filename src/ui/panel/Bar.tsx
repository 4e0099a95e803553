/** The bar: whose panel this is, and the few things one does to a paper. */
import { LANGUAGES, type Language } from '../../core/language.ts'
import type { ExportFormat } from '../../core/export/types.ts'
import { languageName } from '../../i18n/format.ts'
import { ExportMenu } from '../components/ExportMenu.tsx'
import { Icon } from '../components/Icon.tsx'
import { StarButton } from '../components/StarButton.tsx'
import { useMessages } from '../hooks/messages.ts'

type Props = {
  language: Language
  onLanguage: (language: Language) => void
  /** Absent where no paper is on show. */
  paper:
    | { starred: boolean; onStar: (starred: boolean) => void; onExport: (format: ExportFormat) => void }
    | undefined
  optionsUrl: string
}

/** Shows the bar. */
export function Bar({ language, onLanguage, paper, optionsUrl }: Props) {
  const { t } = useMessages()
  return (
    <header class="bar">
      <span class="brand">Ronbun</span>
      <label class="language">
        <span class="for-screen-readers">{t('language_label')}</span>
        <select value={language} onChange={(event) => onLanguage(event.currentTarget.value as Language)}>
          {LANGUAGES.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageName(each)}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </label>
      {paper && <StarButton label={t('star')} starred={paper.starred} onToggle={paper.onStar} />}
      {paper && <ExportMenu onChoose={paper.onExport} />}
      <a
        class="icon-button"
        href={optionsUrl}
        target="_blank"
        rel="noopener"
        title={t('options')}
        aria-label={t('options')}
      >
        <Icon name="more" />
      </a>
    </header>
  )
}
