/** Running text in a known language; text in another language than the interface's is set as a quotation. */
import { useMessages } from '../hooks/messages.ts'
import { RichText } from './RichText.tsx'

type Props = { text: string; language: string; class: string }

/** Shows a text as a paragraph, or as a quotation where it is not in the interface's language. */
export function Prose({ text, language, class: className }: Props) {
  const { language: own } = useMessages()
  const words = <RichText text={text} />
  return language === own ? (
    <p class={className} lang={language}>
      {words}
    </p>
  ) : (
    <blockquote class={className} lang={language}>
      {words}
    </blockquote>
  )
}
