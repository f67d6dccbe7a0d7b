import { scaleUtc } from 'd3-scale'
import { describe, expect, it } from 'vitest'
import { extentOf, whenOf } from '../../../renderer/timeline/time.ts'
import { floorTo, nextOf, ticksOf, unitAt, type Unit } from '../../../renderer/timeline/units.ts'

const iso = (time: number) => new Date(time).toISOString()
const at = (text: string) => Date.parse(text)

describe('what an ISO date covers', () => {
  it.each([
    ['2014', '2014-01-01T00:00:00.000Z', '2015-01-01T00:00:00.000Z'],
    ['2014-03', '2014-03-01T00:00:00.000Z', '2014-04-01T00:00:00.000Z'],
    ['2014-12', '2014-12-01T00:00:00.000Z', '2015-01-01T00:00:00.000Z'],
    ['2014-03-06', '2014-03-06T00:00:00.000Z', '2014-03-07T00:00:00.000Z'],
    ['2014-03-06T10:00:00Z', '2014-03-06T10:00:00.000Z', '2014-03-06T10:00:00.000Z'],
    ['2014-03-06T10:00', '2014-03-06T10:00:00.000Z', '2014-03-06T10:00:00.000Z'],
    ['2014-03-06T10:00:30.5+02:00', '2014-03-06T08:00:30.000Z', '2014-03-06T08:00:30.000Z'],
    ['2014-03-06T22:00-03:30', '2014-03-07T01:30:00.000Z', '2014-03-07T01:30:00.000Z'],
    ['2016-02-29', '2016-02-29T00:00:00.000Z', '2016-03-01T00:00:00.000Z'],
    ['0044-03-15', '0044-03-15T00:00:00.000Z', '0044-03-16T00:00:00.000Z'],
    ['0987', '0987-01-01T00:00:00.000Z', '0988-01-01T00:00:00.000Z'],
  ])('%s', (date, start, end) => {
    const extent = extentOf(date)
    expect(extent && [iso(extent.start), iso(extent.end)]).toEqual([start, end])
  })

  it.each(['', '2014-13', '2014-00', '2014-02-30', '2015-02-29', 'March 2014', '14'])(
    '%s is no date',
    (date) => expect(extentOf(date)).toBeNull(),
  )
})

describe('when something was said', () => {
  const said = (from: string, to: string | null = null, about = false) =>
    whenOf({ from, to, about, own: true })
  it.each([
    ['a day', said('2014-03-06'), '2014-03-06', '2014-03-07', false],
    ['a moment', said('2014-03-06T10:00:00Z'), '2014-03-06T10:00:00Z', '2014-03-06T10:00:00Z', false],
    ['about a day', said('2014-03-06', null, true), '2014-03-05', '2014-03-08', true],
    ['a month', said('2014-03'), '2014-03-01', '2014-04-01', true],
    ['a year', said('2014'), '2014-01-01', '2015-01-01', true],
    ['about a year', said('2014', null, true), '2013-12-25', '2015-01-08', true],
    ['from a day to another', said('2014-03-01', '2014-03-03'), '2014-03-01', '2014-03-04', true],
    ['the same turned round', said('2014-03-03', '2014-03-01'), '2014-03-01', '2014-03-04', true],
    ['from a day to itself', said('2014-03-06', '2014-03-06'), '2014-03-06', '2014-03-07', false],
    ['to no date', said('2014-03-06', '2014-02-31'), '2014-03-06', '2014-03-07', false],
  ])('%s', (_name, when, start, end, vague) => {
    expect(when).toEqual({ start: at(start), end: at(end), vague })
  })
  it('is not known of no date', () => {
    expect(whenOf(null)).toBeNull()
    expect(said('2014-99')).toBeNull()
  })
})

describe('units of the calendar', () => {
  it.each<[Unit, string, string, string]>([
    ['hours', '2014-03-06T10:20:00Z', '2014-03-06T10:00:00Z', '2014-03-06T11:00:00Z'],
    ['days', '2014-03-06T10:20:00Z', '2014-03-06', '2014-03-07'],
    ['weeks', '2014-03-06', '2014-03-03', '2014-03-10'],
    ['weeks', '2014-03-03', '2014-03-03', '2014-03-10'],
    ['weeks', '1969-12-31', '1969-12-29', '1970-01-05'],
    ['months', '2014-12-31', '2014-12-01', '2015-01-01'],
    ['years', '0044-03-15', '0044-01-01', '0045-01-01'],
  ])('%s of %s', (unit, time, floor, next) => {
    expect([floorTo(unit, at(time)), nextOf(unit, at(time))].map(iso)).toEqual([
      iso(at(floor)),
      iso(at(next)),
    ])
  })

  const window = (from: string, to: string, width: number) =>
    ticksOf(
      scaleUtc()
        .domain([at(from), at(to)])
        .range([0, width]),
    )
  it('stand one below the other', () => {
    const { unit, below, above } = window('2014-02-27', '2014-03-02', 200)
    expect(unit).toBe('days')
    expect(below.map(({ label }) => label)).toEqual(['27', '28', '1', '2'])
    expect(above.map(({ label }) => label)).toEqual(['February 2014', 'March 2014'])
  })
  it('are years and more where there is no room for months', () => {
    const { unit, below, above } = window('0900-01-01', '1100-01-01', 640)
    expect(unit).toBe('years')
    expect(below.map(({ label }) => label)).toContain('1000')
    expect(below.length).toBeLessThan(30)
    expect(above).toEqual([])
  })
  it('get finer as one comes closer', () => {
    const widths = [1e-12, 1e-9, 1.5e-8, 1e-7, 6e-7, 1e-5]
    expect(widths.map(unitAt)).toEqual(['years', 'years', 'months', 'weeks', 'days', 'hours'])
  })
})
