// @ts-check
/** Electron's own binary: where it is installed, or how it comes here. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { say } from './say.mjs'

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('electron/package.json'))
const version = /** @type {string} */ (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version)

/** How long the host may take to send the first byte. What comes after that takes as long as it takes. */
const PATIENCE = 6000
const PROGRESS_STEP = 10
/** Where it comes from unless a mirror is named. */
const HOST = 'github.com'

/** @typedef {{ dir: string, exec: string, version: string }} Binary */

/**
 * The binary that npm's package has downloaded before, if it is whole.
 * @returns {Binary | undefined}
 */
export function installedElectron() {
  const path = join(folder, 'path.txt')
  if (!existsSync(path)) return undefined
  const dir = join(folder, 'dist')
  const exec = join(dir, readFileSync(path, 'utf8'))
  const found = join(dir, 'version')
  const same = existsSync(found) && readFileSync(found, 'utf8').trim().replace(/^v/, '') === version
  return same && existsSync(exec) ? { dir, exec, version } : undefined
}

/**
 * Downloads it, through the proxy and from the mirror that the environment names.
 * @returns {Promise<{ binary: Binary } | { failed: string }>}
 */
export async function downloadElectron() {
  const proxy = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => process.env[name])
  if (proxy) process.env['ELECTRON_GET_USE_PROXY'] = '1'
  const { downloadArtifact } = await import('@electron/get')
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), PATIENCE)
  let told = -PROGRESS_STEP
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: require('electron/checksums.json'),
      ...(process.env['electron_config_cache'] ? { cacheRoot: process.env['electron_config_cache'] } : {}),
      downloadOptions: {
        quiet: true,
        signal: silence.signal,
        /** @param {{ percent: number, transferred: number }} progress */
        async getProgressCallback({ percent, transferred }) {
          clearTimeout(timer)
          const now = Math.floor(percent * 100)
          if (now < told + PROGRESS_STEP) return
          told = now
          say(`downloading Electron ${version}: ${now} % (${Math.round(transferred / 1e6)} MB)`)
        },
      },
    })
  } catch (error) {
    return { failed: reason(error, silence.signal.aborted) }
  } finally {
    clearTimeout(timer)
  }
  // The package's own script finds the archive in the cache, and unpacks it where everyone looks.
  const unpacked = spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'inherit' })
  const binary = installedElectron()
  return binary ? { binary } : { failed: `its archive could not be unpacked (exit code ${unpacked.status})` }
}

/** @param {unknown} error @param {boolean} silent */
function reason(error, silent) {
  const host = process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'] || HOST
  if (silent) return `${host} does not answer`
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return `${host}: ${cause instanceof Error ? cause.message || cause.name : String(cause)}`
}

/**
 * Why a binary cannot run here, if it cannot: on a bare system libraries are missing.
 * @param {Binary} binary
 * @returns {string | undefined}
 */
export function cannotRun({ exec }) {
  const run = spawnSync(exec, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 30_000 })
  if (run.status === 0) return undefined
  const missing = /error while loading shared libraries: (\S+):/.exec(run.stderr ?? '')
  return missing ? `${missing[1]} is missing` : `it ends with code ${run.status ?? run.signal}`
}
