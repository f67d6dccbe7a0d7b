import { join } from 'node:path'
import type { Backup, BackupStep, WholeBackup } from '../preload/backups.ts'
import type { Settings } from '../preload/contract.ts'
import type { Alone } from './alone.ts'
import { PostilError, toFailure } from './errors.ts'
import type { OpenLibrary } from './store/library.ts'
import { commit, dropStaged, stage } from './store/whole/going-back.ts'
import { makeBackup, type MakeMeans } from './store/whole/make.ts'
import { listBackups, WHOLE_FOLDER } from './store/whole/manifest.ts'
import { clearUnfinished, deleteBackup, isDailyDue, rotate } from './store/whole/shelf.ts'

export interface BackingUpParts {
  settings: { get(): Pick<Settings, 'dailyBackups'> }
  current(): OpenLibrary
  /** Opens the library in a folder and shows it instead of the current one. Throws PostilError. */
  enter(folder: string): Promise<void>
  /** Told how far it is; null when it has ended. */
  onStep(step: BackupStep | null): void
  /** At most so often, in milliseconds; 50 where it is not said. */
  often?: number
  now(): Date
  log(message: string, error: unknown): void
}

/** The backups of the whole library: making them, going back to one, deleting one. */
export class BackingUp {
  constructor(
    readonly parts: BackingUpParts,
    readonly alone: Alone,
  ) {}

  get #folder(): string {
    return this.parts.current().view().folder
  }

  /** Newest first. */
  list(): Promise<Backup[]> {
    return listBackups(this.#folder)
  }

  /** A path to show the backups by: the newest one, or the library where there is none. */
  async where(): Promise<string> {
    const [newest] = await this.list()
    return join(this.#folder, newest ? join(WHOLE_FOLDER, newest.id) : 'library.json')
  }

  /** Makes one by hand; null where it was called off. Throws PostilError. */
  make(): Promise<WholeBackup | null> {
    return this.#alone((signal) =>
      unlessOff(signal, () => makeBackup(this.#folder, this.#means('by hand', signal))),
    )
  }

  /** Calls off what is under way: its answer comes, and says so. */
  cancel(): void {
    this.alone.cancel('backup')
  }

  /** Throws PostilError. */
  delete(id: string): Promise<void> {
    return this.alone.run('backup', () => deleteBackup(this.#folder, id))
  }

  /**
   * Makes the library what it was in a backup, and shows it; false where that was called off. What it is now is kept as a
   * backup first. From when that is done the next opening goes on where a crash ends this. Throws PostilError; then the
   * library is as it was.
   */
  async goBack(id: string): Promise<boolean> {
    const folder = this.#folder
    return this.#alone(async (signal) => {
      const ended = await unlessOff(signal, () => this.#endAs(folder, id, signal))
      if (ended === null) return false
      try {
        await this.parts.enter(folder)
      } catch (error) {
        const { code, message } = toFailure(error)
        throw new PostilError(code, `${message} Close Postil and start it again: it goes on from there.`, {
          cause: error,
        })
      }
      // One too many is no reason to say that it went wrong.
      await rotate(folder, Infinity, id).catch((error: unknown) => this.parts.log('old backups', error))
      return true
    })
  }

  /** Ends the library such that its next opening makes it what it was in a backup. */
  async #endAs(folder: string, id: string, signal: AbortSignal): Promise<true> {
    const means = this.#means('before going back', signal)
    await this.parts.current().endWith(async () => {
      await stage(folder, id, means)
      try {
        await makeBackup(folder, { ...means, still: (work) => work() })
        signal.throwIfAborted()
        await commit(folder, id)
      } catch (error) {
        await dropStaged(folder)
        throw error
      }
    })
    return true
  }

  /** What a start does, in the background: clears away what was not finished, and makes the daily backup that is due. */
  async atStart(): Promise<void> {
    const folder = this.#folder
    const daily = this.parts.settings.get().dailyBackups
    const work = async (signal: AbortSignal): Promise<void> => {
      await clearUnfinished(folder)
      await this.parts.current().flush()
      if (daily === 0 || !(await isDailyDue(folder, this.parts.now(), signal))) return
      await makeBackup(folder, this.#means('daily', signal))
      await rotate(folder, daily)
    }
    await this.#alone((signal) => unlessOff(signal, () => work(signal)), { gives: true })
  }

  /** Calls off what is under way, and waits for its end: the library is about to be closed. */
  stop(): Promise<void> {
    return this.alone.stop()
  }

  #means(why: WholeBackup['why'], signal: AbortSignal): MakeMeans {
    const library = this.parts.current()
    let told = -Infinity
    return {
      why,
      signal,
      now: this.parts.now(),
      still: (work) => library.still(work),
      count: () => {
        const { articles } = library.view()
        const annotations = articles.reduce(
          (sum, { counts }) => sum + counts.claims + counts.highlights + counts.notes,
          0,
        )
        return { articles: articles.length, annotations }
      },
      onStep: (step) => {
        const at = performance.now()
        if (at - told < (this.parts.often ?? 50)) return
        told = at
        this.parts.onStep(step)
      },
    }
  }

  async #alone<T>(work: (signal: AbortSignal) => Promise<T>, how = { gives: false }): Promise<T> {
    try {
      return await this.alone.run('backup', work, how)
    } finally {
      this.parts.onStep(null)
    }
  }
}

/** What comes of some work; null where it was called off. */
async function unlessOff<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (signal.aborted) return null
    throw error
  }
}
