/** A real Firefox, driven by WebDriver BiDi over its own socket: it takes neither Playwright nor any driver of the kind. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'

export type Tree = { context: string; url: string; children?: Tree[] }

export type Firefox = {
  send<Result>(method: string, params?: object): Promise<Result>
  /** Evaluates an expression in a tab, a frame or the browser's own window; what it gives must survive JSON. */
  evaluate<Value>(context: string, expression: string): Promise<Value>
  close(): Promise<void>
}

/** How long Firefox may take to start and to end, in ms. */
const START_PATIENCE = 60_000
const END_PATIENCE = 5000

const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-manager.url': 'data:,',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.prefs.recommended': true,
  'services.settings.server': 'data:,#nothing/v1',
  'startup.homepage_welcome_url': 'about:blank',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
}

/** Starts Firefox with a fresh profile; certificates nobody vouches for are taken. */
export async function launchFirefox(
  path: string,
  preferences: Readonly<Record<string, string | number | boolean>>,
): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'ronbun-firefox-'))
  const lines = Object.entries({ ...QUIET, ...preferences })
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
  writeFileSync(join(profile, 'user.js'), lines)
  const parameters = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
  const browser = spawn(path, [...parameters, '--remote-allow-system-access', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' },
  })
  // It outlives whoever started it, so it is ended with them, whichever way they end.
  const kill = (): void => void browser.kill('SIGKILL')
  const killAndEnd = (): void => {
    kill()
    process.exit(1)
  }
  process.once('exit', kill)
  process.once('SIGTERM', killAndEnd)
  const discard = async (): Promise<void> => {
    if (browser.exitCode === null && browser.signalCode === null) {
      browser.kill('SIGTERM')
      await Promise.race([new Promise((resolve) => browser.once('exit', resolve)), pause(END_PATIENCE)])
      kill()
    }
    process.off('exit', kill)
    process.off('SIGTERM', killAndEnd)
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 })
  }
  try {
    const socket = await connectTo(`${await addressOf(browser)}/session`)
    const send = speaker(socket)
    await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })
    return {
      send,
      evaluate: (context, expression) => evaluateIn(send, context, expression),
      close: async () => {
        await Promise.race([send('browser.close').catch(() => undefined), pause(END_PATIENCE)])
        socket.terminate()
        await discard()
      },
    }
  } catch (caught) {
    await discard()
    throw caught
  }
}

function addressOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`Firefox offers no session: ${said}`)), START_PATIENCE)
    browser.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said) ?? []
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
    browser.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said}`)))
  })
}

function connectTo(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address)
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

type Answer = { id?: number; type: string; error?: string; message?: string; result?: unknown }

function speaker(socket: WebSocket): Firefox['send'] {
  let last = 0
  const waiting = new Map<number, (answer: Answer) => void>()
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer
    if (answer.id === undefined) return
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  return <Result>(method: string, params: object = {}) =>
    new Promise<Result>((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, (answer) => {
        if (answer.type === 'error') reject(new Error(`${method}: ${answer.error}: ${answer.message}`))
        else resolve(answer.result as Result)
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
}

type Evaluated = { type: string; result: { value: string }; exceptionDetails?: { text: string } }

async function evaluateIn<Value>(send: Firefox['send'], context: string, expression: string): Promise<Value> {
  const evaluated = await send<Evaluated>('script.evaluate', {
    expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
    target: { context },
    awaitPromise: true,
    // As if the reader had just clicked or typed.
    userActivation: true,
  })
  if (evaluated.type === 'exception') throw new Error(`${evaluated.exceptionDetails?.text} in ${expression}`)
  return JSON.parse(evaluated.result.value) as Value
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
