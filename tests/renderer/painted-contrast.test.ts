/**
 * Text and lines over all that can lie over each other in an article, as the reader lays it in layers and the painter's
 * styles paint it: kinds in, across and on each other, selected, pointed at, found, offered.
 */
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../preload/model.ts'
import { STYLES } from '../../renderer/reader/layer-styles.ts'
import { LAYERS, layersOf, type Layer } from '../../renderer/reader/layers.ts'
import { appearance, highlight, note, span } from '../fixtures/annotation-made.ts'
import { colourOf, contrast, THEMES } from './colours.ts'
import { components } from './components.ts'

interface Style {
  ground: string | undefined
  ink: string | undefined
  line: { token: string; shape: string } | undefined
}

const PAINT = new Map(
  LAYERS.map((layer): [Layer, Style] => {
    const value = (property: string) => new RegExp(`(?:^|; ?)${property}: ([^;]*)`).exec(STYLES[layer])?.[1]
    const token = (text: string | undefined) => /var\(--([\w-]+)\)/.exec(text ?? '')?.[1]
    const decoration = value('text-decoration')
    const line = token(decoration)
    return [
      layer,
      {
        ground: token(value('background-color')),
        ink: token(value('color')),
        line: line === undefined ? undefined : { token: line, shape: decoration?.split(' ')[1] ?? '' },
      },
    ]
  }),
)

/** The colours that the article's blocks are set in. */
const INKS = [
  'ink',
  ...components()
    .filter(({ file }) => file === 'reader/ReaderPane.svelte')
    .flatMap(({ rules }) => rules.filter(({ selector }) => selector.includes('.text')))
    .flatMap(({ declarations }) => /^var\(--([\w-]+)\)/.exec(declarations.get('color') ?? '')?.[1] ?? []),
]

const MAKE: Record<string, (id: string, start: number, end: number) => Annotation> = {
  claim: (id, start, end) =>
    appearance(id, {
      content: [span(start, end)],
      // Within what it claims and before it: both happen.
      source: [span(start + 1, start + 2)],
      cue: [span(start + 3, start + 4)],
    }),
  highlight: (id, start, end) => highlight(id, span(start, end)),
  note: (id, start, end) => note(id, span(start, end)),
}
const KINDS = Object.keys(MAKE)

/** Where a second and a third lie, the first taking 10 to 30. */
const PLACES = {
  within: [12, 20, 13, 18],
  across: [25, 40, 20, 28],
  'the same words': [10, 30, 10, 30],
  beside: [30, 40, 5, 10],
} as const

const ABOVE: readonly (readonly Layer[])[] = [
  [],
  ['offered'],
  ['found'],
  ['found', 'found-current'],
  ['kept'],
  ['edge'],
  ['offered', 'found', 'kept'],
]

/** What is painted at each place of a text of 45: the names of its layers, once each. */
function* situations(): Generator<string> {
  for (const first of KINDS)
    for (const second of KINDS)
      for (const third of [null, ...KINDS])
        for (const [b, c, d, e] of Object.values(PLACES)) {
          const annotations = [
            MAKE[first]!('a', 10, 30),
            MAKE[second]!('b', b, c),
            ...(third === null ? [] : [MAKE[third]!('c', d, e)]),
          ]
          for (const currentId of [null, 'a', 'b', 'c'])
            for (const hoverId of [null, 'a', 'b', 'c'])
              for (const above of ABOVE) {
                const layers = layersOf({ annotations, currentId, hoverId })
                for (const layer of above) layers.set(layer, [{ start: 0, end: 45 }])
                for (let at = 0; at < 45; at++)
                  yield LAYERS.filter((layer) =>
                    layers.get(layer)?.some(({ start, end }) => start <= at && at < end),
                  ).join(' ')
              }
        }
}

const SITUATIONS = [...new Set(situations())].map((names) => names.split(' ').filter(Boolean) as Layer[])

describe.each(THEMES)('in the article, %s', (theme) => {
  const of = (token: string): string => colourOf(theme, token)

  it('text is read and lines are seen, whatever lies over each other', () => {
    expect(SITUATIONS.length).toBeGreaterThan(500)
    const bad = SITUATIONS.flatMap((layers) => {
      const styles = layers.map((layer) => PAINT.get(layer)!)
      const last = (key: 'ground' | 'ink') => styles.findLast((style) => style[key] !== undefined)?.[key]
      const ground = of(last('ground') ?? 'paper')
      const ink = last('ink')
      return [
        ...(ink === undefined ? INKS : [ink])
          .filter((each) => contrast(of(each), ground) < 4.5)
          .map((each) => `text in ${each}: ${layers.join(' + ')}`),
        ...styles
          // A line far under the letters reaches beyond their ground, onto the paper.
          .flatMap(({ line }) => line ?? [])
          .filter(({ token }) => Math.min(contrast(of(token), ground), contrast(of(token), of('paper'))) < 3)
          .map(({ token }) => `line in ${token}: ${layers.join(' + ')}`),
      ]
    })
    expect(bad).toEqual([])
  })
})

it('tells what it shows by shape too', () => {
  const shapes = (layers: readonly Layer[]) =>
    layers.flatMap((layer) => PAINT.get(layer)?.line?.shape ?? 'none').join()
  // A note has its sign in the gutter.
  expect(shapes(['tint-claim', 'tint-highlight', 'tint-note'])).toBe('solid,none,none')
  expect(shapes(['source', 'cue'])).toBe('dotted,dashed')
  expect(shapes(['selected-claim', 'selected-highlight', 'selected-note'])).toBe('solid,solid,solid')
  expect(shapes(['hover', 'found', 'found-current'])).toBe('solid,solid,solid')
})
