#!/usr/bin/env node
// @ts-check
/**
 * Installs the app for real, as root on a Debian or Ubuntu that has no Postil, after `npm run build`:
 *   node tests/electron/package/install.mjs
 * Makes its .deb twice, installs it with apt, starts it from its desktop entry, uses it, puts the second over the
 * first, uses it again, removes it, and looks whether the library is still there. On a machine to be thrown away:
 *   ../shared/tools/bare-machine 'npm ci && npm run build && node tests/electron/package/install.mjs'
 */
import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare } from '../launch/resolve.mjs'
import { makeDeb } from './deb.mjs'
import { APP } from './desktop.mjs'
import { pack } from './pack.mjs'

const ROOT = join(import.meta.dirname, '../../..')
const ENTRY = '/usr/share/applications/postil.desktop'
const TOOLS = 'fakeroot desktop-file-utils libxml2-utils shared-mime-info xdg-utils libglib2.0-bin'.split(' ')
const WHY = 'its inspector is open, for tests'

if (process.getuid?.() !== 0) throw new Error('installing needs root')
if (spawnSync('dpkg', ['-s', 'postil']).status === 0)
  throw new Error('a Postil is installed here: this would remove it')

const work = mkdtempSync(join(tmpdir(), 'postil-install-'))
/** Of a person who has never seen it. */
const home = join(work, 'home')
const env = {
  ...process.env,
  DEBIAN_FRONTEND: 'noninteractive',
  HOME: home,
  XDG_CONFIG_HOME: join(home, '.config'),
  XDG_DATA_HOME: join(home, '.local/share'),
}

say('tools')
run('apt-get', ['update', '-q'])
run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...TOOLS])

say('two packages')
const electron = await prepare()
const { folder } = await pack({
  electron: electron.dir,
  output: join(work, 'dist'),
  inspectable: true,
  why: WHY,
})
const debs = []
for (const mark of ['fortests1', 'fortests2'])
  debs.push(await makeDeb({ folder, output: work, standIn: electron.kind === 'stand-in', mark, why: WHY }))

say('install')
run('apt-get', ['install', '-y', '-q', String(debs[0])])
assert.equal(version(), `${APP.version}~fortests1`)

say('what the desktop knows')
run('desktop-file-validate', [ENTRY])
run('xmllint', ['--noout', '/usr/share/mime/packages/postil.xml'])
const archive = join(work, 'some.postil')
writeFileSync(archive, 'PK')
assert.match(run('gio', ['info', '-a', 'standard::content-type', archive]), /: application\/x-postil$/)
assert.equal(run('xdg-mime', ['query', 'default', 'application/x-postil']), 'postil.desktop')
assert.equal(run('xdg-mime', ['query', 'default', 'x-scheme-handler/postil']), 'postil.desktop')

const exec = /^Exec=(\S+) %U$/m.exec(readFileSync(ENTRY, 'utf8'))?.[1]
assert.ok(exec, 'the desktop entry names what to start')
const executable = run('sh', ['-c', 'command -v "$1"', 'sh', exec])
say(`the command of the desktop entry: ${exec}, which is ${executable}`)
assert.match(run(executable, ['list', '--help']), /postil list --library/)

say('use it')
visit('first')
const library = join(home, '.config/Postil/library')
assert.ok(existsSync(join(library, 'library.json')), `${library} was made`)

say('upgrade over itself')
run('apt-get', ['install', '-y', '-q', String(debs[1])])
assert.equal(version(), `${APP.version}~fortests2`)
visit('again')

say('remove')
run('apt-get', ['remove', '-y', '-q', 'postil'])
for (const gone of [executable, '/usr/lib/postil', ENTRY, '/usr/share/mime/packages/postil.xml'])
  assert.ok(!existsSync(gone), `${gone} is gone`)
const kept = readdirSync(join(library, 'annotations')).map((file) =>
  readFileSync(join(library, 'annotations', file), 'utf8'),
)
assert.match(kept.join(), /he and Kerry had agreed/)
say(`the library is still there: ${library}`)
say('installed, used, upgraded, used, removed: all as it should be')

/** @param {'first' | 'again'} visit */
function visit(visit) {
  const config = join(ROOT, 'tests/e2e/installed/playwright.config.ts')
  const launcher = join(ROOT, 'tests/electron/launch/run.mjs')
  const result = spawnSync(
    process.execPath,
    [launcher, 'exec', '--', 'playwright', 'test', '--config', config],
    { cwd: ROOT, stdio: 'inherit', env: { ...env, POSTIL_INSTALLED: executable, POSTIL_VISIT: visit } },
  )
  assert.equal(result.status, 0, `${visit} visit`)
}

function version() {
  return run('dpkg-query', ['-W', '-f', '${Version}', 'postil'])
}

/** Its output. @param {string} name @param {string[]} args */
function run(name, args) {
  const result = spawnSync(name, args, { env, encoding: 'utf8' })
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`
  assert.equal(result.status, 0, `${name} ${args.join(' ')}\n${result.error ?? said}`)
  return result.stdout.trim()
}

/** @param {string} text */
function say(text) {
  console.log(`--- ${text}`)
}
