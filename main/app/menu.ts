import { Menu } from 'electron'
import { COMMANDS, commandOf } from '../../preload/commands.ts'
import type { CommandStates } from '../../preload/contract.ts'
import type { History } from '../../preload/edited.ts'
import type { KeyChoices } from '../../preload/own-keys.ts'
import { viewKeysIn } from '../../preload/views.ts'
import { LIBRARY_VIEWS, menuTemplate, viewItemId, type MenuParts } from './menu-template.ts'
import type { RecentArticle } from '../recent.ts'

export interface AppMenu {
  /** Names what undo and redo would do: "Undo tag claim". */
  showHistory(history: History): void
  showStates(states: CommandStates): void
  /** Shows the articles that were opened lately: the menu is built anew. */
  showRecent(recent: readonly RecentArticle[]): void
  /** Shows the person's own keys. An accelerator never changes in a menu that is there: it is built anew. */
  showKeys(choices: KeyChoices): void
}

/** Sets the app's menu. Labels, enabled and checked follow in place. */
export function setMenu(parts: Omit<MenuParts, 'recent'>): AppMenu {
  let { choices } = parts
  let recent: readonly RecentArticle[] = []
  let history: History | null = null
  let states: CommandStates | null = null
  let menu = build()

  function build(): Menu {
    const built = Menu.buildFromTemplate(menuTemplate({ ...parts, choices, recent }))
    if (history !== null) nameHistory(built, history)
    if (states !== null) setStates(built, states)
    Menu.setApplicationMenu(built)
    return built
  }

  return {
    showHistory(now) {
      history = now
      nameHistory(menu, now)
    },
    showStates(now) {
      states = now
      setStates(menu, now)
    },
    showRecent(now) {
      if (JSON.stringify(now) === JSON.stringify(recent)) return
      recent = now
      menu = build()
    },
    showKeys(now) {
      if (JSON.stringify(now) === JSON.stringify(choices)) return
      choices = now
      menu = build()
    },
  }
}

function nameHistory(menu: Menu, history: History): void {
  for (const id of ['undo', 'redo'] as const) {
    const item = menu.getMenuItemById(id)
    const what = history[id]
    if (item) item.label = what === null ? commandOf(id).label : `${commandOf(id).label} ${what}`
  }
}

function setStates(menu: Menu, { disabled, checked, view }: CommandStates): void {
  for (const { id, checkable } of COMMANDS) {
    const item = menu.getMenuItemById(id)
    if (!item) continue
    item.enabled = !disabled.includes(id)
    if (checkable) item.checked = checked.includes(id)
  }
  for (const each of LIBRARY_VIEWS) {
    const item = menu.getMenuItemById(viewItemId(each))
    if (item) item.visible = each === view.shown
    for (const { id } of viewKeysIn(each)) {
      const own = menu.getMenuItemById(viewItemId(each, id))
      if (own) own.enabled = each === view.shown && view.enabled.includes(id)
    }
  }
}
