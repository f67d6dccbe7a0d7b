import { nativeTheme, type BrowserWindow } from 'electron'
import type { Settings } from '../../preload/contract.ts'
import { sendEvent } from '../ipc/events.ts'

/** The paper of LOOK.md: what the window shows before the page is painted, so that nothing flashes. */
const PAPER = { light: '#fdfcf9', dark: '#1a1a1c' } as const

/** The theme in use, after the setting and the system. */
export function currentTheme(): 'light' | 'dark' {
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}

/** The colour behind the page. */
export function paper(): string {
  return PAPER[currentTheme()]
}

/** Chooses the theme; the page's prefers-color-scheme follows, and so do menus and dialogs. */
export function chooseTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme
}

/** Tells the window when the theme changes, by the setting or by the system. */
export function followTheme(window: () => BrowserWindow | null): void {
  nativeTheme.on('updated', () => {
    const shown = window()
    if (shown && !shown.isDestroyed()) shown.setBackgroundColor(paper())
    sendEvent(shown, 'theme', currentTheme())
  })
}
