import { Worker } from 'node:worker_threads'
import type { ImportResult } from './imported.ts'
import type { Task } from './worker.ts'

export interface ReaderOptions {
  /** The built worker: a path to a file of its own. */
  worker: string
  /** So long one file may take, in milliseconds. */
  patience?: number
  /** So much its worker may hold, in megabytes. */
  memory?: number
}

/**
 * Reads files in a worker, one at a time. A file that takes too long or too much, or brings the worker down, is refused
 * with the reason, and the next one has a new worker. Nothing runs while nothing is read.
 */
export class Reader {
  readonly #options: Required<ReaderOptions>
  #worker: Worker | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | null = null

  constructor({ worker, patience = 120_000, memory = 2048 }: ReaderOptions) {
    this.#options = { worker, patience, memory }
  }

  /** Aborting `signal` ends the reading at once: the answer is a refusal. */
  read(task: Task, signal?: AbortSignal): Promise<ImportResult> {
    const result = this.#queue.then(() => this.#read(task, signal))
    this.#queue = result
    return result
  }

  #read(task: Task, signal: AbortSignal | undefined): Promise<ImportResult> {
    if (signal?.aborted) return Promise.resolve(CALLED_OFF)
    if (this.#idle) clearTimeout(this.#idle)
    const { patience, memory, worker: path } = this.#options
    const worker = (this.#worker ??= new Worker(path, {
      resourceLimits: { maxOldGenerationSizeMb: memory },
      // What libraries have to say is not for the terminal of whoever started the app.
      stdout: true,
      stderr: true,
    }))
    return new Promise((resolve) => {
      const end = (result: ImportResult, alive: boolean): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        for (const [event, listener] of listeners) worker.off(event, listener)
        if (!alive) {
          this.#worker = null
          // A late error of a worker that is being ended has nobody left to hear it.
          worker.on('error', () => undefined)
          void worker.terminate()
        } else this.#idle = setTimeout(() => this.stop(), IDLE).unref()
        resolve(result)
      }
      const abort = (): void => end(CALLED_OFF, false)
      const timer = setTimeout(
        () =>
          end(
            { ok: false, why: `reading it took longer than ${Math.round(patience / 1000)} seconds` },
            false,
          ),
        patience,
      )
      signal?.addEventListener('abort', abort)
      // One by one: removing all of them would take away the worker's own.
      const listeners = [
        ['message', (result: ImportResult) => end(result, true)],
        ['error', (error: Failing) => end({ ok: false, why: failure(error, memory) }, false)],
        ['exit', () => end({ ok: false, why: 'reading it stopped without a word' }, false)],
      ] as const
      for (const [event, listener] of listeners) worker.on(event, listener)
      worker.postMessage(task)
    })
  }

  /** Ends the worker; the next file has a new one. */
  stop(): void {
    void this.#worker?.terminate()
    this.#worker = null
  }
}

/** An idle worker is let go after so long, in milliseconds: the libraries that it has loaded are large. */
const IDLE = 30_000
const CALLED_OFF: ImportResult = { ok: false, why: 'the import was called off' }

type Failing = Error & { code?: string }
function failure(error: Failing, memory: number): string {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return `reading it takes more than ${memory} MB of memory`
  return `it could not be read (${error.message})`
}
