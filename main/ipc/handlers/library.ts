import { z } from 'zod'
import { Action } from '../../../preload/actions.ts'
import type { Edited } from '../../../preload/edited.ts'
import { Id, none, one, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

type Channels =
  | 'library:load'
  | 'article:open'
  | 'claims:all'
  | 'claims:contexts'
  | 'tags:carriers'
  | 'edit:do'
  | 'edit:undo'
  | 'edit:redo'

const Carried = z.strictObject({ tag: Id, without: Id.nullable() })
const Places = z.array(z.object({ article: Id, annotation: Id })).max(1000)

/** Reading and editing the library. The menu follows each edit, so that it names what undo would take back. */
export function libraryHandlers({
  library,
  settings,
  menu,
}: Pick<Services, 'library' | 'settings' | 'menu'>): HandlersOf<Channels> {
  function shown<E extends Edited | null>(edited: E): E {
    if (edited !== null) menu.showHistory(edited.history)
    return edited
  }

  return {
    'library:load': {
      parse: none,
      run() {
        const view = library.view()
        menu.showHistory(view.history)
        return { ...view, notices: [...settings.notices, ...view.notices] }
      },
    },
    'article:open': { parse: one(Id), run: (id) => library.open(id) },
    'claims:all': { parse: none, run: () => library.web() },
    'claims:contexts': { parse: one(Places), run: (places) => library.contexts(places) },
    'tags:carriers': { parse: one(Carried), run: ({ tag, without }) => library.carriers(tag, without) },
    'edit:do': { parse: one(Action), run: async (action) => shown(await library.do(action)) },
    'edit:undo': { parse: none, run: async () => shown(await library.undo()) },
    'edit:redo': { parse: none, run: async () => shown(await library.redo()) },
  }
}
