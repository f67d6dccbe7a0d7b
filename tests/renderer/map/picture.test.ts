import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../renderer/map/layout.ts'
import { pictureOf, TONES } from '../../../renderer/map/picture.ts'
import { scaleOf } from '../../../renderer/map/png.ts'
import { routesOf } from '../../../renderer/map/routes.ts'
import { escaped, svgOf } from '../../../renderer/map/svg.ts'
import { made } from './made.ts'

const { cards, graph } = made('a:Lavrov b:US c:US', 'a contradicts b, c updates b')
const layout = layoutOf(cards, graph.edges, 'a', () => 'of the <foreign> ministry & more')
const person = {
  ...layout,
  headings: layout.headings.map((each) => ({ ...each, role: 'of the <foreign> & more' })),
}
const picture = pictureOf('What hangs on “a & b”', person, routesOf(layout, graph.edges), 'a')
const svg = svgOf(picture)

describe('the picture of a map', () => {
  it('holds every card, claimant, relation and its legend, within its edges', () => {
    const texts = picture.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
    for (const words of ['what a claims', 'what b claims', 'Lavrov', 'US', 'Contradicts', 'Updates'])
      expect(texts).toContain(words)
    expect(texts).not.toContain('Supports')
    for (const shape of picture.shapes) {
      expect(shape.x).toBeGreaterThanOrEqual(0)
      expect(shape.y).toBeGreaterThanOrEqual(0)
      expect(shape.x).toBeLessThan(picture.width)
      expect(shape.y).toBeLessThan(picture.height)
    }
  })
  it('is in the light theme’s tones', () => {
    const css = readFileSync(join(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8')
    const light = css.slice(0, css.indexOf("[data-theme='dark']"))
    for (const [name, tone] of Object.entries(TONES)) expect(light).toContain(`--${name}: ${tone};`)
  })
})

describe('as SVG', () => {
  it('names its fonts with others to fall back on, and marks the claim in question', () => {
    expect(svg).toContain("'Literata Variable', Literata, Georgia, serif")
    expect(svg.match(/fill="#fcf0cf" stroke="#2b4f94"/g)).toHaveLength(1)
  })
  it('is well-formed: every tag closed, every sign of text escaped', () => {
    const open: string[] = []
    for (const [, close, name, rest] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[a-z-]+="[^"<]*")*\s*\/?)>/gi)) {
      if (close) expect(open.pop()).toBe(name)
      else if (!rest?.endsWith('/')) open.push(name ?? '')
    }
    expect(open).toEqual([])
    expect(svg.replace(/<\?xml[^>]*\?>|<\/?[a-z]+(?:\s[a-z-]+="[^"<]*")*\s*\/?>/gi, '')).not.toMatch(/[<>]/)
    expect(svg).toContain('of the &lt;foreign&gt; &amp; more')
    expect(svg).toContain('<title>What hangs on “a &amp; b”</title>')
  })
  it.each([
    ['<b> & "c"', '&lt;b&gt; &amp; &quot;c&quot;'],
    ['a\u0000b\u001fc\ufffed', 'abcd'],
    ['a\ud800b', 'ab'],
    ['😀', '😀'],
  ])('text %j', (text, written) => {
    expect(escaped(text)).toBe(written)
  })
})

describe('as PNG', () => {
  it.each([
    [1000, 800, 2],
    [16_000, 800, 1],
    [32_000, 100, 0.5],
    [20_000, 20_000, Math.sqrt(0.5)],
  ])('of %d by %d is drawn in a scale that a canvas can hold', (width, height, scale) => {
    expect(scaleOf({ width, height })).toBeCloseTo(scale)
  })
})
