/** The stand-in's own beginning: what runs when someone starts the executable `electron`. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import inspector from 'node:inspector'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { theApp } from './app.ts'
import { fillUserData } from './app-paths.ts'
import { readWords } from './argv.ts'
import { unpackAsar } from './asar.ts'
import { guardArchive } from './asar-guard.ts'
import { startChromium } from './chromium.ts'
import { takeSwitches } from './command-line.ts'
import { readFuses } from './fuses.ts'
import { installHooks } from './hooks.ts'
import { atEnd, exit } from './lifecycle.ts'
import { setDefaultMenu } from './menu.ts'
import { becomeElectron } from './process.ts'
import { ELECTRON_VERSION, run } from './state.ts'
import { watchDownloads } from './downloads.ts'
import { watchTargets } from './targets.ts'

const [node, , executable = '', ...args] = process.argv
run.executable = executable
run.resourcesPath = join(dirname(executable), 'resources')
run.packaged = basename(executable).toLowerCase() !== 'electron'
process.argv = [executable, ...args]
const fuses = readFuses(executable)

if (process.env['ELECTRON_RUN_AS_NODE'] && fuses.runAsNode) {
  process.exit(spawnSync(node!, args, { stdio: 'inherit' }).status ?? 1)
}
const words = readWords(args, run.packaged)
if (!run.packaged && words.switches.has('version')) {
  console.log(`v${ELECTRON_VERSION}`)
  process.exit(0)
}

run.appPath = findApp()
run.manifest = JSON.parse(readFileSync(join(run.appPath, 'package.json'), 'utf8')) as typeof run.manifest
takeSwitches(words.switches)
becomeElectron()
installHooks()
if (words.inspect !== undefined && fuses.nodeCliInspect)
  inspector.open(words.inspect, undefined, words.inspectBreak)
const require = createRequire(join(process.cwd(), 'x.js'))
for (const name of words.require) require(name)

await loadMain()
await openChromium()
setDefaultMenu()
fillUserData()
theApp.launch()

function findApp(): string {
  if (!run.packaged) return resolve(words.app ?? '.')
  const archive = join(run.resourcesPath, 'app.asar')
  if (!existsSync(archive)) {
    if (fuses.onlyLoadAppFromAsar) throw new Error(`no app.asar in ${run.resourcesPath}`)
    return join(run.resourcesPath, 'app')
  }
  const { copy, temporary } = unpackAsar(archive)
  guardArchive(copy)
  atEnd(() => rmSync(temporary, { recursive: true, force: true }))
  return copy
}

async function loadMain(): Promise<void> {
  // ready waits for main; a main that waits for ready would in Electron hang for ever.
  const stuck = (): void => {
    process.stderr.write(
      'main never finished loading: a top-level await of app.whenReady() hangs in Electron\n',
    )
    exit(13)
  }
  process.once('beforeExit', stuck)
  const main = resolve(run.appPath, run.manifest.main ?? 'index.js')
  const loaded = /\.mjs$/.test(main) || (run.manifest.type === 'module' && !/\.cjs$/.test(main))
  if (loaded) await import(pathToFileURL(main).href)
  else require(main)
  process.off('beforeExit', stuck)
}

async function openChromium(): Promise<void> {
  const chromium = startChromium()
  atEnd(chromium.kill)
  run.cdp = chromium.cdp
  void chromium.cdp.closed.then(() => {
    process.stderr.write('Chromium is gone\n')
    exit(1)
  })
  const { product } = await chromium.cdp.browser.send('Browser.getVersion')
  run.chromeVersion = product.replace(/^.*\//, '')
  await watchTargets()
  await watchDownloads()
}
