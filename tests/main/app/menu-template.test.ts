import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { LIBRARY_VIEWS, menuTemplate } from '../../../main/app/menu-template.ts'
import { recentArticles } from '../../../main/recent.ts'
import { COMMANDS } from '../../../preload/commands.ts'
import { viewKeysIn } from '../../../preload/views.ts'

type Item = MenuItemConstructorOptions
const PLATFORMS = ['linux', 'win32', 'darwin'] as const

function all(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])
}
function menu(platform: NodeJS.Platform, development = false, onCommand: (id: string) => void = () => {}) {
  return menuTemplate({
    platform,
    development,
    choices: {},
    recent: [],
    onCommand,
    onViewCommand: onCommand,
    onArticle: () => {},
  })
}

describe.each(PLATFORMS)('the menu on %s', (platform) => {
  it('holds every command once, under its label', () => {
    const items = all(menu(platform)).filter(({ id }) => id !== undefined && !id.startsWith('in.'))
    expect(items.map(({ id }) => id).sort()).toEqual(COMMANDS.map(({ id }) => id).sort())
    for (const { id, label } of COMMANDS) expect(items.find((item) => item.id === id)?.label).toBe(label)
  })

  it('holds all that can be done in a view, under the view', () => {
    for (const view of LIBRARY_VIEWS) {
      const items = all(menu(platform)).filter(({ id }) => id?.startsWith(`in.${view}.`))
      expect(items.map(({ label }) => label)).toEqual(viewKeysIn(view).map(({ label }) => label))
      expect(items.length).toBeGreaterThan(5)
    }
  })

  it('gives every command a chord, and no two items one', () => {
    const used = all(menu(platform)).flatMap(({ accelerator }) => (accelerator ? [String(accelerator)] : []))
    expect(used).toHaveLength(new Set(used).size)
    expect(used).toHaveLength(COMMANDS.length)
  })

  it('leaves undo and redo to the app', () => {
    expect(all(menu(platform)).map(({ role }) => role)).not.toContain('undo')
    expect(all(menu(platform)).map(({ role }) => role)).not.toContain('redo')
  })

  it('has what the system expects', () => {
    const roles = all(menu(platform)).map(({ role }) => role)
    expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'quit', 'help']))
    expect(roles).toEqual(
      expect.arrayContaining(platform === 'darwin' ? ['windowMenu', 'services', 'hide'] : ['minimize']),
    )
  })

  it('has the app itself where the system has it', () => {
    const [first] = menu(platform)
    const last = menu(platform).at(-1)
    const ids = (item: Item | undefined) => all(item ? [item] : []).flatMap(({ id }) => id ?? [])
    if (platform === 'darwin') expect(ids(first)).toEqual(['about', 'settings'])
    else expect(ids(last)).toContain('about')
  })

  it('shows the tools for working on the app only there', () => {
    expect(all(menu(platform)).map(({ role }) => role)).not.toContain('toggleDevTools')
    expect(all(menu(platform)).map(({ role }) => role)).not.toContain('reload')
    expect(all(menu(platform, true)).map(({ role }) => role)).toContain('toggleDevTools')
  })

  it('parts sections by one line, never at an end', () => {
    for (const { submenu } of menu(platform)) {
      if (!Array.isArray(submenu)) continue
      const lines = submenu.map(({ type }) => type === 'separator')
      expect(lines[0]).toBe(false)
      expect(lines.at(-1)).toBe(false)
      expect(lines.some((line, i) => line && lines[i + 1])).toBe(false)
    }
  })
})

describe('Open recent', () => {
  it('has the articles by their titles, and opens the one that is clicked', () => {
    const opened: string[] = []
    const recent = [
      { id: 'a', title: 'Ferry & road' },
      { id: 'b', title: 'x'.repeat(200) },
    ]
    const [first, second, line, clear] = menuTemplate({
      platform: 'linux',
      development: false,
      choices: {},
      recent,
      onCommand: () => {},
      onViewCommand: () => {},
      onArticle: (id) => opened.push(id),
    })
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .find(({ label }) => label === 'Open recent')?.submenu as Item[]
    expect([first?.label, line?.type, clear?.id]).toEqual(['Ferry && road', 'separator', 'recent.clear'])
    expect(second?.label?.length).toBeLessThan(70)
    first?.click?.({} as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent)
    expect(opened).toEqual(['a'])
  })

  it('shows what this library has, without what is open', () => {
    const articles = ['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase() }))
    expect(recentArticles(['c', 'gone', 'a'], 'c', articles)).toEqual([{ id: 'a', title: 'A' }])
  })
})

describe('a click', () => {
  it('in the menu of a view sends what the view knows it by', () => {
    const sent: string[] = []
    const item = all(menu('linux', false, (id) => sent.push(id))).find(({ id }) => id === 'in.ledger.mark')
    item?.click?.({} as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent)
    expect(sent).toEqual(['mark'])
  })

  it('sends the id, and leaves a checkbox as it was', () => {
    const sent: string[] = []
    const item = all(menu('linux', false, (id) => sent.push(id))).find(({ id }) => id === 'pane.library')
    expect(item?.type).toBe('checkbox')
    // Electron has flipped the box when the click is told.
    const clicked = { checked: true } as Electron.MenuItem
    item?.click?.(clicked, undefined, {} as Electron.KeyboardEvent)
    expect(sent).toEqual(['pane.library'])
    expect(clicked.checked).toBe(false)
  })
})
