/** The colours of the app as its style sheet has them, and what WCAG and CSS Color say of them. */
import { readFileSync } from 'node:fs'

type Triple = [number, number, number]
export type Theme = 'light' | 'dark'

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split(":root[data-theme='dark']")

/** Each theme's part of tokens.css. */
export const SHEETS: Readonly<Record<Theme, string>> = { light, dark }
export const THEMES = ['light', 'dark'] as const

const COLOURS: Record<Theme, Map<string, string>> = { light: tokens(light), dark: tokens(dark) }

function tokens(part: string): Map<string, string> {
  return new Map(
    [...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

/** Whether a token is one of a colour, and not a shadow, a veil or a number. */
export function hasColour(token: string): boolean {
  return COLOURS.light.has(token)
}

/** A token's colour in a theme, as #rrggbb. */
export function colourOf(theme: Theme, token: string): string {
  const colour = COLOURS[theme].get(token)
  if (colour === undefined) throw new Error(`no token ${token}`)
  return colour
}

const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const parts = (hex: string): Triple =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as Triple

function hex(rgb: Triple): string {
  return `#${rgb
    .map((each) =>
      Math.round(each * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** Contrast of two colours after WCAG 2.2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [r, g, b] = parts(colour).map(linear) as Triple
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [more = 0, less = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (more + 0.05) / (less + 0.05)
}

/** `share` of the upper colour over the lower one, as opacity and color-mix(in srgb) have it. */
export function over(upper: string, lower: string, share: number): string {
  const under = parts(lower)
  return hex(parts(upper).map((each, at) => each * share + (under[at] ?? 0) * (1 - share)) as Triple)
}

/** OKLab after Ottosson (2020), as CSS Color 4 has it: lightness, and the two axes of hue. */
export function oklabOf(colour: string): Triple {
  const [r, g, b] = parts(colour).map(linear) as Triple
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
export function hexOf([L, a, b]: readonly [number, number, number]): string {
  const [l, m, s] = [
    L + 0.3963377774 * a + 0.2158037573 * b,
    L - 0.1055613458 * a - 0.0638541728 * b,
    L - 0.0894841775 * a - 1.291485548 * b,
  ].map((each) => each ** 3) as Triple
  return hex(
    [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ]
      .map((each) => Math.min(1, Math.max(0, each)))
      .map((each) => (each <= 0.0031308 ? each * 12.92 : 1.055 * each ** (1 / 2.4) - 0.055)) as Triple,
  )
}
