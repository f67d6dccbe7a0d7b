import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPasted } from '../../../main/articles/import/pasted.ts'
import { readDocument } from '../../../main/articles/import/read-file.ts'
import { FormatClient, formatsHere } from '../../../main/formats/client.ts'
import type { Handlers } from '../../../main/ipc/handler.ts'
import { makeHandlers } from '../../../main/ipc/handlers.ts'
import { Alone } from '../../../main/alone.ts'
import { BackingUp } from '../../../main/backing-up.ts'
import { Opened } from '../../../main/opened.ts'
import { Place } from '../../../main/place.ts'
import { IndexHost } from '../../../main/search/host.ts'
import { Searcher } from '../../../main/search/searcher.ts'
import type { OpenLibrary } from '../../../main/store/library.ts'
import { openLibrary } from '../../../main/store/open.ts'
import { openSettings } from '../../../main/store/settings.ts'

/** What the handlers asked of the system: each call with its arguments. */
export type Calls = [name: string, ...args: unknown[]][]

export interface OpenDoor {
  /** Both are others once the library was moved, or another was opened. */
  readonly handlers: Handlers
  readonly library: OpenLibrary
  folder: string
  calls: Calls
  /** What the system asked the app to open. */
  opened: Opened
  /** Where the person saves next; null when they cancel. */
  saveTo: string | null
  /** The file that the person picks next; null when they cancel. */
  picks: string | null
  /** Every file below the folder with its bytes. */
  bytes(): Promise<Record<string, string>>
  close(): Promise<void>
}

/** The handlers over a real library in a temporary folder, with the seeds. The system around them only takes notes. */
export async function openDoor(within = tmpdir()): Promise<OpenDoor> {
  const folder = await mkdtemp(join(within, 'postil ipc '))
  const calls: Calls = []
  const note = (name: string) => {
    return (...args: unknown[]) => void calls.push([name, ...args])
  }
  const settings = await openSettings(join(folder, 'settings.json'))
  const open = (at: string): Promise<OpenLibrary> =>
    openLibrary({
      folder: at,
      seeds: join(import.meta.dirname, '../../../seeds'),
      author: () => settings.get().author,
    })
  let library = await open(join(folder, 'library'))
  const opened = new Opened()
  const alone = new Alone()
  const enter = async (at: string): Promise<void> => {
    calls.push(['enter', at])
    library = await open(at)
    handlers = handlersOf(library)
  }
  const current = (): OpenLibrary => library
  const place = new Place(
    {
      settings,
      named: false,
      usual: join(folder, 'library'),
      current,
      enter,
      askFolder: () => Promise.resolve(door.picks),
      onProgress: note('moving'),
    },
    alone,
  )
  const backups = new BackingUp(
    { settings, current, enter, onStep: note('backingUp'), now: () => new Date(), log: note('log') },
    alone,
  )
  const handlersOf = (library: OpenLibrary): Handlers =>
    makeHandlers({
      library,
      settings,
      formats: new FormatClient(formatsHere()),
      opened,
      place,
      backups,
      exporting: note('exporting'),
      readFile: async (task) => ('file' in task ? readDocument(task.file) : readPasted(task.pasted)),
      search: new Searcher(
        library,
        new IndexHost(),
        join(folder, 'index/search.bin'),
        () => undefined,
        () => undefined,
      ),
      importing: note('importing'),
      about: {
        get: () =>
          Promise.resolve({ version: '1', electron: '1', chromium: '1', node: '1', licences: [], shows: [] }),
        find: (place) => (place === 'licences' ? '/licences.txt' : null),
      },
      system: {
        async askWhereToSave(suggestion) {
          calls.push(['askWhereToSave', suggestion])
          return door.saveTo
        },
        async askWhichFile(question) {
          calls.push(['askWhichFile', question])
          return door.picks
        },
        askWhichFiles: () => Promise.resolve(door.picks === null ? [] : [door.picks]),
        askWhichFolder: () => Promise.resolve(door.picks === null ? [] : [door.picks]),
        paste: note('paste'),
        noteFile: note('noteFile'),
        forgetFiles: note('forgetFiles'),
        showInFolder: note('showInFolder'),
        async openOutside(link) {
          calls.push(['openOutside', link])
          return 'cancelled'
        },
        async copyText(text) {
          calls.push(['copyText', text])
        },
      },
      menu: { showHistory: note('showHistory'), showStates: note('showStates') },
      settingsChanged: note('settingsChanged'),
      flushed: note('flushed'),
    })
  let handlers = handlersOf(library)
  const door: OpenDoor = {
    folder,
    calls,
    opened,
    saveTo: null,
    picks: null,
    get handlers() {
      return handlers
    },
    get library() {
      return library
    },
    async bytes() {
      const found: Record<string, string> = {}
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name)
        if (entry.isFile()) found[path] = await readFile(path, 'base64')
      }
      return found
    },
    async close() {
      await library.close()
      await rm(folder, { recursive: true })
    },
  }
  return door
}
