/** Menu */
import type { Accelerator } from '../page/keys.ts'
import { parseAccelerator } from './accelerator.ts'
import { windowOf } from './browser-window.ts'
import { Emitter } from './emitter.ts'
import { behind, face, guard, notHere, onlyKnown } from './guard.ts'
import { MenuItem } from './menu-item.ts'
import { DEFAULT_MENU } from './menu-roles.ts'
import { accelerators } from './web-contents-core.ts'
import { webContents } from './web-contents.ts'

export const MENU_MEMBERS = ['items', 'append', 'insert', 'popup', 'closePopup', 'getMenuItemById'] as const

/** The double. */
export class Menu extends Emitter {
  readonly #items: MenuItem[] = []

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close'])
    guard(this, 'Menu', [...MENU_MEMBERS])
  }

  get items(): MenuItem[] {
    return this.#items.map((item) => face(item))
  }
  append(item: MenuItem): void {
    this.insert(this.#items.length, item)
  }
  insert(at: number, item: MenuItem): void {
    const own = behind(item)
    own.menu = face(this)
    this.#items.splice(at, 0, own)
    // Electron's menu bar is built when it is set: what comes later needs a new one.
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.#items) {
      const found = item.id === id ? face(item) : item.submenu && behind(item.submenu).getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  /** A radio item was chosen. */
  chose(item: MenuItem): void {
    const at = this.#items.indexOf(item)
    const inGroup = (from: number, step: number): void => {
      for (let i = from; this.#items[i]?.type === 'radio'; i += step) this.#items[i]!.checked = false
    }
    inGroup(at, -1)
    inGroup(at + 1, 1)
    item.checked = true
  }
  /** All items, submenus' too. */
  *every(): Generator<MenuItem> {
    for (const item of this.#items) {
      yield item
      if (item.submenu) yield* behind(item.submenu).every()
    }
  }
  popup(options?: Electron.PopupOptions): void {
    onlyKnown(
      options,
      ['window', 'x', 'y', 'positioningItem', 'callback', 'sourceType', 'frame'],
      'Menu.popup',
    )
    // It would stay open until a person chose: a test replaces it, or clicks an item of the menu it was given.
    this.emit('menu-will-show', {})
  }
  closePopup(_window?: Electron.BaseWindow): void {
    this.emit('menu-will-close', {})
  }
}

/** Menu.buildFromTemplate */
export function menuFrom(template: Electron.MenuItemConstructorOptions[]): Menu {
  if (!Array.isArray(template))
    throw new TypeError('Invalid template for Menu: Menu template must be an array')
  const menu = new Menu()
  for (const one of template) menu.append(one instanceof MenuItem ? one : new MenuItem(one, menuFrom))
  return menu
}

let bar: Menu | undefined
let chosen = false

function setApplicationMenu(menu: Menu | null): void {
  chosen = true
  bar = menu ? behind(menu) : undefined
  const list = [...(bar?.every() ?? [])].flatMap((item): Accelerator[] =>
    item.accelerator !== undefined && item.registerAccelerator && item.type !== 'separator'
      ? [{ item: item.commandId, ...parseAccelerator(item.accelerator) }]
      : [],
  )
  accelerators.told = () => ({ kind: 'accelerators', list })
  for (const contents of webContents.getAllWebContents())
    (behind(contents) as unknown as { link: { tell(told: object): void } }).link.tell(accelerators.told())
}

accelerators.hit = (command, contents) => {
  const item = [...(bar?.every() ?? [])].find((one) => one.commandId === command)
  // An item that is disabled or hidden has no accelerator.
  if (!item?.enabled || !item.visible) return
  const window = windowOf(contents)
  item.click(undefined, window && (face(window) as unknown as Electron.BaseWindow))
}

/** Electron's own menu, if main set none until it was loaded. */
export function setDefaultMenu(): void {
  if (!chosen) setApplicationMenu(menuFrom(DEFAULT_MENU))
}

const STATICS: Record<string, unknown> = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => face(menuFrom(template)),
  setApplicationMenu,
  getApplicationMenu: () => (bar ? face(bar) : null),
}

/** A class as main may use it: constructed as a face, with these statics and no others. */
const shown = (Kind: new () => object, name: string, statics: Record<string, unknown>): unknown =>
  new Proxy(Kind, {
    construct: (_, args: unknown[]) => face(Reflect.construct(Kind, args) as object),
    get(target, key) {
      if (typeof key === 'symbol' || key === 'prototype' || key === 'name')
        return Reflect.get(target, key) as unknown
      if (!(key in statics)) throw notHere(`${name}.${key}`)
      return statics[key]
    },
  })

class Item extends MenuItem {
  constructor(options: Electron.MenuItemConstructorOptions) {
    super(options, menuFrom)
  }
}

/** What main imports as Menu and as MenuItem. */
export const menus = {
  Menu: shown(Menu, 'Menu', STATICS),
  MenuItem: shown(Item as unknown as new () => object, 'MenuItem', {}),
}
