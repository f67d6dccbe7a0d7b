/** A library opened to be read alone: a snapshot, so that nothing of it changes, whoever has it open. */
import { openLibrary } from '../store/open.ts'
import type { OpenLibrary } from '../store/library.ts'
import { takeSnapshot } from '../store/snapshot.ts'

/** Does some work on a library as it is now. @throws PostilError where there is none, or it cannot be read */
export async function reading<T>(folder: string, work: (library: OpenLibrary) => Promise<T>): Promise<T> {
  const snapshot = await takeSnapshot(folder)
  try {
    const library = await openLibrary({ folder: snapshot.folder, seeds: null, author: () => '' })
    try {
      return await work(library)
    } finally {
      await library.close()
    }
  } finally {
    await snapshot.remove()
  }
}
