/**
 * The manifest as built for a browser: `manifest.json` says what all browsers are told, here is added what only one of
 * them knows. The pages of each source and the hosts a reader may add are filled in, so that a new site
 * needs no second registration.
 */
import type { ManifestV3Export } from '@crxjs/vite-plugin'
import manifest from '../../manifest.json' with { type: 'json' }
import { SOURCES } from '../adapters/sources/index.ts'
import { OTHER_SITES } from '../core/other-sites.ts'
import type { Target } from './tools/paths.ts'

const PANEL = 'src/pages/panel/index.html'

const pages = SOURCES.flatMap(({ matches }) => matches)

/** Which pages each content script runs on, in the manifest's order. */
const MATCHES = [pages, SOURCES.flatMap(({ lists }) => lists)]

/** Match patterns of web-accessible resources may name hosts only. */
const sites = [...new Set(pages.map((pattern) => `${new URL(pattern.replace(/\*/g, '')).origin}/*`))]

const otherSites = Object.values(OTHER_SITES).flat()

/**
 * Asked for at the reader's click, never at install time: of the sites by name, and for a model whatever address the reader
 * enters, one origin at a time.
 */
const optionalHosts = [...otherSites, 'https://*/*', 'http://*/*']

/** What one browser alone is told. */
const OWN = {
  chromium: {
    // pdf.js needs Map.getOrInsertComputed (145) and Math.sumPrecise (147), both without a fallback.
    minimum_chrome_version: '147',
    background: { service_worker: 'src/host/background/main.ts', type: 'module' },
    permissions: [...manifest.permissions, 'offscreen', 'sidePanel'],
    side_panel: { default_path: PANEL },
  },
  firefox: {
    browser_specific_settings: {
      gecko: {
        id: 'ronbun@paper-notes',
        // pdf.js needs Math.sumPrecise (137) and Map.getOrInsertComputed (144), the content script the Navigation API (147).
        strict_min_version: '147.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
    background: { scripts: ['src/host/background/event-page.ts'], type: 'module' },
    permissions: manifest.permissions,
    sidebar_action: {
      default_panel: PANEL,
      default_title: manifest.name,
      default_icon: manifest.action.default_icon,
      // The reader opens it; an installation does not.
      open_at_install: false,
    },
  },
} satisfies Record<Target, object>

/** The manifest for a browser. */
export function builtManifest(target: Target): ManifestV3Export {
  return {
    ...manifest,
    ...OWN[target],
    content_scripts: manifest.content_scripts.map((script, index) => ({ ...script, matches: MATCHES[index] })),
    optional_host_permissions: optionalHosts,
    web_accessible_resources: manifest.web_accessible_resources.map((resource) => ({
      ...resource,
      matches: [...sites, ...otherSites],
      // Firefox gives every installation an address of its own instead.
      ...(target === 'chromium' && { use_dynamic_url: true }),
    })),
  } as ManifestV3Export
}
