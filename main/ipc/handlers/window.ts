import { z } from 'zod'
import { COMMANDS, type CommandId } from '../../../preload/commands.ts'
import { VIEW_KEYS, VIEWS, type ViewKeyId } from '../../../preload/views.ts'
import { none, one, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

type Channels = 'link:follow' | 'commands:states' | 'clipboard:write' | 'window:paste' | 'window:flushed'

const ids = COMMANDS.map((command) => command.id) as [CommandId, ...CommandId[]]
const CommandIds = z.array(z.enum(ids, 'there is no such command')).max(ids.length)

const keys = VIEW_KEYS.map(({ id }) => id) as [ViewKeyId, ...ViewKeyId[]]
const ViewKeyIds = z.array(z.enum(keys, 'there is no such command of a view')).max(keys.length)
const LIBRARY_VIEWS = VIEWS.filter((view) => view !== 'read')
/** Longer than any that is opened, so that one that is too long gets a sentence of its own. In UTF-16 code units. */
const Link = z
  .string()
  .max(100_000)
  .regex(/^(https?:\/\/|mailto:)/i, 'a link begins with http://, https:// or mailto:')

/** What the page asks of the window that it stands in. */
export function windowHandlers({
  menu,
  system,
  flushed,
}: Pick<Services, 'menu' | 'system' | 'flushed'>): HandlersOf<Channels> {
  return {
    'commands:states': {
      parse: one(
        z.object({
          disabled: CommandIds,
          checked: CommandIds,
          view: z.object({ shown: z.enum(LIBRARY_VIEWS).nullable(), enabled: ViewKeyIds }),
        }),
      ),
      run: (states) => menu.showStates(states),
    },
    // Every permission is denied, the page's clipboard too: copying goes through main.
    'clipboard:write': { parse: one(z.string().max(10_000_000)), run: (text) => system.copyText(text) },
    'link:follow': { parse: one(Link), run: (link) => system.openOutside(link) },
    'window:paste': { parse: none, run: () => system.paste() },
    'window:flushed': { parse: none, run: () => flushed() },
  }
}
