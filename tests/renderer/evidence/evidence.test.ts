import { describe, expect, it } from 'vitest'
import { isHindsight, linkOf, sumOf } from '../../../renderer/evidence/evidence.ts'
import type { Said } from '../../../renderer/web/entries.ts'

const said = (from: string, to: string | null = null): Said => ({ from, to, about: false, own: true })

describe('evidence later than the claim', () => {
  it.each([
    ['2014-03-07', said('2014-03-06'), true],
    ['2014-03-06', said('2014-03-06'), false],
    ['2014-03-06T23:00:00Z', said('2014-03-06'), false],
    ['2014-03-05', said('2014-03-06'), false],
    ['2014-04', said('2014-03-06'), true],
    ['2014-03', said('2014-03-06'), false],
    ['2014', said('2014-03-06'), false],
    ['2015', said('2014'), true],
    ['2014-12', said('2014'), false],
    ['2014-03-07', said('2014-03-05', '2014-03-08'), false],
    ['2014-03-09', said('2014-03-05', '2014-03-08'), true],
    [null, said('2014-03-06'), false],
    ['2014-03-07', null, false],
  ])('%s', (date, when, later) => {
    expect(isHindsight({ date }, when)).toBe(later)
  })
})

describe('a link', () => {
  it.each([
    ['https://www.state.gov/briefing', 'https://www.state.gov/briefing'],
    [' http://example.org ', 'http://example.org'],
    ['example.org/a', 'https://example.org/a'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['data:text/html,x', null],
    ['briefing', null],
    ['', null],
    ['https://', null],
    ['https://example.org/a b', null],
  ])('%s', (written, link) => {
    expect(linkOf(written)).toBe(link)
  })
})

it('sums what speaks for and against', () => {
  const piece = { question: '', answer: '', ground: null, date: null }
  const stances = ['for', 'against', null, 'for'] as const
  const evidence = stances.map((stance, at) => ({ ...piece, id: `${at}`, stance }))
  expect(sumOf({ evidence })).toEqual([2, 1, 1])
})
