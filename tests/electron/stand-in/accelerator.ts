/** Accelerators: Electron's words for a key with its modifiers, as Chromium's key codes. */
import type { Accelerator } from '../page/keys.ts'

const MODIFIERS: Record<string, 'ctrl' | 'alt' | 'shift' | 'meta'> = {
  command: 'meta',
  cmd: 'meta',
  control: 'ctrl',
  ctrl: 'ctrl',
  commandorcontrol: process.platform === 'darwin' ? 'meta' : 'ctrl',
  cmdorctrl: process.platform === 'darwin' ? 'meta' : 'ctrl',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
  super: 'meta',
  meta: 'meta',
}

const KEYS: Record<string, number> = {
  backspace: 8,
  tab: 9,
  return: 13,
  enter: 13,
  escape: 27,
  esc: 27,
  space: 32,
  pageup: 33,
  pagedown: 34,
  end: 35,
  home: 36,
  left: 37,
  up: 38,
  right: 39,
  down: 40,
  insert: 45,
  delete: 46,
  ';': 186,
  '=': 187,
  ',': 188,
  '-': 189,
  '.': 190,
  '/': 191,
  '`': 192,
  '[': 219,
  '\\': 220,
  ']': 221,
  "'": 222,
}

// Characters that need Shift on the layout Electron reads accelerators by.
const SHIFTED: Record<string, string> = {
  plus: '=',
  '+': '=',
  ':': ';',
  '<': ',',
  _: '-',
  '>': '.',
  '?': '/',
  '~': '`',
  '{': '[',
  '|': '\\',
  '}': ']',
  '"': "'",
  ')': '0',
  '!': '1',
  '@': '2',
  '#': '3',
  $: '4',
  '%': '5',
  '^': '6',
  '&': '7',
  '*': '8',
  '(': '9',
}

/** Reads an accelerator. Throws what Electron's conversion throws for one that is none. */
export function parseAccelerator(text: string): Omit<Accelerator, 'item'> {
  const found = { keyCode: 0, ctrl: false, alt: false, shift: false, meta: false }
  for (const word of text.toLowerCase().split(/\+(?!$)/)) {
    const modifier = MODIFIERS[word]
    if (modifier) {
      found[modifier] = true
      continue
    }
    const base = SHIFTED[word]
    if (base !== undefined) found.shift = true
    const keyCode = codeOf(base ?? word)
    if (keyCode === undefined || found.keyCode)
      throw new TypeError(`Error processing argument at index 1, conversion failure from ${text}`)
    found.keyCode = keyCode
  }
  if (!found.keyCode)
    throw new TypeError(`Error processing argument at index 1, conversion failure from ${text}`)
  return found
}

function codeOf(key: string): number | undefined {
  if (/^[a-z0-9]$/.test(key)) return key.toUpperCase().charCodeAt(0)
  const f = /^f(\d\d?)$/.exec(key)
  if (f && Number(f[1]) >= 1 && Number(f[1]) <= 24) return 111 + Number(f[1])
  return KEYS[key]
}
