import { TEXTS } from '../preload/texts.ts'
import { PostilError } from './errors.ts'
import { checkLibrary } from './place.ts'
import { isThere, libraryFolder } from './store/moving/where.ts'
import type { SettingsStore } from './store/settings.ts'

export interface GoneQuestion {
  folder: string
  /** What was wrong with the folder that was chosen instead; '' at first. */
  problem: string
}

export interface Asked {
  /** The library is not where it should be: what now? */
  askWhenGone(question: GoneQuestion): Promise<'retry' | 'choose' | 'quit'>
  askFolder(title: string): Promise<string | null>
}

/**
 * Which folder's library a start opens; null where the person quits. The usual folder may be missing, since every start
 * was the first once. One that was chosen and is gone (a drive that is not plugged in) is asked for: a new and empty
 * library in its place would look like a loss.
 */
export async function whichLibrary(
  settings: Pick<SettingsStore, 'get' | 'set'>,
  usual: string,
  { askWhenGone, askFolder }: Asked,
): Promise<string | null> {
  let problem = ''
  for (;;) {
    const folder = await libraryFolder(settings.get().libraryFolder, usual)
    if (folder === usual || (await isThere(folder))) return folder
    const answer = await askWhenGone({ folder, problem })
    problem = ''
    if (answer === 'quit') return null
    if (answer === 'retry') continue
    const chosen = await askFolder(TEXTS.system.folder.another)
    if (chosen === null) continue
    try {
      await checkLibrary(chosen)
      await settings.set({ libraryFolder: chosen })
      return chosen
    } catch (error) {
      if (!(error instanceof PostilError)) throw error
      problem = error.message
    }
  }
}
