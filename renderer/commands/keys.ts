/**
 * Which command a key press means. Electron accelerators say what is wanted; keyboards differ in how one gets there, so
 * a press is judged by what it types where that is Latin, and else by where the key lies.
 */
import { chordOf, COMMANDS, keysOf, type Command, type CommandId } from '../../preload/commands.ts'
import type { Api } from '../../preload/contract.ts'
import { NO_CHOICES, type KeyChoices } from '../../preload/own-keys.ts'

export type Platform = Api['platform']

/** What is read of a KeyboardEvent. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
  readonly isComposing?: boolean
  readonly repeat?: boolean
  readonly target?: unknown
  getModifierState?(name: string): boolean
}

/** An accelerator, taken apart for one platform. */
export interface Accelerator {
  readonly ctrl: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly meta: boolean
  /** A KeyboardEvent's key: a small letter, a digit, a sign, or a name such as ArrowRight. */
  readonly key: string
}

/** How well a press fits, best first: a layout may have a sign where another has a letter. */
const FITS = ['exact', 'typed', 'placed', 'extended'] as const
type Fit = (typeof FITS)[number]

const NAMES: Record<string, string> = {
  Right: 'ArrowRight',
  Left: 'ArrowLeft',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Return: 'Enter',
  Esc: 'Escape',
  Space: ' ',
  Plus: '+',
}
/** Signs by their place, and what Shift makes of them there in the US and on Dvorak. */
const SIGN_CODES: Record<string, string> = {
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  '-': 'Minus',
  '=': 'Equal',
}
const SHIFTED: Record<string, string> = { ',': '<', '.': '>' }
/** The same sign in other scripts; Ctrl and + is what everybody presses for larger text. */
const SAME: Record<string, string> = { '،': ',', '，': ',', '。': '.', '؟': '?', '？': '?' }
/** Hebrew and Greek layouts have signs on two keys that are letters elsewhere. */
const SIGNS_FOR_LETTERS: Record<string, string> = { KeyQ: '/;:', KeyW: "'" }
/** Keys with which a field edits its own text, whatever is held with them. */
const EDITING = /^(Backspace|Delete|Arrow\w+)$/

/** Takes an Electron accelerator apart; CmdOrCtrl is Meta on macOS. */
export function parse(accelerator: string, platform: Platform): Accelerator {
  const parts = accelerator.split(/\+(?!$)/)
  const last = parts.pop() ?? ''
  const key = NAMES[last] ?? (last.length === 1 ? last.toLowerCase() : last)
  const either = parts.includes('CmdOrCtrl')
  const mac = platform === 'darwin'
  return {
    ctrl: parts.includes('Ctrl') || (either && !mac),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    meta: parts.includes('Meta') || parts.includes('Cmd') || (either && mac),
    key,
  }
}

/** Whether a press is that of an accelerator, on any layout. */
export function matches(accelerator: string, event: KeyPress, platform: Platform): boolean {
  const fit = typing(event) ? null : fitOf(parse(accelerator, platform), event, platform)
  return fit !== null && fit !== 'extended'
}

export interface KeyContext {
  /** Whether the article's text has the focus. */
  readonly inText: boolean
  /** Whether a view of the library is shown in its place. */
  readonly inView?: boolean
  /** Whether single letters, digits and signs act there. */
  readonly letters: boolean
  /** Keys of the person's own. */
  readonly choices?: KeyChoices
}

/**
 * The command that a press means, and whether its movement extends the selection; null where it means none.
 * A press that types or edits in a field is the field's.
 */
export function commandFor(
  event: KeyPress,
  context: KeyContext,
  platform: Platform,
): { id: CommandId; extend: boolean } | null {
  if (typing(event)) return null
  let best: { id: CommandId; fit: Fit } | null = null
  for (const { command, accelerator, everywhere } of entriesOf(platform, context.choices)) {
    const inView = context.inView === true && command.inViews === true && !isField(event.target)
    const acts = (context.inText || inView) && (context.letters || !isTyped(accelerator))
    if (!everywhere && !acts) continue
    if (everywhere && EDITING.test(accelerator.key) && isField(event.target)) continue
    // A key held a moment too long would take a tag off again, or delete the next annotation too.
    if (event.repeat && command.menu === 'annotate' && !command.id.startsWith('edge.')) continue
    const fit = fitOf(accelerator, event, platform)
    if (fit === null || (fit === 'extended' && !command.id.startsWith('move.'))) continue
    if (!best || FITS.indexOf(fit) < FITS.indexOf(best.fit)) best = { id: command.id, fit }
  }
  return best && { id: best.id, extend: best.fit === 'extended' }
}

interface Entry {
  command: Command & { readonly id: CommandId }
  accelerator: Accelerator
  everywhere: boolean
}

/** Taken apart once for each set of choices: every press asks. */
const entries = new WeakMap<KeyChoices, Map<Platform, Entry[]>>()
function entriesOf(platform: Platform, choices: KeyChoices = NO_CHOICES): Entry[] {
  const ofChoices = entries.get(choices) ?? new Map<Platform, Entry[]>()
  entries.set(choices, ofChoices)
  const known = ofChoices.get(platform)
  if (known) return known
  const made = COMMANDS.flatMap((command) => {
    const chord = chordOf(command, platform, choices)
    const keys = keysOf(command, platform, choices).map((key) => ({
      accelerator: parse(key, platform),
      everywhere: false,
    }))
    const all =
      chord === undefined ? keys : [...keys, { accelerator: parse(chord, platform), everywhere: true }]
    return all.map((each) => ({ command, ...each }))
  })
  ofChoices.set(platform, made)
  return made
}

/** Whether an accelerator is a character that one types: those can be switched off. Space presses and marks everywhere. */
export function isTyped({ key, ctrl, alt, meta }: Accelerator): boolean {
  return key.length === 1 && key !== ' ' && !ctrl && !alt && !meta
}

function typing(event: KeyPress): boolean {
  return event.isComposing === true || event.key === 'Process'
}

export function isField(target: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false
  const { tagName, isContentEditable } = target as { tagName?: unknown; isContentEditable?: unknown }
  return tagName === 'INPUT' || tagName === 'TEXTAREA' || tagName === 'SELECT' || isContentEditable === true
}

function fitOf(wanted: Accelerator, event: KeyPress, platform: Platform): Fit | null {
  const typed = SAME[event.key] ?? event.key
  // AltGr types a character (Windows reports Ctrl and Alt with it): only a sign that is typed so can be meant.
  if (platform !== 'darwin' && event.getModifierState?.('AltGraph') === true)
    return isTyped(wanted) && isSign(wanted.key) && typed === wanted.key ? 'typed' : null
  if (wanted.ctrl !== event.ctrlKey || wanted.alt !== event.altKey || wanted.meta !== event.metaKey)
    return null
  const shift = wanted.shift === event.shiftKey
  const extends_ = event.shiftKey && !wanted.shift
  if (isDigit(wanted.key)) return fitOfDigit(wanted, event, shift)
  if (isSign(wanted.key)) {
    if (typed === wanted.key) return shift ? 'exact' : 'typed'
    if (wanted.key === '=' && typed === '+' && !isTyped(wanted)) return 'typed'
    if (shift && isForeign(event.key) && event.code === SIGN_CODES[wanted.key]) return 'placed'
    return extends_ && isShiftedSign(wanted.key, event) ? 'extended' : null
  }
  if (wanted.key.length > 1)
    return event.key !== wanted.key ? null : shift ? 'exact' : extends_ ? 'extended' : null
  const byKey = event.key.toLowerCase() === wanted.key
  const byPlace = !byKey && event.code === `Key${wanted.key.toUpperCase()}` && givesNoLatin(event, platform)
  if (!byKey && !byPlace) return null
  return shift ? (byKey ? 'exact' : 'placed') : extends_ ? 'extended' : null
}

/** Alone, a digit is what is typed; with other keys held it is the key it stands on, whose Shift means Shift. */
function fitOfDigit(wanted: Accelerator, event: KeyPress, shift: boolean): Fit | null {
  if (isTyped(wanted)) {
    if (isDigit(event.key)) return event.key === wanted.key ? 'exact' : null
    return shift && event.code === `Digit${wanted.key}` ? 'placed' : null
  }
  if (!shift) return null
  if (event.code === `Digit${wanted.key}`) return 'exact'
  // Alt with the pad's digits is how Windows takes characters by number.
  return event.code === `Numpad${wanted.key}` && event.key === wanted.key && !wanted.alt ? 'exact' : null
}

function isShiftedSign(sign: string, { key, code }: KeyPress): boolean {
  if (/^[a-z]$/i.test(key)) return false
  return code === SIGN_CODES[sign] || (key === SHIFTED[sign] && code !== 'IntlBackslash')
}

function isDigit(key: string): boolean {
  return /^\d$/.test(key)
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z\d]/.test(key)
}

function isForeign(key: string): boolean {
  return /^[\p{L}\p{M}\p{N}]+$/u.test(key) && !/[\p{Script=Latin}\d]/u.test(key)
}

function givesNoLatin(event: KeyPress, platform: Platform): boolean {
  // Option types signs on every key of a Mac, so that the letter is told by its place alone.
  if (platform === 'darwin' && event.altKey) return !/^[a-z]$/i.test(event.key)
  return isForeign(event.key) || SIGNS_FOR_LETTERS[event.code]?.includes(event.key) === true
}
