import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Alone } from '../../../main/alone.ts'
import { BackingUp, type BackingUpParts } from '../../../main/backing-up.ts'
import type { OpenLibrary } from '../../../main/store/library.ts'
import { open, SEEDS } from './library.ts'

export interface Backed {
  folder: string
  backups: BackingUp
  alone: Alone
  library(): OpenLibrary
  /** The clock; tests turn it. */
  clock: { now: number }
  /** Called before each step of a backup is told. */
  onStep: (step: Parameters<BackingUpParts['onStep']>[0]) => void
  daily: number
  /** Closes the library and opens it again, as the next start does. */
  restart(): Promise<void>
}

/** A library in a folder with the backups of it, and a clock that moves a minute a look. */
export async function backed(folder: string, seeds: string | null = SEEDS): Promise<Backed> {
  const from = (at: string) => open(at, seeds ?? '')
  let library = await from(folder)
  const alone = new Alone()
  const state: Backed = {
    folder,
    alone,
    library: () => library,
    clock: { now: Date.UTC(2026, 2, 1, 9) },
    onStep: () => undefined,
    daily: 7,
    backups: new BackingUp(
      {
        settings: { get: () => ({ dailyBackups: state.daily }) },
        current: () => library,
        async enter(at) {
          library = await from(at)
        },
        onStep: (step) => state.onStep(step),
        now: () => new Date((state.clock.now += 60_000)),
        log: (message, error) => {
          throw new Error(message, { cause: error })
        },
      },
      alone,
    ),
    async restart() {
      await library.close()
      library = await from(folder)
    },
  }
  return state
}

/** All that a library holds, as whoever uses it sees it. */
export async function holds(library: OpenLibrary): Promise<unknown> {
  const { people, tags, scales, filters, collections, deletedSeeds, history } = library.view()
  const { articles, depot } = await library.content(null, null, { depot: true })
  return { people, tags, scales, filters, collections, deletedSeeds, history, articles, depot }
}

/** The names of a backup's files, with the number of names that each file has on the disk. */
export async function namesOf(folder: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    found[path.slice(folder.length + 1).replaceAll('\\', '/')] = (await lstat(path)).nlink
  }
  return found
}

/** Every file below a folder, by path, but for what an opening writes anew. */
export async function bytesBelow(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const path of Object.keys(await namesOf(folder)))
    found[path] = await readFile(join(folder, path), 'latin1')
  return found
}
