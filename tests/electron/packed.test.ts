/** The stand-in under a packed app: renamed, beside an archive, with its fuses set. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackageWithOptions } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from 'vitest'
import { buildStandIn } from './launch/build.mjs'
import { start, temporary } from './support.ts'

const MAIN = `
  import { app } from 'electron'
  import { existsSync, openAsBlob, readFileSync, writeFileSync } from 'node:fs'
  import { cp, mkdir, open, readdir, rename } from 'node:fs/promises'
  import { tmpdir } from 'node:os'
  import { Worker } from 'node:worker_threads'
  import { join } from 'node:path'
  import { word } from './inner/word.js'
  const inside = join(app.getAppPath(), 'main.js')
  const refused = []
  for (const use of [
    () => writeFileSync(inside, ''),
    () => mkdir(join(inside, '../new')),
    () => open(inside, 'a'),
    () => rename(inside, inside + '2'),
    () => cp(inside, inside + '3'),
    () => openAsBlob(inside),
    () => new Worker(inside),
  ])
    try {
      await use()
      refused.push('allowed')
    } catch (error) {
      refused.push(error.code ?? error.message.replace(/:.*app.asar.*/, ''))
    }
  await (await open(inside)).close()
  await cp(inside, join(app.getPath('userData'), 'copied.js'))
  console.log(JSON.stringify({
    word,
    refused,
    files: await readdir(app.getAppPath()),
    packaged: app.isPackaged,
    defaultApp: process.defaultApp === true,
    path: app.getAppPath().endsWith('app.asar'),
    unpacked: readFileSync(join(app.getAppPath(), 'free.txt'), 'utf8'),
    beside: existsSync(join(process.resourcesPath, 'beside.txt')),
    argv: process.argv.slice(1),
    exe: app.getPath('exe') === process.execPath,
  }))
  app.exit()
`

async function pack(): Promise<string> {
  const folder = temporary()
  const source = join(folder, 'source')
  mkdirSync(join(source, 'inner'), { recursive: true })
  writeFileSync(
    join(source, 'package.json'),
    JSON.stringify({ name: 'packed', type: 'module', main: 'main.js' }),
  )
  writeFileSync(join(source, 'main.js'), MAIN)
  writeFileSync(join(source, 'inner/word.js'), `export const word = 'ü'`)
  writeFileSync(join(source, 'free.txt'), 'unpacked')
  const packed = join(folder, 'a packed ü')
  cpSync(await buildStandIn(), packed, { recursive: true })
  const executable = join(packed, 'postil')
  cpSync(join(packed, 'electron'), executable)
  mkdirSync(join(packed, 'resources'))
  writeFileSync(join(packed, 'resources/beside.txt'), '')
  await createPackageWithOptions(source, join(packed, 'resources/app.asar'), { unpack: '*.txt' })
  return executable
}

test('reads its archive, and takes no word of the command line for the app', async () => {
  const run = await start(['export', '--inspect=0'], {}, await pack())
  expect(await run.ended).toBe(0)
  expect(
    JSON.parse(
      run
        .output()
        .split('\n')
        .find((line) => line.startsWith('{'))!,
    ),
  ).toEqual({
    word: 'ü',
    refused: ['EACCES', 'EACCES', 'EACCES', 'EACCES', 'EACCES', 'not in the stand-in', 'not in the stand-in'],
    files: ['free.txt', 'inner', 'main.js', 'package.json'],
    packaged: true,
    defaultApp: false,
    path: true,
    unpacked: 'unpacked',
    beside: true,
    argv: ['export', '--inspect=0'],
    exe: true,
  })
  expect(run.output()).toContain('Debugger listening on ws://')
})

test('obeys the fuses that packagers set', async () => {
  const executable = await pack()
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.RunAsNode]: false,
  })
  const wire = await getCurrentFuseWire(executable)
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe('0'.charCodeAt(0))
  const run = await start(['--inspect=0'], { ELECTRON_RUN_AS_NODE: '1' }, executable)
  expect(await run.ended).toBe(0)
  expect(run.output()).toContain('"packaged":true')
  expect(run.output()).not.toContain('Debugger listening')
})
