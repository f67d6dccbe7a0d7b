/** The launcher: what it takes, what it says, and that it never waits long for a host that does not answer. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { existsSync } from 'node:fs'
import { SLOW, temporary } from './support.ts'

const RUN = join(import.meta.dirname, 'launch/run.mjs')
const INSTALLED = existsSync(join(import.meta.dirname, '../../node_modules/electron/path.txt'))

interface Ended {
  code: number | null
  out: string
  err: string
}

function launch(args: string[], env: Record<string, string>): Promise<Ended> {
  const clean = { ...process.env, ELECTRON_MIRROR: 'http://127.0.0.1:9/', ...env }
  const child = spawn(process.execPath, [RUN, ...args], { env: clean, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

test(
  'runs a command with the environment that electron, electron-vite and Playwright read, and says which it is',
  async () => {
    const words =
      'process.stdout.write([process.env.ELECTRON_OVERRIDE_DIST_PATH, process.env.ELECTRON_EXEC_PATH].join())'
    const { code, out, err } = await launch(['exec', '--', 'node', '-e', `${words}; process.exitCode = 5`], {
      POSTIL_ELECTRON: 'stand-in',
    })
    const dist = join(import.meta.dirname, 'dist')
    expect({ code, out }).toEqual({ code: 5, out: `${dist},${dist}/electron` })
    expect(err).toMatch(/^postil: the stand-in for Electron on Chromium [\d.]+ \(.*\)\n$/)
  },
  SLOW,
)

test.skipIf(INSTALLED)(
  'a host that accepts and never answers is given up in seconds',
  async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const begun = Date.now()
    const { code, err } = await launch(['env'], {
      ELECTRON_MIRROR: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      electron_config_cache: temporary(),
      POSTIL_ELECTRON: 'electron',
    })
    expect(code).toBe(1)
    expect(err).toContain('does not answer')
    expect(Date.now() - begun).toBeLessThan(20_000)
  },
  SLOW,
)

test('without Chromium it stops with what to do', async () => {
  const { code, err } = await launch(['env'], {
    POSTIL_ELECTRON: 'stand-in',
    POSTIL_CHROMIUM: '/nowhere/chromium',
  })
  expect(code).toBe(1)
  expect(err).toContain('/nowhere/chromium does not start')
})

test('a word that it does not know is named', async () => {
  expect((await launch(['env'], { POSTIL_ELECTRON: 'both' })).err).toContain("POSTIL_ELECTRON is 'both'")
  expect((await launch(['open'], {})).code).toBe(2)
})
