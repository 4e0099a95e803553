/** The way to the options. */
import { useMessages } from '../hooks/messages.ts'

/** Links to them in a tab of their own. */
export function OptionsLink({ url }: { url: string }) {
  const { t } = useMessages()
  return (
    <a class="text-button" href={url} target="_blank" rel="noopener">
      {t('model_options')}
      <span class="for-screen-readers">{t('new_tab')}</span>
    </a>
  )
}
