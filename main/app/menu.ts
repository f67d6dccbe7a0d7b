import { Menu } from 'electron'
import { COMMANDS, commandOf } from '../../preload/commands.ts'
import type { CommandStates } from '../../preload/contract.ts'
import type { History } from '../../preload/edited.ts'
import { menuTemplate, type MenuParts } from './menu-template.ts'

export interface AppMenu {
  /** Names what undo and redo would do: "Undo tag claim". */
  showHistory(history: History): void
  showStates(states: CommandStates): void
}

/** Sets the app's menu. Labels, enabled and checked follow in place; accelerators never change. */
export function setMenu(parts: MenuParts): AppMenu {
  const menu = Menu.buildFromTemplate(menuTemplate(parts))
  Menu.setApplicationMenu(menu)

  return {
    showHistory(history) {
      for (const id of ['undo', 'redo'] as const) {
        const item = menu.getMenuItemById(id)
        const what = history[id]
        if (item) item.label = what === null ? commandOf(id).label : `${commandOf(id).label} ${what}`
      }
    },
    showStates({ disabled, checked }) {
      for (const { id, checkable } of COMMANDS) {
        const item = menu.getMenuItemById(id)
        if (!item) continue
        item.enabled = !disabled.includes(id)
        if (checkable) item.checked = checked.includes(id)
      }
    },
  }
}
