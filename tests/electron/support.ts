/** What the stand-in's own tests start: its executable, on the probe or on an app of a few lines. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { buildStandIn } from './launch/build.mjs'

/** The probe's folder. */
export const PROBE = join(import.meta.dirname, 'probe')

/** How long one start of Chromium may take on a busy machine. */
export const SLOW = 60_000

/** A temporary folder that goes with the test. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'postil-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An app of one file of main, in a temporary folder. */
export function appOf(main: string, manifest: object = {}): string {
  const folder = temporary()
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'few-lines', type: 'module', main: 'main.js', ...manifest }),
  )
  writeFileSync(join(folder, 'main.js'), main)
  return folder
}

/** A run of the executable. */
export interface Run {
  child: ChildProcess
  /** What it has written so far. */
  output(): string
  /** Resolves when it has written these words. */
  says(words: string): Promise<void>
  /** Resolves with its exit code when it has ended. */
  ended: Promise<number | null>
}

/** Starts the stand-in as a person would, with a home of its own. */
export async function start(
  args: string[],
  env: Record<string, string> = {},
  executable?: string,
): Promise<Run> {
  const exec = executable ?? join(await buildStandIn(), 'electron')
  const home = temporary()
  mkdirSync(join(home, 'config'))
  const own = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), DISPLAY: '', WAYLAND_DISPLAY: '' }
  const child = spawn(exec, args, {
    env: { ...process.env, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  let heard = (): void => {}
  const hear = (chunk: Buffer): void => {
    text += chunk.toString()
    heard()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const says = (words: string): Promise<void> =>
    new Promise((resolve, reject) => {
      heard = () => {
        if (text.includes(words)) resolve()
      }
      heard()
      void ended.then((code) =>
        reject(new Error(`it ended with ${code} and never said "${words}":\n${text}`)),
      )
    })
  return { child, output: () => text, says, ended }
}
