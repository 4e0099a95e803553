/** A link that leaves Ronbun: a new tab, no opener, no referrer, and a word that says so. */
import type { ComponentChildren } from 'preact'
import { useMessages } from '../hooks/messages.ts'

type Props = { href: string; children: ComponentChildren; class?: string; title?: string }

/** Links to an `http(s)` address; anything else, a paper's record may hold, becomes plain text. */
export function OutwardLink({ href, children, class: className, title }: Props) {
  const { t } = useMessages()
  if (!/^https?:\/\//i.test(href)) return <span class={className}>{children}</span>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" class={className} title={title}>
      {children}
      <span class="for-screen-readers">{t('new_tab')}</span>
    </a>
  )
}
