/** The sites beside which the panel may stand as well: a switch each, which asks the browser for the reader's permission. */
import { useEffect, useState } from 'preact/hooks'
import { OTHER_SITE_IDS, type OtherSiteId } from '../../core/other-sites.ts'
import type { Wire } from '../../wire/protocol.ts'
import type { SiteAccess } from '../../wire/site-access.ts'
import { useMessages } from '../hooks/messages.ts'
import type { Say } from '../hooks/status.ts'

const NAMES: Record<OtherSiteId, string> = { ar5iv: 'ar5iv', alphaxiv: 'alphaXiv' }

/** Shows which sites are allowed, as the browser says, and changes that; done is what the browser has carried out. */
export function OtherSites({ access, wire, say }: { access: SiteAccess; wire: Wire; say: Say }) {
  const { t } = useMessages()
  const [granted, setGranted] = useState<OtherSiteId[]>([])
  const look = () =>
    access.granted().then(setGranted, () => {
      // Without an answer the switches stay off, and switching one on asks the browser again.
    })
  useEffect(() => {
    void look()
    return access.onChange(() => void look())
  }, [access])

  async function change(id: OtherSiteId, asked: Promise<boolean>, wanted: boolean) {
    const site = NAMES[id]
    const isDone = await asked.catch(() => false)
    const isCarriedOut = isDone && (await wire.background('sites.changed', {}).then(Boolean, () => false))
    await look()
    if (isCarriedOut) say(t(wanted ? 'other_site_granted' : 'other_site_removed', { site }))
    else say(t(wanted && !isDone ? 'other_site_refused' : 'other_site_failed', { site }))
  }

  return (
    <section>
      <h2>{t('other_sites_title')}</h2>
      <p>{t('other_sites_text')}</p>
      <div class="settings">
        {OTHER_SITE_IDS.map((id) => (
          <div key={id} class="setting setting-toggle">
            <input
              id={`other-site-${id}`}
              type="checkbox"
              checked={granted.includes(id)}
              aria-describedby={`other-site-${id}-hint`}
              onChange={({ currentTarget: { checked } }) =>
                // The browser asks only from within the click, so nothing may be awaited before.
                void change(id, checked ? access.grant(id) : access.revoke(id), checked)
              }
            />
            <label for={`other-site-${id}`}>{t(`other_site_${id}`)}</label>
            <p id={`other-site-${id}-hint`} class="hint">
              {t(`other_site_${id}_hint`)}
            </p>
          </div>
        ))}
      </div>
    </section>
  )
}
