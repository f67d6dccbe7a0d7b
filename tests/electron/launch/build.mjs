// @ts-check
/**
 * Makes tests/electron/dist: the folder that stands for Electron's own, with the executable, what it runs, and the
 * two files that packagers look for beside it. Made anew when a source is newer.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const here = join(import.meta.dirname, '..')
/** The folder. */
export const DIST = join(here, 'dist')

// What is made is nobody's to read.
const BANNER = '/* eslint-disable */'
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = '\u0001\u0009111111111'

const SCRIPT = `#!/bin/sh
# Stands in for Electron's executable (tests/electron): Node, and the system's Chromium. It never ships.
# fuses: ${SENTINEL}${FUSES}
self=$(readlink -f -- "$0" 2>/dev/null || echo "$0")
exec "\${POSTIL_NODE:-node}" "$(dirname -- "$self")/stand-in.mjs" "$self" "$@"
`

/** Makes the folder if it is missing or stale, and returns it. */
export async function buildStandIn() {
  const made = join(DIST, 'stand-in.mjs')
  const newest = Math.max(...sources().map((file) => statSync(file).mtimeMs))
  if (existsSync(made) && statSync(made).mtimeMs >= newest) return DIST
  const { build } = await import('rolldown')
  mkdirSync(DIST, { recursive: true })
  // Beside the folder first: another process may be running what is there.
  const making = mkdtempSync(join(DIST, 'making-'))
  /** @type {[entry: string, output: import('rolldown').OutputOptions][]} */
  const bundles = [
    [
      'page/main-world.ts',
      { file: join(making, 'main-world.js'), format: 'iife', name: 'mainWorld', banner: BANNER },
    ],
    [
      'page/isolated.ts',
      { file: join(making, 'isolated.js'), format: 'iife', name: 'isolated', banner: BANNER },
    ],
    [
      'stand-in/main.ts',
      { file: join(making, 'stand-in.mjs'), format: 'es', codeSplitting: false, banner: BANNER },
    ],
  ]
  for (const [entry, output] of bundles)
    await build({
      input: join(here, entry),
      platform: entry.startsWith('page') ? 'browser' : 'node',
      output,
      logLevel: 'warn',
    })
  const executable = join(making, 'electron')
  writeFileSync(executable, SCRIPT)
  chmodSync(executable, 0o755)
  const electron = join(here, '../../node_modules/electron')
  writeFileSync(
    join(making, 'version'),
    JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version,
  )
  copyFileSync(join(electron, 'LICENSE'), join(making, 'LICENSE'))
  // The one whose date is looked at comes last.
  for (const name of readdirSync(making).sort(
    (a, b) => Number(a === 'stand-in.mjs') - Number(b === 'stand-in.mjs'),
  ))
    renameSync(join(making, name), join(DIST, name))
  rmSync(making, { recursive: true })
  return DIST
}

function sources() {
  const folders = ['stand-in', 'page', 'launch'].map((name) => join(here, name))
  return folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
}

if (process.argv[1] === import.meta.filename) console.log(await buildStandIn())
