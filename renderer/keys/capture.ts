/** Which accelerator a press of the person's is, as it is kept in the settings and written in the menu. */
import { ACCELERATOR } from '../../preload/own-keys.ts'
import { matches, parse, type KeyPress, type Platform } from '../commands/keys.ts'

/** KeyboardEvent's names to Electron's, where they differ. */
const NAMES: Record<string, string> = {
  ArrowRight: 'Right',
  ArrowLeft: 'Left',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
  '+': 'Plus',
}

/**
 * The accelerator of a press; null where the press is none: a modifier alone, a dead key, the Windows key, or a key
 * that this keyboard could not give again.
 */
export function acceleratorOf(event: KeyPress, platform: Platform): string | null {
  const mac = platform === 'darwin'
  if (event.metaKey && !mac) return null
  const held = event.ctrlKey || event.altKey || event.metaKey
  const key = keyOf(event, held)
  if (key === null) return null
  const sign = key.length === 1 && !/[a-z\d]/i.test(key)
  const made = [
    (mac ? event.metaKey : event.ctrlKey) && 'CmdOrCtrl',
    mac && event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    // What Shift makes of a sign is another sign, on each keyboard its own.
    event.shiftKey && !sign && key !== 'Plus' && 'Shift',
    key,
  ]
    .filter((part) => part !== false)
    .join('+')
  return ACCELERATOR.test(made) && matches(made, event, platform) ? made : null
}

function keyOf(event: KeyPress, held: boolean): string | null {
  const { key, code } = event
  const letter = /^[a-z]$/i.test(key) ? key : (/^Key([A-Z])$/.exec(code)?.[1] ?? null)
  if (letter !== null && !isSign(key))
    return held || event.shiftKey ? letter.toUpperCase() : letter.toLowerCase()
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined && held) return digit
  return NAMES[key] ?? (key.length === 1 || /^(F\d{1,2}|[A-Z][a-z]+([A-Z][a-z]+)?)$/.test(key) ? key : null)
}

function isSign(key: string): boolean {
  return key.length === 1 && /[!-/:-@[-`{-~]/.test(key)
}

/** Where a key is to act: in the text or a view alone, or everywhere, as the menu's do. */
export type Slot = 'keys' | 'chord'
export type Refusal = 'system' | 'clipboard' | 'caret' | 'leaving' | 'typing'

const CLIPBOARD = ['C', 'X', 'V', 'A', 'Shift+V'].map((key) => `CmdOrCtrl+${key}`)
const SYSTEM = ['CmdOrCtrl+Q', 'CmdOrCtrl+W', 'Alt+F4', 'F11', 'CmdOrCtrl+M', 'CmdOrCtrl+H', 'F10']
const CARET = /^(Shift\+)?(Left|Right|Up|Down|Home|End|PageUp|PageDown|Space)$/

/** Why an accelerator cannot be taken for a slot; null where it can. */
export function refusalOf(accelerator: string, slot: Slot, platform: Platform): Refusal | null {
  const { ctrl, alt, meta, key } = parse(accelerator, platform)
  if (key === 'Tab' || key === 'Escape') return 'leaving'
  if (CLIPBOARD.includes(accelerator)) return 'clipboard'
  if (SYSTEM.includes(accelerator)) return 'system'
  if (slot === 'chord' && !ctrl && !alt && !meta && !/^F\d+$/.test(key)) return 'typing'
  return CARET.test(accelerator) ? 'caret' : null
}
