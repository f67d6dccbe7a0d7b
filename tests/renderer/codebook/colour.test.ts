import { expect, it } from 'vitest'
import { colourOf } from '../../../renderer/codebook/colour.ts'

it.each([
  ['#2e7fb8', '#2e7fb8'],
  [' #2E7FB8 ', '#2e7fb8'],
  ['2e7fb8', '#2e7fb8'],
  ['#fff', '#ffffff'],
  ['#0f8', '#00ff88'],
  ['', null],
  ['#12345', null],
  ['#2e7fb80f', null],
  ['red', null],
  ['#ggg', null],
  ['url(x)', null],
])('%s', (typed, colour) => {
  expect(colourOf(typed)).toBe(colour)
})
