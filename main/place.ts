import type { LibraryPlace, MoveProgress } from '../preload/moving.ts'
import { Alone } from './alone.ts'
import { TEXTS } from '../preload/texts.ts'
import { PostilError } from './errors.ts'
import type { OpenLibrary } from './store/library.ts'
import { copyLibrary, dropCopy } from './store/moving/copy.ts'
import { kindOf } from './store/moving/files.ts'
import { removeMoved } from './store/moving/remove.ts'
import { movedTo } from './store/moving/where.ts'
import type { SettingsStore } from './store/settings.ts'

const words = TEXTS.system.folder

export interface PlaceParts {
  settings: SettingsStore
  /** Named when the app was started: then it is not the settings' to say. */
  named: boolean
  /** Where the library is when nobody has moved it. */
  usual: string
  current(): OpenLibrary
  /** Opens the library in a folder and shows it instead of the current one. Throws PostilError; then that one stays shown. */
  enter(folder: string): Promise<void>
  askFolder(title: string): Promise<string | null>
  onProgress(progress: MoveProgress): void
}

/** Where the library is: moving it, and opening another. One at a time. */
export class Place {
  constructor(
    readonly parts: PlaceParts,
    readonly alone = new Alone(),
  ) {}

  where(): LibraryPlace {
    return { folder: this.parts.current().view().folder, named: this.parts.named }
  }

  /** Calls off the move under way: its answer comes, and is false. */
  cancel(): void {
    this.alone.cancel('move')
  }

  /**
   * Moves the library to a folder that the person picks; false where they cancel. The library is whole in one of the two
   * at every moment, and the settings name that one. Throws PostilError; then it is where it was.
   */
  move(): Promise<boolean> {
    return this.#alone(async (signal) => {
      const { settings, usual, current, askFolder } = this.parts
      const folder = await askFolder(words.move)
      if (folder === null) return false
      const library = current()
      const old = library.view().folder
      const before = settings.get().libraryFolder
      const files = await library
        .endWith(async () => {
          const copied = await copyLibrary(old, folder, { signal, onProgress: this.parts.onProgress })
          try {
            await settings.set({ libraryFolder: folder })
          } catch (error) {
            await dropCopy(old, folder)
            throw error
          }
          return copied
        })
        .catch((error: unknown) => {
          if (signal.aborted) return null
          throw error
        })
      if (files === null) return false
      await this.#enter(folder, () => this.#return(old, before))
      const left = await removeMoved(old, files, { to: folder, keepNote: old === usual }).then(
        () => '',
        (error: unknown) => ` ${words.left(old, String(error))}`,
      )
      current().tell({ level: 'info', file: null, message: words.moved(folder) + left })
      return true
    })
  }

  /** Opens another library that the person picks, or makes a new one in an empty folder; false where they cancel. */
  another(): Promise<boolean> {
    return this.#alone(async () => {
      const { settings, current, askFolder } = this.parts
      const folder = await askFolder(words.another)
      if (folder === null) return false
      const library = current()
      if (folder === library.view().folder) throw new PostilError('refused', 'This library is open already.')
      await checkLibrary(folder)
      await this.parts.enter(folder)
      await library.close()
      await settings.set({ libraryFolder: folder })
      return true
    })
  }

  async #enter(folder: string, goBack: () => Promise<void>): Promise<void> {
    try {
      await this.parts.enter(folder)
    } catch (error) {
      await goBack()
      throw error
    }
  }

  async #return(old: string, before: string | null): Promise<void> {
    await this.parts.settings.set({ libraryFolder: before })
    await this.parts.enter(old)
  }

  async #alone<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.parts.named)
      throw new PostilError(
        'refused',
        'This library was named when Postil was started (--library). Start Postil without that to choose where the library is.',
      )
    return this.alone.run('move', work)
  }
}

/** Whether a folder can be opened as a library. Throws PostilError that says what it is instead. */
export async function checkLibrary(folder: string): Promise<void> {
  const kind = await kindOf(folder)
  if (kind === 'library' || kind === 'empty' || kind === 'missing') return
  const to = await movedTo(folder)
  if (to !== null) throw new PostilError('refused', `The library that was in ${folder} is in ${to} now.`)
  throw new PostilError(
    'refused',
    kind === 'copying'
      ? `${folder} holds a part of a library: moving it there was cut short. The whole library is where it was.`
      : `${folder} is no library, and not empty. Choose the folder of a library, or an empty one for a new library.`,
  )
}
