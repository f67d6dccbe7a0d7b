import { TaskWorker, type Trouble } from '../../task-worker.ts'
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

/** Reads files in a worker, one at a time. A file that brings it down is refused with the reason. */
export class Reader {
  readonly #worker: TaskWorker<Task, ImportResult>

  constructor({ worker, patience = 120_000, memory = 2048 }: ReaderOptions) {
    this.#worker = new TaskWorker({ worker, patience, memory })
  }

  /** Aborting `signal` ends the reading at once: the answer is a refusal. */
  async read(task: Task, signal?: AbortSignal): Promise<ImportResult> {
    const outcome = await this.#worker.run(task, signal)
    return outcome.ok ? outcome.answer : { ok: false, why: whyUnread(outcome.trouble) }
  }

  /** Ends the worker; the next file has a new one. */
  stop(): void {
    this.#worker.stop()
  }
}

/** Why a file was not read, as the end of a sentence. */
export function whyUnread(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'called-off':
      return 'the import was called off'
    case 'too-long':
      return `reading it took longer than ${trouble.seconds} seconds`
    case 'too-much':
      return `reading it takes more than ${trouble.megabytes} MB of memory`
    case 'failed':
      return `it could not be read (${trouble.message})`
    case 'ended':
      return 'reading it stopped without a word'
  }
}
