import type { MenuItemConstructorOptions } from 'electron'
import {
  chordOf,
  commandOf,
  COMMANDS,
  type Command,
  type CommandId,
  type MenuId,
} from '../../preload/commands.ts'
import type { RecentArticle } from '../recent.ts'
import type { KeyChoices } from '../../preload/own-keys.ts'
import { TEXTS } from '../../preload/texts.ts'
import { SHOWN_VIEWS, viewKeysIn, type LibraryView, type ViewKeyId } from '../../preload/views.ts'

type Item = MenuItemConstructorOptions

const { menus } = TEXTS.system

export interface MenuParts {
  platform: NodeJS.Platform
  /** Reload and DevTools are for whoever works on the app. */
  development: boolean
  /** Keys of the person's own. */
  choices: KeyChoices
  /** Articles that were opened lately, the last first. */
  recent: readonly RecentArticle[]
  onCommand(id: CommandId): void
  onViewCommand(id: ViewKeyId): void
  onArticle(id: string): void
}

export const LIBRARY_VIEWS = SHOWN_VIEWS.filter((view): view is LibraryView => view !== 'read')
/** The menu's id of what a view has, and of one thing that can be done there. */
export const viewItemId = (view: LibraryView, key?: ViewKeyId): string =>
  key === undefined ? `in.${view}` : `in.${view}.${key}`

/** macOS has them in the menu that bears the app's name. */
const IN_APP_MENU: readonly CommandId[] = ['about', 'settings']
const LINE: Item = { type: 'separator' }

/**
 * The menu, made of the table of commands. Undo and redo are commands of ours and no roles: a role would take the
 * keys for the field's own history and leave the app's alone.
 */
export function menuTemplate(parts: MenuParts): Item[] {
  const { platform, development, choices, onCommand, onViewCommand } = parts
  const mac = platform === 'darwin'

  function commandItem(command: Command & { id: CommandId }): Item {
    return {
      id: command.id,
      label: command.label,
      type: command.checkable ? 'checkbox' : 'normal',
      ...acceleratorOf(command, platform, choices),
      click: (item) => {
        // A checkbox has flipped itself by now; what is checked is the page's to say.
        if (command.checkable) item.checked = !item.checked
        onCommand(command.id)
      },
    }
  }

  function commandsOf(menu: MenuId): Item[][] {
    const sections = new Map<number, Item[]>()
    for (const command of COMMANDS) {
      if (command.menu !== menu || command.id === 'recent.clear') continue
      if (mac && IN_APP_MENU.includes(command.id)) continue
      sections.set(command.section, [...(sections.get(command.section) ?? []), commandItem(command)])
    }
    return [...sections.entries()].sort(([a], [b]) => a - b).map(([, items]) => items)
  }

  /**
   * What can be done in a view, by menu alone: what acts there is not what acts in the text, so its chords are the
   * page's and stand in no menu. Only that of the view that is shown is seen.
   */
  const viewItem = (view: LibraryView): Item => ({
    id: viewItemId(view),
    label: TEXTS.shell.inView(TEXTS.shell.names[view]),
    visible: false,
    submenu: viewKeysIn(view).map(({ id, label }) => ({
      id: viewItemId(view, id),
      label,
      enabled: false,
      click: () => onViewCommand(id),
    })),
  })

  const [history = [], ...otherEdits] = commandsOf('edit')
  const [views = [], ...otherViewing] = commandsOf('view')
  const clipboard: Item[] = [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]
  const tools: Item[][] = development
    ? [[{ role: 'reload' }, { role: 'toggleDevTools' }], [{ role: 'togglefullscreen' }]]
    : [[{ role: 'togglefullscreen' }]]

  const forget = COMMANDS.filter(({ id }) => id === 'recent.clear').map(commandItem)
  const recent: Item[] = [submenu(TEXTS.library.openRecent, [recentItems(parts), forget])]

  return [
    ...(mac ? [appMenu(IN_APP_MENU.map((id) => commandItem(commandOf(id))))] : []),
    submenu(menus.file, [recent, ...commandsOf('file'), mac ? [{ role: 'close' }] : [{ role: 'quit' }]]),
    submenu(menus.edit, [history, clipboard, ...otherEdits]),
    submenu(menus.article, commandsOf('article')),
    submenu(menus.annotate, commandsOf('annotate')),
    submenu(menus.move, commandsOf('move')),
    submenu(menus.view, [[...views, ...LIBRARY_VIEWS.map(viewItem)], ...otherViewing, ...tools]),
    mac ? { role: 'windowMenu' } : submenu(menus.window, [[{ role: 'minimize' }, { role: 'close' }]]),
    { ...submenu(menus.help, commandsOf('help')), role: 'help' },
  ]
}

/** An ampersand in a label would underline the letter behind it. */
function recentItems({ recent, onArticle }: MenuParts): Item[] {
  return recent.map(({ id, title }) => ({
    label: (title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title).replaceAll('&', '&&'),
    click: () => onArticle(id),
  }))
}

function acceleratorOf(
  command: Command,
  platform: NodeJS.Platform,
  choices: KeyChoices,
): { accelerator?: string } {
  const chord = chordOf(command, platform, choices)
  return chord === undefined ? {} : { accelerator: chord }
}

function appMenu(ours: Item[]): Item {
  const sections: Item[][] = [
    ...ours.map((item) => [item]),
    [{ role: 'services' }],
    [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }],
    [{ role: 'quit' }],
  ]
  return submenu(TEXTS.system.app, sections)
}

/** Sections with a line between them. */
function submenu(label: string, sections: Item[][]): Item {
  const filled = sections.filter((section) => section.length > 0)
  return { label, submenu: filled.flatMap((section, i) => (i === 0 ? section : [LINE, ...section])) }
}
