import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HUES } from '../../preload/colours.ts'
import { EXPECTED } from '../e2e/cases.ts'
import { colourOf, contrast, hasColour, hexOf, oklabOf, over, SHEETS, THEMES } from './colours.ts'
import { components, type Rule } from './components.ts'

/** What stands under words and signs of the interface. */
const GROUNDS = ['paper', 'pane', 'sunk', 'accent-wash']
const COMPONENTS = components()
const RULES = COMPONENTS.flatMap(({ rules }) => rules)
const named = (rule: Rule): string => `${rule.file}: ${rule.selector.replace(/\s+/g, ' ')}`
const tokenOf = (value: string | undefined): string | undefined => /^var\(--([\w-]+)\)/.exec(value ?? '')?.[1]
const groundOf = ({ declarations }: Rule): string | undefined =>
  tokenOf(declarations.get('background') ?? declarations.get('background-color'))

/** The colours that rules give to words and signs, without those of rules that bring their own ground. */
const INKS = [
  ...new Set(
    RULES.flatMap((rule) => {
      const ink = tokenOf(rule.declarations.get('color'))
      return ink === undefined || groundOf(rule) !== undefined ? [] : [ink]
    }),
  ),
].filter((ink) => ink !== 'paper')

describe.each(THEMES)('words and signs, %s', (theme) => {
  const of = (token: string): string => colourOf(theme, token)

  it('are asked about: the colours that the components use', () => {
    expect(INKS).toEqual(expect.arrayContaining(['ink', 'soft', 'faint', 'accent', 'contradicts']))
  })

  it.each(INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)))(
    '%s on %s is read',
    (ink, ground) => {
      expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(['accent'])('paper on %s is read', (ground) => {
    expect(contrast(of('paper'), of(ground))).toBeGreaterThanOrEqual(4.5)
  })

  const grounded = RULES.flatMap((rule) => {
    const ground = groundOf(rule)
    return ground === undefined ||
      [...GROUNDS, 'tag', 'tint', 'veil', 'line', 'soft', 'accent'].includes(ground)
      ? []
      : [[named(rule), tokenOf(rule.declarations.get('color')), ground] as const]
  })
  it.each(grounded)('%s: %s on %s is said in one rule, and is read', (_rule, ink, ground) => {
    expect(ink).toBeDefined()
    expect(contrast(of(ink ?? ground), of(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it('what is selected with the mouse or by keys in a field or in the article is read', () => {
    const rule = RULES.find(({ selector }) => selector.trim() === '::selection')
    const [ink, ground] = [rule?.declarations.get('color'), rule && groundOf(rule)]
    expect(contrast(of(tokenOf(ink) ?? ''), of(ground ?? ''))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(GROUNDS)('a ring of focus is seen on %s', (ground) => {
    const rule = RULES.find(({ selector }) => selector.trim() === ':focus-visible')
    const ring = /var\(--([\w-]+)\)/.exec(rule?.declarations.get('outline') ?? '')?.[1]
    expect(contrast(of(ring ?? ''), of(ground))).toBeGreaterThanOrEqual(3)
  })

  it('no control is told by an edge that is not seen', () => {
    const weak = (value: string): boolean =>
      [...value.matchAll(/var\(--([\w-]+)\)/g)].some(
        ([, token = '']) =>
          hasColour(token) && Math.min(...GROUNDS.map((ground) => contrast(of(token), of(ground)))) < 3,
      )
    const edges = ['border', 'border-color', 'outline', 'outline-color', 'box-shadow', 'border-bottom']
    const told = COMPONENTS.flatMap(({ rules, elements }) =>
      rules
        .filter(({ declarations }) => edges.some((edge) => weak(declarations.get(edge) ?? '')))
        .filter(({ subjects }) => elements.some((each) => isControl(each) && subjects.some(matches(each))))
        .map(named),
    )
    expect(told).toEqual([])
  })

  it('nothing but what cannot be used is made fainter than it may be', () => {
    const faint = RULES.flatMap((rule) => {
      const share = Number(rule.declarations.get('opacity') ?? rule.declarations.get('stroke-opacity') ?? 1)
      if (share === 0 || share === 1 || /disabled/.test(rule.selector)) return []
      // What is not said to have another colour has ink, soft or one as strong.
      const worst = Math.min(
        ...GROUNDS.map((ground) => contrast(over(of('soft'), of(ground), share), of(ground))),
      )
      return worst < 3 ? [named(rule)] : []
    })
    expect(faint).toEqual([])
  })
})

const CONTROLS = new Set(['button', 'input', 'select', 'textarea', 'a'])
const ROLES = new Set(['button', 'checkbox', 'combobox', 'radio', 'slider', 'switch', 'textbox', 'tab'])

type Element = ReturnType<typeof components>[number]['elements'][number]

function isControl({ name, attributes }: Element): boolean {
  return CONTROLS.has(name) || ROLES.has(attributes.get('role') ?? '')
}

function matches(element: Element): (subject: Rule['subjects'][number]) => boolean {
  return ({ names, classes }) =>
    names.length + classes.length > 0 &&
    names.every((name) => name === element.name) &&
    classes.every((each) => element.classes.has(each))
}

describe.each(THEMES)("a tag's square, %s", (theme) => {
  const token = (name: string): number => Number(new RegExp(`--${name}: ([\\d.]+);`).exec(SHEETS[theme])?.[1])
  const grounds = GROUNDS.map((name) => colourOf(theme, name))
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
  const used = RULES.filter(({ declarations }) =>
    [...declarations.values()].some((it) => it.includes('var(--tag)')),
  )
  expect(used.map(named)).toEqual(['styles/base.css: .tag-square'])
})
