import { describe, expect, it } from 'vitest'
import { fileName, withExtension } from '../../../main/app/file-names.ts'

describe('the name of an exported file', () => {
  it.each([
    ['Ukraine: talks "fail" / go on?', 'Ukraine talks fail go on.csv'],
    ['C:\\temp\\..\\x', 'C temp .. x.csv'],
    ['...hidden', 'hidden.csv'],
    ['ends with dots. . ', 'ends with dots.csv'],
    ['CON', 'Postil CON.csv'],
    ['com1', 'Postil com1.csv'],
    ['', 'Postil.csv'],
    ['???', 'Postil.csv'],
    ['two\nlines\tand\u0000controls', 'two lines and controls.csv'],
    ['right\u202eto left', 'right to left.csv'],
    ['Лавров: «да»', 'Лавров «да».csv'],
  ])('%j is %j', (title, name) => {
    expect(fileName(title, 'csv')).toBe(name)
  })

  it('is cut at a whole grapheme', () => {
    const family = '👨‍👩‍👧‍👦'
    const name = fileName(family.repeat(20), 'md')
    expect(name).toBe(`${family.repeat(7)}.md`)
  })

  it.each([
    ['/a/b', '/a/b.csv'],
    ['/a/b.csv', '/a/b.csv'],
    ['/a/b.CSV', '/a/b.CSV'],
    ['/a.csv/b', '/a.csv/b.csv'],
    ['/a/b.2014', '/a/b.2014.csv'],
  ])('%s gets its extension: %s', (path, expected) => {
    expect(withExtension(path, 'csv')).toBe(expected)
  })
})
