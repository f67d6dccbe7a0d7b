import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tag } from '../../../preload/model.ts'
import { clashOf, droppedPath, liftedPath, nestedPath, treeOf } from '../../../renderer/codebook/tree.ts'
import { DROP_CASES, MOVE_CASES, TREE_CASES } from '../../fixtures/tree-cases.ts'

const tagsOf = (paths: readonly string[]): Tag[] =>
  paths.map((path) => ({
    id: `tag ${path}`,
    path,
    colour: '#2e7fb8',
    key: null,
    ...{ definition: '', use: '', avoid: '', examples: [] },
  }))
const rowOf = (paths: readonly string[], path: string) => {
  const rows = treeOf(tagsOf(paths))
  const row = rows.find((each) => each.path === path)
  if (!row) throw new Error(`no row ${path}`)
  return { rows, row }
}

describe('treeOf', () => {
  it.each(TREE_CASES)('$name', ({ paths, folded, rows }) => {
    const drawn = treeOf(tagsOf(paths), new Set(folded))
      .map(({ name, depth, tag, folded: closed, place, beside }) => {
        const shown = tag ? name : `(${name})`
        return `${'  '.repeat(depth)}${shown}${closed ? '+' : ''} ${place}/${beside}`
      })
      .join('\n')
    expect(drawn).toBe(rows)
  })

  const part = fc.constantFrom('a', 'b', 'ab', 'é', 'Z')
  const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
  it('has every tag once, below each part of its path, whatever the paths', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
        const rows = treeOf(tagsOf(paths))
        expect(rows.flatMap((row) => (row.tag ? [row.path] : [])).sort()).toEqual([...paths].sort())
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
        rows.forEach((row, index) => {
          const above = row.path.split('/').slice(0, -1).join('/')
          expect(row.depth).toBe(row.path.split('/').length - 1)
          if (above !== '') expect(rows.slice(0, index).map((each) => each.path)).toContain(above)
          expect(row.below).toBe(paths.filter((each) => each.startsWith(`${row.path}/`)).length)
        })
      }),
    )
  })
})

describe('moving by keys', () => {
  it.each(MOVE_CASES)('$name', ({ paths, row: path, nested, lifted }) => {
    const { rows, row } = rowOf(paths, path)
    expect(nestedPath(rows, row)).toBe(nested)
    expect(liftedPath(row)).toBe(lifted)
  })
})

describe('dropping', () => {
  it.each(DROP_CASES)('$name', ({ paths, row, onto, to }) => {
    expect(droppedPath(tagsOf(paths), row, onto)).toBe(to)
  })

  it('names the path that is taken', () => {
    expect(clashOf(tagsOf(['a/b', 'b']), 'b', 'a/b')).toBe('a/b')
    expect(clashOf(tagsOf(['a/b', 'b']), 'b', 'c')).toBeNull()
    expect(clashOf(tagsOf(['a']), 'a', 'a')).toBeNull()
  })
})
