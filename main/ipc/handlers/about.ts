import { z } from 'zod'
import { ABOUT_PLACES, type AboutPlace } from '../../../preload/about.ts'
import { PostilError } from '../../errors.ts'
import { none, one, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

/** What the app says of itself. The page names a place, never a path. */
export function aboutHandlers({
  about,
  library,
  system,
}: Pick<Services, 'about' | 'library' | 'system'>): HandlersOf<'about:get' | 'about:show'> {
  return {
    'about:get': { parse: none, run: () => about.get() },
    'about:show': {
      parse: one(z.enum(ABOUT_PLACES)),
      run(place: AboutPlace) {
        const path = place === 'library' ? library.view().folder : about.find(place)
        if (path === null) throw new PostilError('not-found', 'This build of Postil came without that file.')
        system.showInFolder(path)
      },
    },
  }
}
