import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../../main/formats/registry.ts'
import { PDF } from '../../../main/formats/pdf.ts'
import { formatGroups, GROUPS } from '../../../renderer/exporting/format-list.ts'

const ALL = [...FORMATS, PDF]
const idsOf = (typed: string, used: string[] = []) =>
  formatGroups(typed, ALL, used, false).flatMap(({ options }) => options.map(({ key }) => key))

describe('the formats in the export dialog', () => {
  it('are each in a group of their own kind, and listed once', () => {
    const grouped = Object.values(GROUPS).flat() as string[]
    expect(ALL.map(({ id }) => id).filter((id) => !grouped.includes(id))).toEqual([])
    expect(idsOf('').sort()).toEqual(ALL.map(({ id }) => id).sort())
  })

  it('cost no more presses than when there were three of them', () => {
    expect(idsOf('').slice(0, 3)).toEqual(['w3c', 'csv', 'markdown'])
    expect(idsOf('', ['csv']).slice(0, 3)).toEqual(['csv', 'w3c', 'markdown'])
    for (const [letter, id] of [
      ['w', 'w3c'],
      ['c', 'csv'],
      ['m', 'markdown'],
    ] as const)
      expect(idsOf(letter)[0]).toBe(id)
  })

  it.each([
    ['spreadsheet', 'csv'],
    ['jsonld', 'w3c'],
    ['.md', 'markdown'],
  ])('are found by what they are for: %s', (typed, id) => expect(idsOf(typed)).toContain(id))

  it('are all to be found by their ids', () => {
    for (const { id } of ALL) expect(idsOf(id)).toContain(id)
  })
})
