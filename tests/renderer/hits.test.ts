import { expect, it } from 'vitest'
import { annotationsAt, nextHit } from '../../renderer/reader/hits.ts'
import { appearance, highlight, span } from '../fixtures/annotation-made.ts'

const C08 = [
  highlight('0', span(15, 90)),
  highlight('1', span(68, 90)),
  highlight('2', span(15, 40)),
  highlight('3', span(75, 106)),
]

it('reaches all that lie under a place, the innermost first (C08)', () => {
  expect(annotationsAt(C08, 83).map(({ id }) => id)).toEqual(['1', '3', '0'])
})

it('takes the next larger with each further click at the same place, then the innermost again', () => {
  const hits = annotationsAt(C08, 83)
  const taken: string[] = []
  for (let click = 0; click < 4; click++) taken.push(nextHit(hits, taken.at(-1) ?? null, click > 0)?.id ?? '')
  expect(taken).toEqual(['1', '3', '0', '1'])
})

it('takes the innermost again when the place is another', () => {
  expect(nextHit(annotationsAt(C08, 83), '1', false)?.id).toBe('1')
})

it('counts a source by its own length, not by that of its claim', () => {
  const claims = [
    appearance('outer', { content: [span(0, 100)] }),
    appearance('inner', { content: [span(120, 400)], source: [span(40, 46)] }),
  ]
  expect(annotationsAt(claims, 43).map(({ id }) => id)).toEqual(['inner', 'outer'])
})

it('takes nothing beside all annotations', () => {
  expect(nextHit(annotationsAt(C08, 110), null, false)).toBeNull()
})
