import { Worker } from 'node:worker_threads'
import type { Ask } from './host.ts'

/** The worker that holds the index: asked, it answers in order. One that ended is begun anew, with nothing in it. */
export class IndexWorker {
  #worker: Worker | null = null
  #last = 0
  readonly #asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()

  /** Called when it ended by itself: what was in it is gone. */
  lost: () => void = () => undefined

  constructor(
    /** The built worker: a path to a file of its own. */
    readonly path: string,
  ) {}

  ask(ask: Ask): Promise<unknown> {
    const worker = (this.#worker ??= this.#begin())
    const n = ++this.#last
    return new Promise((resolve, reject) => {
      this.#asked.set(n, { resolve, reject })
      worker.postMessage({ n, ask })
    })
  }

  #begin(): Worker {
    const worker = new Worker(this.path)
    worker.unref()
    worker.on('message', ({ n, value, error }: { n: number; value?: unknown; error?: string }) => {
      const waiting = this.#asked.get(n)
      this.#asked.delete(n)
      if (error === undefined) waiting?.resolve(value)
      else waiting?.reject(new Error(error))
    })
    worker.on('error', (error: Error) => this.#end(worker, error))
    worker.on('exit', () => this.#end(worker, new Error('the index ended')))
    return worker
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    for (const { reject } of this.#asked.values()) reject(error)
    this.#asked.clear()
    this.lost()
  }

  stop(): void {
    const worker = this.#worker
    this.#worker = null
    for (const { reject } of this.#asked.values()) reject(new Error('the index was closed'))
    this.#asked.clear()
    void worker?.terminate()
  }
}
