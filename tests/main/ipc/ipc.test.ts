import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../../main/ipc/answer.ts'
import {
  CHANNELS,
  INNER_CHANNELS,
  type Channel,
  type Requests,
  type Result,
  type ServedChannel,
} from '../../../preload/contract.ts'
import { WRONG_REQUESTS } from '../../fixtures/wrong-requests.ts'
import { openDoor, type OpenDoor } from './open-door.ts'

/** Opened for each test, or once where no request may change anything. */
let door: OpenDoor
const open = async () => (door = await openDoor())
const close = () => door.close()

/** The answer to a well-formed request, which must not be a failure. */
async function ask<C extends Channel>(
  channel: C,
  ...args: Parameters<Requests[C]>
): Promise<ReturnType<Requests[C]>> {
  const result = await answer(door.handlers, channel, args)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const failure = (result: Result<unknown>) => (result.ok ? null : result.error)

async function seed(): Promise<string> {
  return (await ask('library:load')).articles[0]!.id
}

describe('a request of the wrong shape', () => {
  beforeAll(open)
  afterAll(close)

  it.each(WRONG_REQUESTS)('%s (%s) is refused and changes nothing', async (_what, channel, ...args) => {
    const before = await door.bytes()
    const error = failure(await answer(door.handlers, channel, args))
    expect(error?.code).toBe('bad-request')
    expect(error?.message).toMatch(
      /^Postil did not understand the request [a-z:]+ \(.+\)\. Nothing was changed\.$/,
    )
    expect(error?.message.length).toBeLessThan(500)
    expect(await door.bytes()).toEqual(before)
    expect(door.calls).toEqual([])
  })

  it('has a case for every channel', () => {
    const tried = new Set(WRONG_REQUESTS.map(([, channel]) => channel))
    expect(
      Object.keys({ ...CHANNELS, ...INNER_CHANNELS }).filter(
        (channel) => !tried.has(channel as ServedChannel),
      ),
    ).toEqual(['settings:get', 'export:formats'])
  })
})

describe('the library over the bridge', () => {
  beforeEach(open)
  afterEach(close)

  it('edits, undoes and redoes, and the menu follows', async () => {
    const article = await seed()
    const edited = await ask('edit:do', {
      do: 'annotate',
      article,
      kind: 'highlight',
      ranges: [{ start: 45, end: 60 }],
    })
    expect(edited.history.undo).toBe(edited.label)
    await ask('edit:undo')
    await ask('edit:redo')
    const shown = door.calls.filter(([name]) => name === 'showHistory').map(([, history]) => history)
    expect(shown).toEqual([
      { undo: null, redo: null },
      { undo: edited.label, redo: null },
      { undo: null, redo: edited.label },
      { undo: edited.label, redo: null },
    ])
    expect((await ask('article:open', article)).annotations).toHaveLength(1)
  })

  it('says in words that an article is not there', async () => {
    expect(failure(await answer(door.handlers, 'article:open', ['nothing']))?.code).toBe('not-found')
  })
})

describe('settings over the bridge', () => {
  beforeEach(open)
  afterEach(close)

  it('keeps what is set, and tells main', async () => {
    await ask('settings:set', { theme: 'dark', author: 'Ada' })
    expect(await ask('settings:get')).toMatchObject({ theme: 'dark', author: 'Ada', textSize: 18 })
    expect(door.calls).toEqual([['settingsChanged', expect.objectContaining({ theme: 'dark' })]])
  })
})

describe('exports over the bridge', () => {
  beforeEach(open)
  afterEach(close)

  it('writes where the person says, then shows that file and no other', async () => {
    const article = await seed()
    await ask('edit:do', { do: 'annotate', article, kind: 'highlight', ranges: [{ start: 45, end: 60 }] })
    const format = (await ask('export:formats'))[0]!
    const path = join(door.folder, `out.${format.extension}`)
    door.saveTo = path
    expect(await ask('export:run', { format: format.id, article, claims: null })).toMatchObject({
      path,
      annotations: 1,
    })
    const [, suggestion] = door.calls.find(([name]) => name === 'askWhereToSave')!
    expect(suggestion).toMatchObject({ kind: format.name, extension: format.extension })
    expect((await readFile(path)).length).toBeGreaterThan(0)

    await ask('export:show', path)
    expect(door.calls.at(-1)).toEqual(['showInFolder', path])
    expect(failure(await answer(door.handlers, 'export:show', ['/etc/passwd']))?.code).toBe('refused')
  })

  it('writes nothing when the person cancels', async () => {
    const before = await door.bytes()
    expect(await ask('export:run', { format: 'csv', article: null, claims: null })).toBeNull()
    expect(await door.bytes()).toEqual(before)
  })

  it.each([
    ['an unknown format', 'wordperfect', null],
    ['an unknown article', 'csv', 'nothing'],
  ])('asks for no place for %s', async (_what, format, article) => {
    door.saveTo = join(door.folder, 'x')
    expect(
      failure(await answer(door.handlers, 'export:run', [{ format, article, claims: null }]))?.code,
    ).toBe('not-found')
    expect(door.calls).toEqual([])
  })

  it('names the folder that is gone', async () => {
    door.saveTo = join(door.folder, 'gone', 'x.csv')
    const error = failure(
      await answer(door.handlers, 'export:run', [{ format: 'csv', article: null, claims: null }]),
    )
    expect(error?.code).toBe('not-found')
    expect(error?.message).toContain(join(door.folder, 'gone'))
  })
})

describe('what the page asks of the window', () => {
  beforeEach(open)
  afterEach(close)

  it('shows where the library and the licences are, and says which file this build lacks', async () => {
    const { folder } = await ask('library:load')
    await ask('about:show', 'library')
    await ask('about:show', 'licences')
    expect(door.calls.slice(-2)).toEqual([
      ['showInFolder', folder],
      ['showInFolder', '/licences.txt'],
    ])
    expect(failure(await answer(door.handlers, 'about:show', ['chromium']))?.code).toBe('not-found')
  })

  it('is handed on', async () => {
    await ask('clipboard:write', 'words')
    const view = { shown: 'ledger', enabled: ['mark'] } as const
    await ask('commands:states', {
      disabled: ['undo'],
      checked: ['pane.library'],
      view: { ...view, enabled: [...view.enabled] },
    })
    await ask('window:flushed')
    expect(door.calls).toEqual([
      ['copyText', 'words'],
      ['showStates', { disabled: ['undo'], checked: ['pane.library'], view }],
      ['flushed'],
    ])
  })
})
