import { setMaxListeners } from 'node:events'
import { PostilError } from './errors.ts'

/** What is done to the library's folder as a whole, and what is said to whoever would do another thing meanwhile. */
const BUSY = {
  move: 'The library is being moved. Wait for that to end, or call it off first.',
  backup: 'A backup is being made, or gone back to. Wait for that to end, or call it off first.',
} as const
export type Task = keyof typeof BUSY

interface UnderWay {
  task: Task
  abort: AbortController
  gives: boolean
  ended: Promise<unknown>
}

/** One thing at a time is done to the library's folder. */
export class Alone {
  #underWay: UnderWay | null = null

  /**
   * Does `work` while nothing else of this kind goes on. What `gives` way is called off when something else is asked for.
   * Throws PostilError refused where something is under way.
   */
  async run<T>(task: Task, work: (signal: AbortSignal) => Promise<T>, { gives = false } = {}): Promise<T> {
    while (this.#underWay?.gives === true) await this.stop()
    if (this.#underWay !== null) throw new PostilError('refused', BUSY[this.#underWay.task])
    const abort = new AbortController()
    // Many files are on their way at once, and each listens.
    setMaxListeners(0, abort.signal)
    const result = work(abort.signal)
    const mine: UnderWay = { task, abort, gives, ended: result.catch(() => undefined) }
    this.#underWay = mine
    try {
      return await result
    } finally {
      this.#underWay = null
    }
  }

  /** Calls off what is under way, if it is this. */
  cancel(task: Task): void {
    if (this.#underWay?.task === task) this.#underWay.abort.abort()
  }

  /** Calls off whatever is under way, and waits for its end. */
  async stop(): Promise<void> {
    const now = this.#underWay
    if (now === null) return
    now.abort.abort()
    await now.ended
    // Its own turn to say that it is over comes first.
    await Promise.resolve()
  }
}
