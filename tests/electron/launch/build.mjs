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
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const here = join(import.meta.dirname, '..')
/** The folder. */
export const DIST = join(here, 'dist')

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
  /** @type {[entry: string, output: import('rolldown').OutputOptions][]} */
  const bundles = [
    ['page/main-world.ts', { file: join(DIST, 'main-world.js'), format: 'iife', name: 'mainWorld' }],
    ['page/isolated.ts', { file: join(DIST, 'isolated.js'), format: 'iife', name: 'isolated' }],
    ['stand-in/main.ts', { file: made, format: 'es', codeSplitting: false }],
  ]
  for (const [entry, output] of bundles)
    await build({
      input: join(here, entry),
      platform: entry.startsWith('page') ? 'browser' : 'node',
      output,
      logLevel: 'warn',
    })
  const executable = join(DIST, 'electron')
  writeFileSync(executable, SCRIPT)
  chmodSync(executable, 0o755)
  const electron = join(here, '../../node_modules/electron')
  writeFileSync(
    join(DIST, 'version'),
    JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version,
  )
  copyFileSync(join(electron, 'LICENSE'), join(DIST, 'LICENSE'))
  return DIST
}

function sources() {
  const folders = ['stand-in', 'page', 'launch'].map((name) => join(here, name))
  return folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
}

if (process.argv[1] === import.meta.filename) console.log(await buildStandIn())
