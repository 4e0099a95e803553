/**
 * Three tiers: `unit` in Node, `dom` and `component` in a real Chromium, `e2e` and `firefox` with the built extensions.
 * The browsers are those the machine has (`RONBUN_BROWSER` and `RONBUN_FIREFOX` name them; the runner finds them).
 */
import { preact } from '@preact/preset-vite'
import { playwright } from '@vitest/browser-playwright'
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { pdfjsResources } from '../src/build/pdfjs-resources.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const corpusLink = fileURLToPath(new URL('../../shared', import.meta.url))
// The folder may be a link, and Vite serves a file under its real path.
const corpus = existsSync(corpusLink) ? [corpusLink, realpathSync(corpusLink)] : []

function chromium() {
  const executablePath = process.env.RONBUN_BROWSER ?? '/usr/bin/chromium'
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: { executablePath, args: ['--no-sandbox'] } }),
    instances: [{ browser: 'chromium' as const }],
  }
}

export default defineConfig({
  root,
  cacheDir: '.cache/vite',
  plugins: [preact({ devToolsEnabled: false }), pdfjsResources()],
  server: { fs: { allow: [root, ...corpus] } },
  test: {
    testTimeout: 60_000,
    // Ratios of times and real sockets on a machine that does other things, too: once more tells it from a fault.
    retry: 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
          exclude: ['**/*.dom.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'dom', browser: chromium(), include: ['tests/unit/**/*.dom.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'component', browser: chromium(), include: ['tests/component/**/*.test.tsx'] },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'firefox',
          environment: 'node',
          include: ['tests/e2e-firefox/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
})
