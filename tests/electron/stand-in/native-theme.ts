/** nativeTheme: what it says drives prefers-color-scheme in every page. */
import type { Session } from './cdp.ts'
import { Emitter } from './emitter.ts'
import { guard } from './guard.ts'

export const NATIVE_THEME_MEMBERS = [
  'themeSource',
  'shouldUseDarkColors',
  'shouldUseHighContrastColors',
  'shouldUseInvertedColorScheme',
] as const
const SOURCES = ['system', 'light', 'dark'] as const

const sessions = new Set<Session>()
// Until the app chose a theme, Playwright's emulation is left alone.
let touched = false

class NativeTheme
  extends Emitter
  implements Pick<Electron.NativeTheme, (typeof NATIVE_THEME_MEMBERS)[number]>
{
  readonly shouldUseHighContrastColors = false
  readonly shouldUseInvertedColorScheme = false
  #source: Electron.NativeTheme['themeSource'] = 'system'

  constructor() {
    super('nativeTheme', ['updated'])
  }
  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source
  }
  set themeSource(source) {
    if (!SOURCES.includes(source))
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${String(source)}`)
    const before = this.#source
    this.#source = source
    if (before === source) return
    for (const session of sessions) applyTheme(session)
    setImmediate(() => this.emit('updated'))
  }
  /** The system here is light: a server has no other. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

const theme = new NativeTheme()

/** Gives a page the theme. */
export function applyTheme(session: Session): void {
  sessions.add(session)
  touched ||= theme.themeSource !== 'system'
  if (!touched) return
  const value = theme.themeSource === 'system' ? '' : theme.themeSource
  session.tell('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
}
/** What main imports as nativeTheme. */
export const nativeTheme = guard(theme, 'nativeTheme', [...NATIVE_THEME_MEMBERS])
