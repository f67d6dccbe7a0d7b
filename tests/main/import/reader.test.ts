import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { ImportResult } from '../../../main/articles/import/imported.ts'
import { Reader } from '../../../main/articles/import/reader.ts'

const worker = join(import.meta.dirname, '../../fixtures/workers/reader.mjs')
const readers: Reader[] = []
afterEach(() => readers.splice(0).forEach((reader) => reader.stop()))

function reader(): Reader {
  const made = new Reader({ worker, patience: 4000, memory: 64 })
  readers.push(made)
  return made
}
const why = (result: ImportResult): string => (result.ok ? '' : result.why)
const file = (name: string) => ({ file: { name, bytes: new Uint8Array() } })

describe('a file that brings its reader down is refused with the reason, and the next is read', () => {
  it.each([
    ['hangs', /^reading it took longer than 4 seconds$/],
    ['throws', /^it could not be read \(the parser fell over\)$/],
    ['exits', /^reading it stopped without a word$/],
    ['grows', /^reading it takes more than 64 MB of memory$/],
  ])('one that %s', async (name, reason) => {
    const read = reader()
    expect(why(await read.read(file(name)))).toMatch(reason)
    expect(why(await read.read(file('next')))).toBe('it is next')
  })
})

it('reads one after the other, in the order in which it was asked', async () => {
  const read = reader()
  const answers = await Promise.all(['a', 'b', 'c'].map((name) => read.read(file(name))))
  expect(answers.map(why)).toEqual(['it is a', 'it is b', 'it is c'])
})

it('ends a file that is called off at once, and does not begin those behind it', async () => {
  const read = reader()
  const control = new AbortController()
  const answers = [read.read(file('hangs'), control.signal), read.read(file('b'), control.signal)]
  control.abort()
  expect((await Promise.all(answers)).map(why)).toEqual(Array(2).fill('the import was called off'))
  expect(why(await read.read(file('c')))).toBe('it is c')
})
