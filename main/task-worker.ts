import { Worker, type Transferable } from 'node:worker_threads'

/** Why a worker gave no answer. */
export type Trouble =
  | { kind: 'called-off' }
  | { kind: 'too-long'; seconds: number }
  | { kind: 'too-much'; megabytes: number }
  | { kind: 'failed'; message: string }
  | { kind: 'ended' }

export type Outcome<Answer> = { ok: true; answer: Answer } | { ok: false; trouble: Trouble }

export interface TaskWorkerOptions {
  /** The built worker: a path to a file of its own. It answers each message with one. */
  worker: string
  /** So long one task may take, in milliseconds. */
  patience: number
  /** So much the worker may hold, in megabytes. */
  memory: number
}

/** An idle worker is let go after so long, in milliseconds: the libraries that it has loaded are large. */
const IDLE = 30_000

/**
 * Has a worker do tasks, one at a time. A task that takes too long or too much, or brings the worker down, is answered with
 * what went wrong, and the next one has a new worker. Nothing runs while there is nothing to do.
 */
export class TaskWorker<Task, Answer> {
  readonly #options: TaskWorkerOptions
  #worker: Worker | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | null = null

  constructor(options: TaskWorkerOptions) {
    this.#options = options
  }

  /**
   * Aborting `signal` ends the task at once, and the worker with it. What is in `transfer` is the worker's afterwards.
   */
  run(task: Task, signal?: AbortSignal, transfer: readonly Transferable[] = []): Promise<Outcome<Answer>> {
    const result = this.#queue.then(() => this.#run(task, signal, transfer))
    this.#queue = result.catch(() => undefined)
    return result
  }

  #run(
    task: Task,
    signal: AbortSignal | undefined,
    transfer: readonly Transferable[],
  ): Promise<Outcome<Answer>> {
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
      const end = (result: Outcome<Answer>, alive: boolean): void => {
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
      const fail = (trouble: Trouble): void => end({ ok: false, trouble }, false)
      const abort = (): void => end(CALLED_OFF, false)
      const seconds = Math.round(patience / 1000)
      const timer = setTimeout(() => fail({ kind: 'too-long', seconds }), patience)
      signal?.addEventListener('abort', abort)
      // One by one: removing all of them would take away the worker's own.
      const listeners = [
        ['message', (answer: Answer) => end({ ok: true, answer }, true)],
        ['error', (error: Failing) => fail(troubleOf(error, memory))],
        ['exit', () => fail({ kind: 'ended' })],
      ] as const
      for (const [event, listener] of listeners) worker.on(event, listener)
      try {
        worker.postMessage(task, [...transfer])
      } catch (error) {
        // More than can be copied at once.
        end({ ok: false, trouble: { kind: 'failed', message: reason(error) } }, true)
      }
    })
  }

  /** Ends the worker; the next task has a new one. */
  stop(): void {
    void this.#worker?.terminate()
    this.#worker = null
  }
}

const CALLED_OFF = { ok: false, trouble: { kind: 'called-off' } } as const

type Failing = Error & { code?: string }
function troubleOf(error: Failing, megabytes: number): Trouble {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return { kind: 'too-much', megabytes }
  return { kind: 'failed', message: reason(error) }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
