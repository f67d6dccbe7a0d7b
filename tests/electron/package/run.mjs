#!/usr/bin/env node
// @ts-check
/**
 * npm run package: makes of the built app what this machine can make, in dist/, and says in a line each what it made,
 * what it could not make, and why.
 *   node tests/electron/package/run.mjs [--for-tests] [--output DIR] [--mark WORD]
 * --for-tests leaves the inspector open, so that Playwright can steer the app; what is made then is marked as not to be
 * shipped, and so is everything that is made with the stand-in for Electron.
 */
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { NotHere, prepare } from '../launch/resolve.mjs'
import { makeDeb } from './deb.mjs'
import { builder, pack } from './pack.mjs'

const ROOT = join(import.meta.dirname, '../../..')
const TARGETS = /** @type {Partial<Record<NodeJS.Platform, string[]>>} */ ({
  linux: ['AppImage', 'deb'],
  win32: ['nsis'],
  darwin: ['dmg'],
})
const OTHER_ARCH = process.arch === 'arm64' ? 'x64' : 'arm64'

const { values } = parseArgs({
  options: { 'for-tests': { type: 'boolean' }, output: { type: 'string' }, mark: { type: 'string' } },
})
const output = values.output ?? join(ROOT, 'dist')

/** @param {string} text */
const say = (text) => console.log(text)

try {
  const electron = await prepare()
  const standIn = electron.kind === 'stand-in'
  const why = standIn
    ? "it runs on a stand-in for Electron's binary, made for tests"
    : values['for-tests']
      ? 'its inspector is open'
      : undefined
  const mark = why ? (values.mark ?? (standIn ? 'standin' : 'fortests')) : undefined
  rmSync(output, { recursive: true, force: true })

  const { folder } = await pack({
    electron: electron.dir,
    output,
    inspectable: values['for-tests'] === true,
    ...(why ? { why } : {}),
  })
  say(`made      ${folder}${why ? ` (not to be shipped: ${why})` : ''}`)

  for (const target of TARGETS[process.platform] ?? []) {
    if (!why && (await byElectronBuilder(target, folder))) continue
    if (target === 'deb') await byDpkg({ folder, output, standIn, ...(why && mark ? { why, mark } : {}) })
    else if (why) say(`not made  ${target}: ${why}`)
  }
  say(
    why
      ? `not made  anything for ${OTHER_ARCH}: ${why}`
      : `not made  anything for ${OTHER_ARCH}: npx electron-builder --${OTHER_ARCH} downloads that binary and does (.github/workflows/release.yml)`,
  )
} catch (error) {
  if (!(error instanceof NotHere)) throw error
  say(`not made  anything: ${error.message}`)
  process.exitCode = 1
}

/** @param {string} target @param {string} folder */
async function byElectronBuilder(target, folder) {
  const platform = { linux: '--linux', win32: '--win', darwin: '--mac' }[
    /** @type {'linux'} */ (process.platform)
  ]
  try {
    await builder([
      platform,
      target,
      `--${process.arch}`,
      '--publish',
      'never',
      `--prepackaged=${folder}`,
      `-c.directories.output=${output}`,
    ])
    say(`made      ${target}, by electron-builder, in ${output}`)
    return true
  } catch (error) {
    say(`not made  ${target} by electron-builder: ${reason(error)}`)
    return false
  }
}

/** @param {import('./deb.mjs').Deb} of */
async function byDpkg(of) {
  try {
    const file = await makeDeb(of)
    say(
      `made      ${join(of.output, basename(file))}, by dpkg${of.why ? ` (not to be shipped: ${of.why})` : ''}`,
    )
  } catch (error) {
    say(`not made  deb by dpkg: ${reason(error)}`)
  }
}

/** The line of an error that says most. @param {unknown} error */
function reason(error) {
  const text =
    error instanceof Error ? `${'stderr' in error ? error.stderr : ''}\n${error.message}` : String(error)
  const lines = text.split('\n').map((line) => line.trim())
  return (
    lines.find((line) => /⨯|error|ENOENT|EAI_AGAIN|ENOTFOUND|failed|getaddrinfo/i.test(line)) ??
    lines[0] ??
    ''
  )
}
