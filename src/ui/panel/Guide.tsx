/** What the panel says where no paper is: where Ronbun works. */
import { OutwardLink } from '../components/OutwardLink.tsx'
import { useMessages } from '../hooks/messages.ts'

/** Explains, kindly and briefly. */
export function Guide() {
  const { t } = useMessages()
  return (
    <div class="guide">
      <h1>{t('guide_title')}</h1>
      <p>{t('guide_where')}</p>
      <ul>
        <li>
          <OutwardLink href="https://arxiv.org/">{t('guide_arxiv')}</OutwardLink>
        </li>
        <li>
          <OutwardLink href="https://aclanthology.org/">{t('guide_acl')}</OutwardLink>
        </li>
      </ul>
      <p>{t('guide_popup')}</p>
    </div>
  )
}
