/** MenuItem */
import { behind, face, guard, onlyKnown, raise } from './guard.ts'
import { parseAccelerator } from './accelerator.ts'
import { focusedWindow, type Window } from './browser-window.ts'
import { DomLikeEvent } from './emitter.ts'
import { ROLES, type Role } from './menu-roles.ts'
import type { Menu } from './menu.ts'

export const MENU_ITEM_OPTIONS = [
  'label',
  'type',
  'id',
  'accelerator',
  'click',
  'role',
  'enabled',
  'visible',
  'checked',
  'submenu',
  'sublabel',
  'toolTip',
  'registerAccelerator',
  'acceleratorWorksWhenHidden',
] as const

export const MENU_ITEM_MEMBERS = [
  'label',
  'type',
  'id',
  'role',
  'accelerator',
  'enabled',
  'visible',
  'checked',
  'submenu',
  'click',
  'commandId',
  'menu',
  'sublabel',
  'toolTip',
  'registerAccelerator',
] as const

const TYPES = ['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette']
let lastCommand = 0

/** The double. */
export class MenuItem {
  readonly commandId = ++lastCommand
  readonly id: string
  readonly type: string
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly registerAccelerator: boolean
  readonly submenu: Menu | undefined
  readonly toolTip: string
  label: string
  sublabel: string
  enabled: boolean
  visible: boolean
  checked: boolean
  menu: Menu | undefined
  readonly #role: Role | undefined
  readonly #click: ((...args: unknown[]) => void) | undefined

  constructor(
    options: Electron.MenuItemConstructorOptions,
    menuFrom: (template: Electron.MenuItemConstructorOptions[]) => Menu,
  ) {
    onlyKnown(options, MENU_ITEM_OPTIONS, 'MenuItem')
    const role = options.role?.toLowerCase()
    this.#role = role === undefined ? undefined : ROLES[role]
    if (role !== undefined && !this.#role) raise(new Error(`Unknown role: ${role}`))
    const submenu = options.submenu ?? this.#role?.submenu
    this.submenu = Array.isArray(submenu) ? menuFrom(submenu) : submenu && (behind(submenu as object) as Menu)
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal')
    if (!TYPES.includes(this.type)) throw new Error(`Unknown menu item type: ${this.type}`)
    if (this.type === 'submenu' && !this.submenu) throw new Error('Invalid submenu')
    this.id = options.id ?? ''
    this.role = role
    this.label = options.label ?? this.#role?.label ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.accelerator = options.accelerator ?? this.#role?.accelerator
    if (this.accelerator !== undefined) parseAccelerator(this.accelerator)
    this.registerAccelerator = options.registerAccelerator ?? this.#role?.registerAccelerator ?? true
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.#click = options.click as ((...args: unknown[]) => void) | undefined
    guard(this, 'MenuItem', MENU_ITEM_MEMBERS)
  }

  /** As if a person had chosen it. Calling it with other arguments is the app's affair. */
  click(event: object = new DomLikeEvent(), window?: Electron.BaseWindow, _contents?: unknown): void {
    // A checkbox flips before its click is told, a radio item takes its group's mark.
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') this.menu?.chose(this)
    const target = window ? (behind(window) as unknown as Window) : focusedWindow()
    if (this.#role && !this.#click) {
      this.#role.app?.()
      if (target) this.#role.window?.(target)
      if (target) this.#role.contents?.(target.contents)
      return
    }
    const shown = target && face(target)
    this.#click?.(face(this), shown, event)
  }
}
