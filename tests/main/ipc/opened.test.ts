import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../../main/ipc/answer.ts'
import { formatLink, passageOf, type LinkPlace } from '../../../preload/link.ts'
import type { LinkAnswer } from '../../../preload/opening.ts'
import { HOSTILE_LINKS } from '../../fixtures/link-cases.ts'
import { openDoor, type OpenDoor } from './open-door.ts'

let door: OpenDoor
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

async function follow(...links: string[]): Promise<LinkAnswer[]> {
  door.opened.add({ paths: [], links })
  const result = await answer(door.handlers, 'opened:links', [])
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function theArticle() {
  const loaded = await answer(door.handlers, 'library:load', [])
  const id = loaded.ok ? loaded.value.articles[0]!.id : ''
  const opened = await answer(door.handlers, 'article:open', [id])
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value.article
}

describe('a link that was opened', () => {
  it('leads to its passage, and says what is not there', async () => {
    const { id, text } = await theArticle()
    const start = text.indexOf('US officials denied')
    const link = (place: Partial<LinkPlace>) =>
      formatLink({ article: id, annotation: null, passage: null, ...place })
    const passage = passageOf(text, start, start + 19)
    const there = { to: 'place', article: id, annotation: null, span: null, missing: null }
    expect(
      await follow(
        link({}),
        link({ passage }),
        link({ passage: { ...passage, start: start - 5, end: start + 14 } }),
        link({ passage: { ...passage, quote: 'Nobody said this' } }),
        link({ annotation: 'gone' }),
        link({ article: 'of-somebody-else' }),
      ),
    ).toEqual([
      there,
      { ...there, span: { start, end: start + 19 } },
      { ...there, span: { start, end: start + 19 } },
      { ...there, missing: 'words' },
      { ...there, missing: 'annotation' },
      { to: 'nothing', why: 'no-article' },
    ])
    expect(await follow()).toEqual([])
  })

  it('does nothing but that, whatever it says', async () => {
    const before = await door.bytes()
    const links = HOSTILE_LINKS.map(([, link]) => link)
    expect(await follow(...links)).toEqual(links.map(() => ({ to: 'nothing', why: 'bad' })))
    expect(await door.bytes()).toEqual(before)
    expect(door.calls.filter(([name]) => name !== 'showHistory')).toEqual([])
  })
})

describe('files that were opened', () => {
  it('come in as dropped ones do, once', async () => {
    const path = join(door.folder, 'bridge.txt')
    await writeFile(path, 'Bridge closed\n\nThe bridge is closed, the road office said.\n')
    door.opened.add({ paths: [path, join(door.folder, 'gone.txt')], links: [] })
    const result = await answer(door.handlers, 'import:opened', [])
    expect(result).toMatchObject({
      ok: true,
      value: { came: [{ title: 'Bridge closed' }], failed: [{ file: 'gone.txt', why: 'it is not there' }] },
    })
    expect(await answer(door.handlers, 'import:opened', [])).toEqual({ ok: true, value: null })
  })
})
