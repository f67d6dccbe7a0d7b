/** How keys are written: on keycaps, and in words for whoever hears them. */
import { TEXTS } from '../../preload/texts.ts'
import { parse, type Accelerator, type Platform } from './keys.ts'

const { caps, said } = TEXTS.keyNames

const SHOWN: Record<string, string> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: caps.escape,
  Delete: caps.delete,
  Enter: caps.enter,
  PageUp: caps.pageUp,
  PageDown: caps.pageDown,
  ' ': caps.space,
}
const SHOWN_ON_MAC: Record<string, string> = { Backspace: '⌫', Delete: '⌦', Enter: '↩' }

/** Signs of which a screen reader may say nothing. */
const SPOKEN: Record<string, string> = {
  ArrowRight: said.right,
  ArrowLeft: said.left,
  ArrowUp: said.up,
  ArrowDown: said.down,
  PageUp: said.pageUp,
  PageDown: said.pageDown,
  ' ': said.space,
  ',': said.comma,
  '.': said.fullStop,
  '?': said.questionMark,
  '=': said.equals,
  '-': said.minus,
}

/**
 * What a keycap shows of an accelerator, part by part: Ctrl, K. A letter alone is small, as it is typed.
 * @returns parts to be set side by side; with spaces between them except on macOS
 */
export function label(accelerator: string, platform: Platform): string[] {
  const parsed = parse(accelerator, platform)
  const { key } = parsed
  const shown = (platform === 'darwin' ? SHOWN_ON_MAC[key] : undefined) ?? SHOWN[key] ?? key
  const held = parsed.ctrl || parsed.alt || parsed.meta
  return [...modifiers(parsed, platform), held && shown.length === 1 ? shown.toUpperCase() : shown]
}

/** The accelerator in words: Control Shift Right. */
export function spoken(accelerator: string, platform: Platform): string {
  const { ctrl, alt, shift, meta, key } = parse(accelerator, platform)
  const words = [
    ctrl && said.ctrl,
    alt && (platform === 'darwin' ? said.option : said.alt),
    shift && said.shift,
    meta && (platform === 'darwin' ? said.command : said.meta),
    SPOKEN[key] ?? (key.length === 1 ? key.toUpperCase() : key),
  ]
  return words.filter((word) => word !== false).join(' ')
}

/** In the order in which each system writes them. */
function modifiers({ ctrl, alt, shift, meta }: Accelerator, platform: Platform): string[] {
  const mac = platform === 'darwin'
  const all = [
    ctrl && (mac ? '⌃' : caps.ctrl),
    alt && (mac ? '⌥' : caps.alt),
    shift && (mac ? '⇧' : caps.shift),
    meta && (mac ? '⌘' : caps.meta),
  ]
  return all.filter((word) => word !== false)
}

/** An accelerator as it is written in titles: Ctrl+2. */
export function inTitle(accelerator: string, platform: Platform): string {
  return label(accelerator, platform).join(platform === 'darwin' ? '' : '+')
}
