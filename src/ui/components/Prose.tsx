/** Running text in a known language; text in another language than the interface's is marked as the paper's own. */
import { useMessages } from '../hooks/messages.ts'
import { RichText } from './RichText.tsx'

type Props = { text: string; language: string; class: string }

/** Shows a text as a paragraph, or as a quotation said to be the original. */
export function Prose({ text, language, class: className }: Props) {
  const { t, language: own } = useMessages()
  if (language === own) {
    return (
      <p class={className} lang={language}>
        <RichText text={text} />
      </p>
    )
  }
  return (
    <blockquote class={`${className} original`} lang={language}>
      <RichText text={text} />
      <span class="original-mark" lang={own}>
        {t('original_mark')}
      </span>
    </blockquote>
  )
}
