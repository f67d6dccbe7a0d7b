// @ts-check
/** Packs the built app: electron-builder makes the folder, with the Electron that is here. */
import { execFile } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../../..')

/** Where electron-builder puts the app below its output folder, and the executable in there. */
const PLACES = /** @type {Partial<Record<NodeJS.Platform, { folder: RegExp, executable: string }>>} */ ({
  linux: { folder: /^linux.*-unpacked$/, executable: 'postil' },
  win32: { folder: /^win.*-unpacked$/, executable: 'Postil.exe' },
  darwin: { folder: /^mac/, executable: 'Postil.app/Contents/MacOS/Postil' },
})

/** What stands beside an app that is not to be given to anyone, and in what its package says of itself. */
export const NOT_TO_SHIP = 'NOT-TO-SHIP.txt'

/**
 * @typedef {object} Packing
 * @property {string} electron the folder of Electron's binary or of its stand-in
 * @property {string} output
 * @property {boolean} [inspectable] Playwright steers the app through the inspector, which the app that ships has shut off
 * @property {string} [why] why it is not to be shipped, if it is not
 */

/**
 * Packs what `npm run build` has made.
 * @param {Packing} packing
 * @returns {Promise<{ folder: string, executable: string }>}
 */
export async function pack({ electron, output, inspectable = false, why }) {
  const place = PLACES[process.platform]
  if (!place) throw new Error(`nobody has packed Postil on ${process.platform} yet`)
  await builder([
    '--dir',
    `-c.electronDist=${electron}`,
    `-c.directories.output=${output}`,
    ...(inspectable ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : []),
  ])
  rmSync(join(output, 'builder-debug.yml'), { force: true })
  const name = readdirSync(output).find((entry) => place.folder.test(entry))
  if (!name) throw new Error(`electron-builder has left no folder in ${output}`)
  const folder = join(output, name)
  if (why) writeFileSync(join(folder, NOT_TO_SHIP), `This is no Postil to give to anyone: ${why}.\n`)
  return { folder, executable: join(folder, place.executable) }
}

/**
 * Runs electron-builder to its end.
 * @param {string[]} args
 */
export function builder(args) {
  return run(process.execPath, [join(ROOT, 'node_modules/electron-builder/cli.js'), ...args], {
    cwd: ROOT,
    maxBuffer: 2 ** 26,
  })
}
