/** The packed app: what is in it, and that it works. It is packed once for all of this file. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { pack } from '../electron/package/pack.mjs'
import type { Licence } from '../../preload/about.ts'
import { expect, ROOT, test } from './app.ts'
import { expectStillThere, makeAndExport } from './main-path.ts'

/** Electron's own folder, or that of its stand-in. */
const ELECTRON_DIST = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(ROOT, 'node_modules/electron/dist')
/** Chromium, fonts and all stay out of this: it is what we add to Electron. */
const MOST_BYTES = 14_000_000
/** What lets an app under the MIT licence ship it. */
const ALLOWED = ['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1']

test.describe.configure({ mode: 'serial' })

let output: string
let executable: string
let resources: string

test.beforeAll(async () => {
  test.setTimeout(180_000)
  output = await mkdtemp(join(tmpdir(), 'postil packed ü '))
  // Playwright steers the app through the inspector, which the app that ships has shut off.
  ;({ executable } = await pack({ electron: ELECTRON_DIST, output, inspectable: true }))
  const beside = dirname(executable)
  resources = process.platform === 'darwin' ? join(beside, '../Resources') : join(beside, 'resources')
})
test.afterAll(() => rm(output, { recursive: true, force: true }))

test('walks the main path, opened from anywhere', async ({ launchApp, folder }) => {
  test.slow()
  const postil = await launchApp({ executable, cwd: folder })
  expect(await postil.app.evaluate((electron) => electron.app.isPackaged)).toBe(true)
  await makeAndExport(postil, join(folder, 'claims.csv'))
  await expectStillThere(await postil.restart())
})

test('holds what it should and nothing else', async () => {
  const asar = join(resources, 'app.asar')
  const names = listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/'))
  const files = names.filter((name) => !names.some((other) => other.startsWith(`${name}/`)))
  const kinds = files.map((name) =>
    name.replace(/-[\w-]{8}\.(css|js|woff2)$/, '-*.$1').replace(/\/(inter|literata)-[^/]*$/, '/$1-*'),
  )
  expect([...new Set(kinds)].sort()).toEqual([
    '/out/licences.json',
    '/out/main/chunks/process-*.js',
    '/out/main/cli.js',
    '/out/main/format-worker.cjs',
    '/out/main/index.js',
    '/out/main/read-worker.cjs',
    '/out/main/search-worker.cjs',
    '/out/preload/index.cjs',
    '/out/renderer/assets/index-*.css',
    '/out/renderer/assets/index-*.js',
    '/out/renderer/assets/inter-*',
    '/out/renderer/assets/literata-*',
    '/out/renderer/index.html',
    '/package.json',
  ])
  expect((await readdir(resources)).filter((name) => name !== 'default_app.asar').sort()).toEqual(
    expect.arrayContaining(['LICENSE.postil.txt', 'THIRD-PARTY-LICENSES.txt', 'app.asar', 'seeds']),
  )
  expect(await readdir(join(resources, 'seeds'))).toEqual(await readdir(join(ROOT, 'seeds')))
  expect((await stat(asar)).size).toBeLessThan(MOST_BYTES)

  const shipped = [
    ...files.map((name) => ({ name, text: extractFile(asar, name.slice(1)).toString('latin1') })),
    ...(await Promise.all(
      ['LICENSE.postil.txt', 'THIRD-PARTY-LICENSES.txt'].map(async (name) => ({
        name,
        text: await readFile(join(resources, name), 'latin1'),
      })),
    )),
  ]
  // The machine that built it is nobody's business: not where it was built, nor by whom.
  const places = [ROOT, relative('/', ROOT), 'node_modules/', '//#region', 'sourceMappingURL=']
  const told = shipped.flatMap(({ name, text }) =>
    places.filter((place) => text.includes(place)).map((place) => `${name}: ${place}`),
  )
  expect(told).toEqual([])
  const { scripts, devDependencies, desktopName, main } = JSON.parse(
    extractFile(asar, 'package.json').toString(),
  ) as Record<string, unknown>
  expect({ scripts, devDependencies }).toEqual({ scripts: undefined, devDependencies: undefined })
  expect({ desktopName, main }).toEqual({ desktopName: 'postil.desktop', main: 'out/main/index.js' })
})

test('says under which licence each part of it is', async () => {
  const licences = JSON.parse(
    extractFile(join(resources, 'app.asar'), 'out/licences.json').toString(),
  ) as Licence[]
  const names = licences.map(({ name }) => name)
  // Some of what is known to be in there: code of main, of its workers and of the page, styles, fonts, what they carry along.
  const known = [
    'lowdb',
    'zod',
    'pdfjs-dist',
    'core-js',
    'parse5',
    'svelte',
    '@lucide/svelte',
    '@xyflow/svelte',
  ]
  const fonts = ['@fontsource-variable/inter', '@fontsource-variable/literata']
  expect(names).toEqual(expect.arrayContaining([...known, ...fonts, 'electron', 'rolldown']))
  for (const { licence, name, text } of licences) {
    expect(ALLOWED, `${name}: ${licence}`).toContain(licence)
    expect(text.length, name).toBeGreaterThan(400)
  }
  const whole = await readFile(join(resources, 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  for (const { name, version, text } of licences) {
    expect(whole).toContain(`${name} ${version}`)
    expect(whole).toContain(text)
  }
})

test('has its fuses set as they are wanted', async () => {
  const { build } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    build: { electronFuses: Record<string, boolean> }
  }
  const wire = await getCurrentFuseWire(
    process.platform === 'darwin' ? join(dirname(executable), '../..') : executable,
  )
  const found = Object.fromEntries(
    Object.keys(build.electronFuses).map((name) => {
      const fuse = FuseV1Options[`${name[0]!.toUpperCase()}${name.slice(1)}` as keyof typeof FuseV1Options]
      return [name, wire[fuse] === '1'.charCodeAt(0)]
    }),
  )
  // The one that lets Playwright in here; it is off in what ships.
  expect(build.electronFuses['enableNodeCliInspectArguments']).toBe(false)
  expect(found).toEqual({ ...build.electronFuses, enableNodeCliInspectArguments: true })
  expect(build.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(basename(executable)).toMatch(/^postil/i)
})
