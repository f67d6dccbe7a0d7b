import { spawn, type ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach } from 'vitest'
import { build } from 'vite'

const outDir = join(import.meta.dirname, '../../../node_modules/.cache/postil-tests')
let built: Promise<string> | null = null

/** Bundles the program once: Node does not run TypeScript everywhere yet. */
function program(): Promise<string> {
  built ??= build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'program.ts'),
      outDir: join(outDir, String(process.pid)),
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  }).then(() => join(outDir, String(process.pid), 'program.mjs'))
  return built
}

const running: ChildProcess[] = []
afterAll(() => rm(join(outDir, String(process.pid)), { recursive: true, force: true }))
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

export interface Child {
  pid: number
  /** What it says, word by word; ends when the process does. */
  words: AsyncIterator<unknown>
  /** Ends it in the way of a crash, and returns when it is gone. */
  kill(): Promise<void>
  gone: Promise<void>
}

/** Starts the program; `limit` is the largest file it may write, in bytes, so that it runs out of disk. */
export async function start(
  mode: 'hold' | 'edit' | 'journal' | 'move' | 'backup' | 'back',
  folder: string,
  seeds: string,
  { limit, size = 10 }: { limit?: number; size?: number | string } = {},
): Promise<Child> {
  const args = [await program(), mode, folder, seeds, String(size)]
  const child =
    limit === undefined
      ? spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
      : spawn('bash', ['-c', `ulimit -f ${limit / 1024}; exec "$0" "$@"`, process.execPath, ...args], {
          stdio: ['pipe', 'pipe', 'inherit'],
        })
  running.push(child)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const words: AsyncIterator<unknown> = {
    async next() {
      const { done, value } = (await lines.next()) as IteratorResult<string, undefined>
      if (done) return { done: true, value: undefined }
      // A killed process may leave half a line.
      try {
        return { done: false, value: JSON.parse(value) as unknown }
      } catch {
        return { done: true, value: undefined }
      }
    },
  }
  return {
    pid: child.pid ?? 0,
    words,
    gone,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
