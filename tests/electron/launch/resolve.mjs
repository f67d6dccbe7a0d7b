// @ts-check
/** Which Electron runs here: its own binary where there is a way to it, else the stand-in. */
import { buildStandIn } from './build.mjs'
import { cannotRun, downloadElectron, installedElectron } from './electron.mjs'
import { say } from './say.mjs'
import { chromiumVersion, findChromium, howToInstall, installPackages } from './system.mjs'

/**
 * @typedef {object} Resolved
 * @property {'electron' | 'stand-in'} kind
 * @property {string} dir what ELECTRON_OVERRIDE_DIST_PATH points to
 * @property {string} exec what ELECTRON_EXEC_PATH names
 * @property {string} line which of them it is, for people
 */

/** The error of a machine where a person has to do something first. */
export class NotHere extends Error {}

/**
 * Finds an Electron, or makes one be there. POSTIL_ELECTRON=electron or stand-in forces one.
 * @returns {Promise<Resolved>}
 */
export async function resolveElectron() {
  const forced = process.env['POSTIL_ELECTRON']
  if (forced && forced !== 'electron' && forced !== 'stand-in')
    throw new NotHere(`POSTIL_ELECTRON is '${forced}'; it can be 'electron' or 'stand-in'`)
  let why = 'POSTIL_ELECTRON=stand-in'
  if (forced !== 'stand-in') {
    const own = await ownBinary()
    if (typeof own !== 'string') return own
    why = own
    if (forced === 'electron') throw new NotHere(`Electron's own binary cannot run here: ${why}`)
  }
  return standIn(why)
}

/** @returns {Promise<Resolved | string>} the binary, or why there is none */
async function ownBinary() {
  let binary = installedElectron()
  if (!binary) {
    const got = await downloadElectron()
    if ('failed' in got) return got.failed
    binary = got.binary
  }
  let broken = cannotRun(binary)
  // What Chromium's package brings along is what Electron's binary needs.
  if (broken && (await installPackages())) broken = cannotRun(binary)
  if (broken) return `its own binary does not run: ${broken}`
  return {
    kind: 'electron',
    dir: binary.dir,
    exec: binary.exec,
    line: `Electron ${binary.version}, its own binary`,
  }
}

/** @param {string} why @returns {Promise<Resolved>} */
async function standIn(why) {
  const chromium = findChromium() ?? ((await installPackages()) ? findChromium() : undefined)
  if (!chromium) {
    const command = howToInstall()
    const todo = command
      ? `run\n  ${command}`
      : 'install Chromium, or name one: POSTIL_CHROMIUM=/path/to/chromium'
    throw new NotHere(
      `Electron's own binary is not to be had (${why}), and its stand-in needs Chromium: ${todo}`,
    )
  }
  const version = chromiumVersion(chromium)
  if (!version) throw new NotHere(`${chromium} does not start: try ${chromium} --version`)
  const dir = await buildStandIn()
  const line = `the stand-in for Electron on Chromium ${version} (no binary of Electron's own: ${why})`
  return { kind: 'stand-in', dir, exec: `${dir}/electron`, line }
}

/** Finds one and says in one line which. */
export async function prepare() {
  const found = await resolveElectron()
  say(found.line)
  return found
}

/**
 * The environment in which electron, electron-vite and Playwright start it.
 * @param {Resolved} found
 */
export const environment = ({ dir, exec }) => ({ ELECTRON_OVERRIDE_DIST_PATH: dir, ELECTRON_EXEC_PATH: exec })
