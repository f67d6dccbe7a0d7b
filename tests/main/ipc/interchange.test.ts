import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../../main/ipc/answer.ts'
import type { Channel, Requests } from '../../../preload/contract.ts'
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

describe('annotations that are imported', () => {
  const exact = 'Russia, US fail to agree'
  beforeEach(async () => {
    door.picks = join(door.folder, 'marks.jsonld')
    const target = { source: 'urn:x:page', selector: { type: 'TextQuoteSelector', exact } }
    const items = [{ id: 'urn:x:1', type: 'Annotation', motivation: 'highlighting', target }]
    await writeFile(
      door.picks,
      JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', items }),
    )
  })

  it('wait, and come in once, when they are asked for', async () => {
    const before = await door.bytes()
    const report = await ask('import:annotations')
    expect(report).toMatchObject({ edited: null, came: [], failed: [], cancelled: false })
    expect(report?.preview).toMatchObject({ format: 'w3c', files: ['marks.jsonld'], annotations: { new: 1 } })
    expect(await door.bytes()).toEqual(before)
    const { edited } = await ask('import:bring')
    const article = (await ask('library:load')).articles[0]!.id
    expect((await ask('article:open', article)).annotations).toHaveLength(1)
    expect(door.calls).toContainEqual(['showHistory', edited?.history])
    expect(edited?.history.undo).toBe('import one annotation')
    await expect(ask('import:bring')).rejects.toThrow('No annotations wait to be brought in.')
  })

  it('are let go when they are called off, and when something else is imported', async () => {
    await ask('import:files')
    await ask('import:cancel')
    await expect(ask('import:replan', { unit: null, article: null })).rejects.toThrow('No annotations wait')
    await ask('import:files')
    await ask('import:paste', { text: 'A title\n\nSome words.', html: null })
    await expect(ask('import:bring')).rejects.toThrow('No annotations wait')
  })

  it('are no article where nothing in them is understood', async () => {
    await writeFile(door.picks!, '{"a": 1}')
    const report = await ask('import:files')
    expect(report).toMatchObject({ edited: null, preview: null, came: [] })
    expect(report?.failed).toEqual([
      { file: 'marks.jsonld', why: 'it is no article, and no format of annotations that Postil reads' },
    ])
  })
})

describe('a preview of an export', () => {
  it('says what would be lost, follows each edit, and writes nothing', async () => {
    const request = { format: 'csv', article: null, claims: null }
    expect(await ask('export:preview', request)).toMatchObject({ annotations: 0 })
    const article = (await ask('library:load')).articles[0]!.id
    await ask('edit:do', {
      do: 'annotate',
      article,
      kind: 'highlight',
      ranges: [{ start: 45, end: 60 }],
      tag: { path: 'a tag' },
    })
    const before = await door.bytes()
    const { annotations, losses } = await ask('export:preview', request)
    expect(annotations).toBe(1)
    expect(losses.join(' ')).toContain('colours and keys of tags')
    door.saveTo = join(door.folder, 'out.csv')
    expect(await door.bytes()).toEqual(before)
    expect((await ask('export:run', request))?.losses).toEqual(losses)
    expect(await readFile(door.saveTo, 'utf8')).toContain('a tag')
  })
})
