import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HUES } from '../../preload/colours.ts'
import { EXPECTED } from '../e2e/cases.ts'

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

/** OKLab after Ottosson (2020), as CSS Color 4 has it: lightness, and the two axes of hue. */
function oklabOf(hex: string): [number, number, number] {
  const [r, g, b] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255)) as Triple
  const [l, m, s] = [
    0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
    0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
    0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
  ].map(Math.cbrt) as Triple
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** As it is painted: what a screen cannot show is clipped. */
function hexOf([L, a, b]: readonly [number, number, number]): string {
  const [l, m, s] = [
    L + 0.3963377774 * a + 0.2158037573 * b,
    L - 0.1055613458 * a - 0.0638541728 * b,
    L - 0.0894841775 * a - 1.291485548 * b,
  ].map((each) => each ** 3) as Triple
  return `#${[
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
    .map((each) => Math.min(1, Math.max(0, each)))
    .map((each) => (each <= 0.0031308 ? each * 12.92 : 1.055 * each ** (1 / 2.4) - 0.055))
    .map((each) =>
      Math.round(each * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

type Triple = [number, number, number]
const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)

describe.each([
  ['light', THEMES.light, light],
  ['dark', THEMES.dark, dark],
] as const)("a tag's square, %s", (_theme, colours, css) => {
  const token = (name: string): number => Number(new RegExp(`--${name}: ([\\d.]+);`).exec(css)?.[1])
  const grounds = ['paper', 'pane', 'sunk', 'accent-wash'].map((name) => colours.get(name) ?? '')
  /** The better of its colour and its edge, on the worst of the tones it may stand on. */
  const seen = (colour: string): number => {
    const [lightness, a, b] = oklabOf(colour)
    const clamped = Math.min(token('edge-most'), Math.max(token('edge-least'), lightness))
    const edge = hexOf([clamped, a, b])
    return Math.min(...grounds.map((ground) => Math.max(contrast(colour, ground), contrast(edge, ground))))
  }

  it.each([...HUES.map(({ colour }) => colour), ...EXPECTED.C24.tag_colours])('%s is seen', (colour) => {
    expect(seen(colour)).toBeGreaterThanOrEqual(3)
  })

  it('is seen in whatever colour somebody gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        expect(seen(`#${value.toString(16).padStart(6, '0')}`)).toBeGreaterThanOrEqual(3)
      }),
      { numRuns: 3000 },
    )
  })
})

it('keeps text off the colours that somebody gives: they are squares and never grounds', () => {
  const used = [
    ...readFileSync(new URL('../../renderer/styles/base.css', import.meta.url), 'utf8').matchAll(
      /var\(--tag\)/g,
    ),
  ]
  expect(used.length).toBe(2)
})
