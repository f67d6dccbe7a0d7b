import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Relative luminance and contrast after WCAG 2.2, 1.4.3. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split(":root[data-theme='dark']")
const THEMES = { light: tokens(light), dark: tokens(dark) }

function tokens(part: string): Map<string, string> {
  return new Map(
    [...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

const TINTS = [
  'claim',
  'claim-selected',
  'highlight',
  'highlight-selected',
  'note',
  'note-selected',
  'selection',
]
const LINES = ['claim-line', 'highlight-line', 'note-line', 'source', 'cue', 'accent']

describe.each(Object.entries(THEMES))('%s', (_theme, colours) => {
  const of = (name: string) => {
    const colour = colours.get(name)
    if (colour === undefined) throw new Error(`no token ${name}`)
    return colour
  }
  const pairs = (names: string[], grounds: string[]) =>
    names.flatMap((a) => grounds.map((b) => [a, b] as const))

  it.each(pairs(['ink'], ['paper', 'pane', 'sunk', 'accent-wash', ...TINTS]))('%s on %s is read', (a, b) => {
    expect(contrast(of(a), of(b))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(pairs(['soft', 'faint'], ['paper', 'pane']))('%s on %s is read', (a, b) => {
    expect(contrast(of(a), of(b))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(pairs(LINES, ['paper', ...TINTS.slice(0, 6)]))('%s on %s is seen', (a, b) => {
    expect(contrast(of(a), of(b))).toBeGreaterThanOrEqual(3)
  })
})
