/** Starts Debian's (or whatever) Chromium for one run, and ends it with the run. */
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { Cdp } from './cdp.ts'
import { appendedSwitches, switchValue } from './command-line.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
// Debian's launcher is a shell script that would add switches of its own.
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const PREFIX = 'postil-chromium-'

// What the app or Playwright may ask of Chromium; the rest is the stand-in's own affair.
const OWN = new Set([
  'user-data-dir',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'headless',
  'app',
  'js-flags',
  'enable-caret-browsing',
  'no-sandbox',
])
const FROM_COMMAND_LINE = [
  'lang',
  'force-device-scale-factor',
  'force-color-profile',
  'force-prefers-reduced-motion',
  'force-high-contrast',
]

/** A Chromium that runs. */
export interface Chromium {
  cdp: Cdp
  /** Ends it at once and clears its profile away. */
  kill(): void
}

/** Finds the browser, or says what is missing. */
export function findChromium(): string {
  const named = process.env['POSTIL_CHROMIUM']
  if (named) return named
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((dir) => NAMES.map((name) => join(dir, name)))
  const found = [...PLACES, ...onPath].find(executable)
  if (!found) throw new Error('the stand-in for Electron needs Chromium: apt-get install chromium')
  return found
}

/** Starts the browser. */
export function startChromium(): Chromium {
  sweep()
  const profile = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const child = spawn(findChromium(), switches(profile), {
    // A group of its own, so that killing it takes its helpers along.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, , errors, toChild, fromChild] = child.stdio as [null, null, Readable, Writable, Readable]
  let text = ''
  errors.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (text + chunk).split('\n')
    text = lines.pop() ?? ''
    for (const one of lines)
      if (process.env['ELECTRON_ENABLE_LOGGING'] || /^DevTools listening/.test(one))
        process.stderr.write(`${one}\n`)
  })
  const kill = (): void => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It was gone already.
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  child.on('error', (error) => {
    process.stderr.write(`Chromium does not start: ${error.message}\n`)
  })
  return { cdp: new Cdp(toChild, fromChild), kill }
}

function switches(profile: string): string[] {
  const features = (name: string, ...own: string[]): string => {
    const all = [...own, ...(appendedSwitches().get(name) ?? '').split(',')].filter(Boolean)
    return `--${name}=${all.join(',')}`
  }
  const asked = [...appendedSwitches()].filter(
    ([name]) => !OWN.has(name) && !/^(en|dis)able-features$/.test(name),
  )
  for (const name of FROM_COMMAND_LINE) {
    const value = switchValue(name)
    if (value !== undefined && !appendedSwitches().has(name)) asked.push([name, value])
  }
  return [
    `--user-data-dir=${profile}`,
    '--app=data:text/html,',
    '--remote-debugging-pipe',
    ...(switchValue('remote-debugging-port') === undefined
      ? []
      : [`--remote-debugging-port=${switchValue('remote-debugging-port')}`]),
    ...(process.getuid?.() === 0 || switchValue('no-sandbox') !== undefined
      ? ['--no-sandbox', '--test-type']
      : []),
    ...(hasDisplay() ? [] : ['--headless=new']),
    '--enable-caret-browsing',
    // %IsJSProxy, which the bridge between preload and page needs to refuse what Electron refuses.
    `--js-flags=${['--allow-natives-syntax', appendedSwitches().get('js-flags') ?? ''].join(' ').trim()}`,
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-popup-blocking',
    '--disable-dev-shm-usage',
    '--disable-breakpad',
    '--password-store=basic',
    // Electron has neither of Chromium's services; nothing else may reach a network either.
    `--host-resolver-rules=${resolverRules()}`,
    features(
      'disable-features',
      'OptimizationHints',
      'PreloadTopChromeWebUI',
      'NetworkTimeServiceQuerying',
      'Translate',
      'MediaRouter',
      'HttpsUpgrades',
    ),
    features('enable-features'),
    ...asked
      .filter(([name]) => !['host-resolver-rules'].includes(name))
      .map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`)),
  ]
}

function resolverRules(): string {
  const dev = process.env['ELECTRON_RENDERER_URL']
  return ['MAP * ~NOTFOUND', ...(dev ? [`EXCLUDE ${new URL(dev).hostname}`] : [])].join(', ')
}

/** Whether windows can be shown. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

// A run that was killed left its profile behind.
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : NaN
    if (Number.isInteger(pid) && !existsSync(`/proc/${pid}`) && process.platform === 'linux')
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
