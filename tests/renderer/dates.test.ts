import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IsoDate } from '../../preload/model.ts'
import { endOf, readDate, startOf } from '../../renderer/claims/dates.ts'
import { saidInWords } from '../../renderer/claims/words.ts'
import { DATE_CASES, NO_DATES } from '../fixtures/date-cases.ts'

describe('a date as somebody writes it', () => {
  it.each(DATE_CASES)('$written', ({ written, read: [from, to = null, about] }) => {
    const read = readDate(written)
    expect(read).toEqual({ from, to, about: about === 'about' })
    expect(IsoDate.safeParse(read?.from).success).toBe(true)
  })

  it.each(NO_DATES)('“$written” is none: $because', ({ written }) => {
    expect(readDate(written)).toBeNull()
  })

  it('is read again from the words that the app shows for it', () => {
    const day = fc
      .date({ min: new Date('1000-01-02'), max: new Date('9998-12-30'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const dated = fc
      .record({
        days: fc.tuple(day, day).map((pair) => [...pair].sort()),
        precision: fc.constantFrom(4, 7, 10),
        stretch: fc.boolean(),
        about: fc.boolean(),
      })
      .map(({ days: [a = '', b = ''], precision, stretch, about }) => ({
        from: a.slice(0, precision),
        to: stretch ? b.slice(0, precision) : null,
        about,
      }))
    fc.assert(
      fc.property(dated, (said) => {
        expect(readDate(saidInWords(said))).toEqual(said)
      }),
    )
  })
})

describe('the days that a date may mean', () => {
  it.each([
    ['2014', '2014-01-01', '2014-12-31'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['2014-03-05', '2014-03-05', '2014-03-05'],
    ['2014-03-05T23:00:00Z', '2014-03-05', '2014-03-05'],
  ])('%s', (iso, first, last) => {
    expect([startOf(iso), endOf(iso)]).toEqual([first, last])
  })
})
