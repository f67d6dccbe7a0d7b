import { expect, it } from 'vitest'
import { enteredBy } from '../../renderer/reader/entering.ts'
import { appearance, highlight, span } from '../fixtures/annotation-made.ts'

const OUTER = highlight('outer', span(10, 90))
const INNER = appearance('inner', { content: [span(40, 60)], source: [span(70, 75)] })
const NEXT = highlight('next', span(90, 100))
const ALL = [OUTER, INNER, NEXT]

it.each([
  ['from without, all that lie there, the innermost first', 0, 50, ['inner', 'outer']],
  ['into the inner one from the outer', 20, 40, ['inner']],
  ['back out into the outer one: nothing', 50, 65, []],
  ['to another part of what one is in already: nothing', 50, 72, []],
  ['to the source of a claim', 65, 70, ['inner']],
  ['within one', 20, 30, []],
  ['out', 20, 5, []],
  ['to where one ends and the next begins', 80, 90, ['next']],
  ['on into that: it was said', 90, 95, []],
  ['from behind', 120, 100, ['next']],
])('is heard of on the way: %s', (_name, from, to, ids) => {
  expect(enteredBy(ALL, from, to).map(({ id }) => id)).toEqual(ids)
})
