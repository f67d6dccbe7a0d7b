import { join } from 'node:path'
import type { Indexing } from '../preload/searching.ts'
import { makeHandlers } from './ipc/handlers.ts'
import type { Handlers } from './ipc/handler.ts'
import type { Services } from './ipc/services.ts'
import { IndexWorker } from './search/index-worker.ts'
import { Searcher } from './search/searcher.ts'
import { answerKnocks } from './store/knocks.ts'
import type { OpenLibrary } from './store/library.ts'

/** What hangs on one open library. Another library, or the same in another place, is another session. */
export interface Session {
  readonly library: OpenLibrary
  readonly handlers: Handlers
  /** Brings the index of search up to date, in the background. */
  startSearch(): void
  /** Stops all that reads the library or listens for it; the library itself is still open. */
  leave(): Promise<void>
}

export interface SessionParts extends Omit<Services, 'library' | 'search'> {
  indexWorker: string
  indexing(indexing: Indexing | null): void
  /** Another start on this library hands over what it was for. */
  onKnock(message: unknown): void
  /** The list of articles is another: one came, went, or has another title. */
  onArticles(): void
  log(message: string, error: unknown): void
}

/** Makes a session of a library that was opened. */
export async function makeSession(library: OpenLibrary, parts: SessionParts): Promise<Session> {
  const { folder } = library.view()
  const searcher = new Searcher(
    library,
    new IndexWorker(parts.indexWorker),
    join(folder, 'index/search.bin'),
    parts.indexing,
    parts.log,
  )
  library.onEdited((changes) => {
    searcher.update(changes)
    if (changes.some(({ table }) => table === 'article')) parts.onArticles()
  })
  const stopAnswering = await answerKnocks(folder, parts.onKnock)
  return {
    library,
    handlers: makeHandlers({ ...parts, library, search: searcher }),
    startSearch: () => void searcher.start(),
    async leave() {
      await stopAnswering()
      searcher.stop()
    },
  }
}
