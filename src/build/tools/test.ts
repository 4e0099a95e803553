/**
 * `npm test`: everything that must hold, in the order in which a failure is cheapest to find, and one closing line
 * `N passed, N failed`. Types, style and budgets count as one each.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildExtension } from './build.ts'
import { findForbidden, findLateImports, measureBudgets } from './check-size.ts'
import { requireBrowser } from './find-browser.ts'
import { requireFirefox } from './find-firefox.ts'
import { ROOT, TARGETS } from './paths.ts'
import { runTool } from './run-tool.ts'

type Outcome = { passed: number; failed: number; skipped: number }
type Step = { name: string; run(): Promise<Outcome> }

export const STEPS = {
  types: { name: 'Types and direction', run: () => tool('tsc', ['-b']) },
  lint: {
    name: 'Style',
    run: () => tool('oxlint', ['--type-aware', '--deny-warnings', '.']),
  },
  format: { name: 'Format', run: () => tool('oxfmt', ['--check', '.']) },
  build: { name: 'Build', run: () => buildAll().then(() => counted(true), failed) },
  budgets: { name: 'Budgets and bans', run: async () => checkBudgets() },
  unit: { name: 'Architecture, unit', run: () => vitest(['unit', 'dom']) },
  component: { name: 'Component and accessibility', run: () => vitest(['component']) },
  e2e: { name: 'End to end', run: () => vitest(['e2e']) },
  firefox: { name: 'End to end in Firefox', run: inFirefox },
} satisfies Record<string, Step>

/** Runs all tests; returns the exit code. */
export function main(): Promise<number> {
  const { types, lint, format, build, budgets, unit, component, e2e, firefox } = STEPS
  return runSteps([types, lint, format, build, budgets, unit, component, e2e, firefox])
}

/** Runs steps one after another, all of them whatever fails, and prints the closing line. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const browser = await requireBrowser()
  if (!browser) {
    console.log('0 passed, 1 failed')
    return 1
  }
  process.env.RONBUN_BROWSER = browser.path
  const total: Outcome = { passed: 0, failed: 0, skipped: 0 }
  for (const step of steps) {
    console.log(`\n── ${step.name}`)
    const { passed, failed, skipped } = await step.run()
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
  return total.failed === 0 ? 0 : 1
}

/** Without a Firefox its tests are left out, and said to be; one that was named must be there. */
async function inFirefox(): Promise<Outcome> {
  const path = requireFirefox()
  if (path !== undefined) {
    process.env.RONBUN_FIREFOX = path
    return vitest(['firefox'])
  }
  const named = process.env.RONBUN_FIREFOX
  console.log(named ? `There is no Firefox at RONBUN_FIREFOX=${named}` : NO_FIREFOX)
  return { passed: 0, failed: named ? 1 : 0, skipped: named ? 0 : 1 }
}

const NO_FIREFOX = 'skipped: no Firefox of 147 or newer was found; RONBUN_FIREFOX=/path/to/firefox names one'

async function buildAll(): Promise<void> {
  for (const target of TARGETS) await buildExtension(target)
}

function counted(passed: boolean): Outcome {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

function failed(caught: unknown): Outcome {
  console.error(caught)
  return counted(false)
}

async function tool(name: string, args: string[]): Promise<Outcome> {
  return counted((await runTool(name, args)) === 0)
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numFailedTestSuites: number
}

async function vitest(projects: readonly string[]): Promise<Outcome> {
  const report = join(ROOT, `.cache/${projects.join('-')}.json`)
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  rmSync(report, { force: true })
  const code = await runTool('vitest', [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...projects.flatMap((project) => ['--project', project]),
  ])
  if (!existsSync(report)) return counted(false)
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport
  // A file that cannot be loaded, or an error outside every test, fails the run without failing a test.
  const failures = numFailedTests === 0 && code !== 0 ? 1 : numFailedTests
  return { passed: numPassedTests, failed: failures, skipped: numPendingTests }
}

function checkBudgets(): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0 }
  for (const target of TARGETS) {
    for (const { name, amount, limit, unit } of measureBudgets(target)) {
      console.log(`${target}, ${name}: ${amount} of ${limit} ${unit}`)
      outcome[amount <= limit ? 'passed' : 'failed'] += 1
    }
    const forbidden = findForbidden(target)
    for (const name of forbidden)
      console.log(`${target}: ${name} evaluates text as code, which no extension page may`)
    outcome[forbidden.length === 0 ? 'passed' : 'failed'] += 1
  }
  const late = findLateImports()
  for (const name of late) console.log(`chromium: ${name} loads a script when used, which the background may not`)
  outcome[late.length === 0 ? 'passed' : 'failed'] += 1
  return outcome
}
