/**
 * The manifest as built: the pages of each source and the hosts of the sites a reader may add are filled in, so that a
 * new site needs no second registration.
 */
import type { ManifestV3Export } from '@crxjs/vite-plugin'
import manifest from '../../manifest.json' with { type: 'json' }
import { SOURCES } from '../adapters/sources/index.ts'
import { OTHER_SITES } from '../core/other-sites.ts'

const pages = SOURCES.flatMap(({ matches }) => matches)

/** Which pages each content script runs on, in the manifest's order. */
const MATCHES = [pages, SOURCES.flatMap(({ lists }) => lists)]

/** Match patterns of web-accessible resources may name hosts only. */
const sites = [...new Set(pages.map((pattern) => `${new URL(pattern.replace(/\*/g, '')).origin}/*`))]

/** Asked for at the reader's click, never at install time. */
const otherSites = Object.values(OTHER_SITES).flat()

export const builtManifest = {
  ...manifest,
  content_scripts: manifest.content_scripts.map((script, index) => ({ ...script, matches: MATCHES[index] })),
  optional_host_permissions: otherSites,
  web_accessible_resources: manifest.web_accessible_resources.map((resource) => ({
    ...resource,
    matches: [...sites, ...otherSites],
  })),
} as ManifestV3Export
