import { join } from 'node:path'
import { none, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

type Channels = 'library:where' | 'library:show' | 'library:move' | 'library:stay' | 'library:another'

/** Where the library is. The page names no folder: it is the system's dialog that does. */
export function placeHandlers({ place, system }: Pick<Services, 'place' | 'system'>): HandlersOf<Channels> {
  return {
    'library:where': { parse: none, run: () => place.where() },
    'library:show': {
      parse: none,
      run: () => system.showInFolder(join(place.where().folder, 'library.json')),
    },
    'library:move': { parse: none, run: () => place.move() },
    'library:stay': { parse: none, run: () => place.cancel() },
    'library:another': { parse: none, run: () => place.another() },
  }
}
