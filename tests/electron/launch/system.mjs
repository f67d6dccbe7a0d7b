// @ts-check
/** What this system has: a Chromium, a display, apt. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { say } from './say.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The first of some programs that is there.
 * @param {readonly string[]} paths
 */
function firstExecutable(paths) {
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** @param {readonly string[]} names */
const onPath = (names) =>
  firstExecutable(
    (process.env['PATH'] ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name))),
  )

/** The Chromium of this system, or the one that POSTIL_CHROMIUM names. */
export const findChromium = () => process.env['POSTIL_CHROMIUM'] || firstExecutable(PLACES) || onPath(NAMES)

/** Chromium's version, or undefined where it does not start. @param {string} chromium */
export function chromiumVersion(chromium) {
  const run = spawnSync(chromium, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  return /\d+(\.\d+)+/.exec(run.stdout ?? '')?.[0]
}

/** Whether windows can be shown. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

/** xvfb-run, where it is installed. */
export const findXvfb = () => onPath(['xvfb-run'])

/** Whether this is Debian or one of its kind, with apt. */
function debianLike() {
  if (!existsSync('/etc/os-release') || !onPath(['apt-get'])) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

const PACKAGES = ['chromium', 'xvfb']
const COMMAND = `apt-get update && apt-get install -y ${PACKAGES.join(' ')}`

/** What a person has to type where we may not. */
export const howToInstall = () =>
  debianLike() ? (process.getuid?.() === 0 ? COMMAND : `sudo sh -c '${COMMAND}'`) : undefined

/**
 * Installs Chromium and Xvfb, as root on Debian or Ubuntu; at a terminal it asks first.
 * @returns {Promise<boolean>} whether it did
 */
export async function installPackages() {
  if (process.getuid?.() !== 0 || !debianLike()) return false
  if (process.stdin.isTTY && process.stderr.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr })
    const answer = await terminal.question(`Install ${PACKAGES.join(' and ')} with apt-get? [Y/n] `)
    terminal.close()
    if (!/^(y(es)?)?$/i.test(answer.trim())) return false
  }
  say(`installing ${PACKAGES.join(' and ')}: ${COMMAND}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', ...PACKAGES],
  ]) {
    const run = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    if (run.status === 0) continue
    say(`apt-get ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`)
    return false
  }
  return true
}
