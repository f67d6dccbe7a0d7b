import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layersOf } from '../../renderer/reader/layers.ts'
import { highlight, span } from '../fixtures/annotation-made.ts'
import { LAYER_CASES } from '../fixtures/layer-cases.ts'

describe('layers', () => {
  it.each(LAYER_CASES)('$name', ({ shown, layers }) => {
    const got = layersOf({ annotations: [], currentId: null, hoverId: null, ...shown })
    expect(
      Object.fromEntries(
        [...got].map(([name, spans]) => [name, spans.map((each) => [each.start, each.end])]),
      ),
    ).toEqual(layers)
  })

  it('mixes no tints: no unit of text has two, and each annotation is painted once', () => {
    const ranges = fc.array(
      fc
        .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
        .map(([start, length]) => span(start, start + length)),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(ranges, (spans) => {
        const layers = layersOf({
          annotations: spans.map((each, at) => highlight(String(at), each)),
          currentId: null,
          hoverId: null,
        })
        const tinted = layers.get('tint-highlight') ?? []
        const units = tinted.flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, at) => start + at),
        )
        expect(new Set(units).size).toBe(units.length)
        expect([...layers.values()].flat()).toHaveLength(spans.length)
      }),
    )
  })
})
