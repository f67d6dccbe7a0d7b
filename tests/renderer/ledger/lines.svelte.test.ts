/// <reference types="svelte" />
import { describe, expect, it } from 'vitest'
import { shortDate } from '../../../renderer/ledger/dates.ts'
import { linesOf } from '../../../renderer/ledger/lines.ts'
import { Marks } from '../../../renderer/ledger/marks.svelte.ts'
import { entry, row } from '../web/entries.ts'

describe('lines', () => {
  it('are claims, and below those that are unfolded their passages', () => {
    const twice = entry('twice', { rows: [row('twice'), row('again', { claim: 'twice' })] })
    const keys = (unfolded: string[]) =>
      linesOf([entry('one'), twice], new Set(unfolded)).map(({ key, row }) => (row ? `- ${key}` : key))
    expect(keys([])).toEqual(['one', 'twice'])
    // Both have an appearance of their own id, which is no other line's key than the claim's.
    expect(keys(['twice', 'gone'])).toEqual(['one', 'twice', '- twice', '- again'])
  })
})

describe('marks', () => {
  function marked(...shown: string[]) {
    const rows = $state({ shown })
    return { rows, marks: new Marks(() => rows.shown) }
  }

  it('are set one by one, as a stretch, and all at once', () => {
    const { marks } = marked('a', 'b', 'c', 'd')
    marks.toggle('b')
    marks.reach('d', null)
    expect(marks.shown).toEqual(['b', 'c', 'd'])
    marks.toggle('c')
    expect([marks.shown, marks.has('c')]).toEqual([['b', 'd'], false])
    marks.clear()
    marks.reach('a', 'c')
    expect(marks.shown).toEqual(['a', 'b', 'c'])
    marks.all()
    expect(marks.shown).toEqual(['a', 'b', 'c', 'd'])
  })

  it('count only while they are shown, in the order shown', () => {
    const { rows, marks } = marked('a', 'b', 'c')
    marks.add('c', 'a')
    rows.shown = ['c', 'b']
    expect(marks.shown).toEqual(['c'])
    rows.shown = ['c', 'b', 'a']
    expect(marks.shown).toEqual(['c', 'a'])
    marks.reach('gone', 'b')
    expect(marks.shown).toEqual(['c', 'a'])
  })
})

describe('a date in the table', () => {
  it.each([
    [null, ''],
    [{ from: '2014-03-06', to: null, about: false }, '6 Mar 2014'],
    [{ from: '2014-03-06T10:00:00Z', to: null, about: false }, '6 Mar 2014'],
    [{ from: '2014-03', to: null, about: true }, 'c. Mar 2014'],
    [{ from: '2014', to: '2015', about: false }, '2014 –'],
  ])('of %j is %s', (said, words) => {
    expect(shortDate(said)).toBe(words)
  })
})
