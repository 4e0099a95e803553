/** Where a paper can be read, and its code. */
import type { Paper } from '../../core/paper.ts'
import { OutwardLink } from '../components/OutwardLink.tsx'
import { useMessages } from '../hooks/messages.ts'

/** The ways to read a paper, as links; the short form leaves out its own page, where the reader mostly is. */
export function PaperLinks({ paper: { links }, isShort = false }: { paper: Paper; isShort?: boolean }) {
  const { t } = useMessages()
  const code = links.code ?? []
  return (
    <div class="links">
      {!isShort && <OutwardLink href={links.abs}>{t('link_abs')}</OutwardLink>}
      {links.pdf && <OutwardLink href={links.pdf}>{t('link_pdf')}</OutwardLink>}
      {links.html && <OutwardLink href={links.html}>{t('link_html')}</OutwardLink>}
      {code.map((url, index) => (
        <OutwardLink key={url} href={url}>
          {code.length > 1 ? t('link_code_number', { number: index + 1 }) : t('link_code')}
        </OutwardLink>
      ))}
    </div>
  )
}
