import { createHash } from 'node:crypto'
import { mkdir, open as openFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../../main/ipc/answer.ts'
import { LARGEST_FILE } from '../../../main/store/evidence-files.ts'
import type { Channel, Failure, Requests } from '../../../preload/contract.ts'
import { openDoor, type OpenDoor } from './open-door.ts'

let door: OpenDoor
beforeEach(async () => void (door = await openDoor()))
afterEach(() => door.close())

async function ask<C extends Channel>(
  channel: C,
  ...args: Parameters<Requests[C]>
): Promise<ReturnType<Requests[C]>> {
  const result = await answer(door.handlers, channel, args)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
async function failure<C extends Channel>(
  channel: C,
  ...args: Parameters<Requests[C]>
): Promise<Failure | null> {
  const result = await answer(door.handlers, channel, args)
  return result.ok ? null : result.error
}
async function file(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(door.folder, name)
  await writeFile(path, bytes)
  return path
}
const files = (): string => join(door.folder, 'library', 'files')

describe('evidence', () => {
  it('is copied into the library, once whatever it is called, and shown where it lies', async () => {
    const bytes = Buffer.alloc(3_000_000, 'evidence ')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    door.picks = await file('report.pdf', bytes)
    expect(await ask('evidence:add')).toEqual({ name: 'report.pdf', sha256, size: bytes.length })
    door.picks = await file('the same.pdf', bytes)
    expect(await ask('evidence:add')).toMatchObject({ name: 'the same.pdf', sha256 })
    expect(await readdir(files())).toEqual([sha256])
    expect((await readFile(join(files(), sha256))).equals(bytes)).toBe(true)
    await ask('evidence:show', sha256)
    expect(door.calls.at(-1)).toEqual(['showInFolder', join(files(), sha256)])
  })

  it('may be an empty file, and is nothing when the person cancels', async () => {
    expect(await ask('evidence:add')).toBeNull()
    door.picks = await file('empty', '')
    expect(await ask('evidence:add')).toMatchObject({ size: 0 })
  })

  it('is refused in words where it is too large, no file, or not there, and leaves nothing behind', async () => {
    const large = join(door.folder, 'large.mov')
    const handle = await openFile(large, 'w')
    await handle.truncate(LARGEST_FILE + 1)
    await handle.close()
    await mkdir(join(door.folder, 'folder'))
    for (const [name, code] of [
      ['large.mov', 'refused'],
      ['folder', 'refused'],
      ['gone.pdf', 'not-found'],
    ] as const) {
      door.picks = join(door.folder, name)
      expect(await failure('evidence:add')).toMatchObject({
        code,
        message: expect.stringContaining(name) as string,
      })
    }
    expect(await readdir(files()).catch(() => [])).toEqual([])
  })

  it('that is not there is not shown', async () => {
    expect((await failure('evidence:show', 'a'.repeat(64)))?.code).toBe('not-found')
    expect(door.calls).toEqual([])
  })
})

describe('a codebook', () => {
  it('is exported, and imported by its paths as one edit that undo takes back', async () => {
    await ask('edit:do', { do: 'addTag', path: 'law' })
    const book = [
      {
        path: 'law',
        definition: 'Laws.',
        colour: '#000000',
        examples: [{ quote: 'a', article: 'gone', start: 3 }],
      },
      { path: 'law/visa', key: 1, use: 'For visas.' },
    ]
    door.picks = await file('book.json', JSON.stringify(book))
    const [law] = (await ask('library:load')).tags
    const imported = await ask('codebook:import')
    expect(imported).toMatchObject({ added: 1, changed: 1, edited: { label: 'import codebook' } })
    expect(door.calls.at(-1)).toEqual(['showHistory', imported?.edited.history])
    const { tags } = await ask('library:load')
    expect(tags).toMatchObject([
      // Its colour and its key were chosen here.
      { ...law, definition: 'Laws.', examples: [{ quote: 'a', article: null, start: null }] },
      { path: 'law/visa', key: null, use: 'For visas.', definition: '' },
    ])
    expect(await ask('codebook:import')).toMatchObject({ added: 0, changed: 0 })
    for (const format of ['json', 'csv', 'qdc'] as const) {
      door.saveTo = join(door.folder, `out.${format}`)
      expect(await ask('codebook:export', format)).toEqual({ path: door.saveTo })
      await ask('export:show', door.saveTo)
      door.picks = door.saveTo
      expect(await ask('codebook:import')).toMatchObject({ added: 0, changed: 0 })
    }
    await ask('edit:undo')
    expect((await ask('library:load')).tags).toEqual([law])
  })

  it('that is none is refused, and the file is named', async () => {
    const before = (await ask('library:load')).tags
    for (const [name, text] of [
      ['book.json', '{'],
      ['book.txt', 'a'],
    ] as const) {
      door.picks = await file(name, text)
      const error = await failure('codebook:import')
      expect(error).toMatchObject({ code: 'unreadable', message: expect.stringContaining(name) as string })
    }
    door.picks = join(door.folder, 'gone.json')
    expect((await failure('codebook:import'))?.message).toContain(
      'gone.json could not be read: it is not there',
    )
    expect((await ask('library:load')).tags).toEqual(before)
  })

  it('is neither written nor read when the person cancels', async () => {
    expect(await ask('codebook:export', 'json')).toBeNull()
    expect(await ask('codebook:import')).toBeNull()
  })
})

describe('a picture', () => {
  const svg = new TextEncoder().encode('<svg/>')

  it('is saved where the person says', async () => {
    expect(await ask('picture:save', { title: 'Map', kind: 'svg', bytes: svg })).toBeNull()
    door.saveTo = join(door.folder, 'map.svg')
    expect(await ask('picture:save', { title: 'Map', kind: 'svg', bytes: svg })).toEqual({
      path: door.saveTo,
    })
    expect(door.calls.at(-1)).toEqual(['askWhereToSave', { title: 'Map', kind: 'SVG', extension: 'svg' }])
    expect(new Uint8Array(await readFile(door.saveTo))).toEqual(svg)
  })

  it('that is none is refused before anybody is asked', async () => {
    expect((await failure('picture:save', { title: 'Map', kind: 'png', bytes: svg }))?.code).toBe('refused')
    expect(door.calls).toEqual([])
  })
})
