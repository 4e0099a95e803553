/** Asking for other sites and giving them back, for the options page, which tells the background of both. */
import { OTHER_SITE_IDS, OTHER_SITES, type OtherSiteId } from '../core/other-sites.ts'
import { browser } from './browser.ts'

export type SiteAccess = {
  /** The sites all of whose hosts are allowed. */
  granted(): Promise<OtherSiteId[]>
  /** Asks the reader; must be called in the click itself, before anything is awaited. False when refused. */
  grant(site: OtherSiteId): Promise<boolean>
  /** Gives it back. False when the browser keeps it. */
  revoke(site: OtherSiteId): Promise<boolean>
  /** Calls back whenever a permission came or went, here or in the browser's own settings. */
  onChange(listener: () => void): () => void
}

/** The browser's own permissions. */
export const siteAccess: SiteAccess = {
  granted: async () => {
    const held = await Promise.all(OTHER_SITE_IDS.map((id) => browser.permissions.contains(originsOf(id))))
    return OTHER_SITE_IDS.filter((_id, index) => held[index])
  },
  grant: (site) => browser.permissions.request(originsOf(site)),
  revoke: (site) => browser.permissions.remove(originsOf(site)),
  onChange: (listener) => {
    const { onAdded, onRemoved } = browser.permissions
    onAdded.addListener(listener)
    onRemoved.addListener(listener)
    return () => {
      onAdded.removeListener(listener)
      onRemoved.removeListener(listener)
    }
  },
}

function originsOf(site: OtherSiteId): { origins: string[] } {
  return { origins: [...OTHER_SITES[site]] }
}
