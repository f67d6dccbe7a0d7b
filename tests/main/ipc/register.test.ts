/** Who is answered: the check of the sender that stands before every channel. */
import type { IpcMainInvokeEvent } from 'electron'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { register } from '../../../main/ipc/register.ts'
import { CHANNELS, INNER_CHANNELS, type Result } from '../../../preload/contract.ts'
import { openDoor, type OpenDoor } from './open-door.ts'

const HOME = 'app://postil/index.html'
const ALL = Object.keys({ ...CHANNELS, ...INNER_CHANNELS })

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

let door: OpenDoor
const listeners = new Map<string, Listener>()
const window = {}
const another = {}

beforeAll(async () => {
  door = await openDoor()
  const ipc = { handle: (channel: string, listener: Listener) => void listeners.set(channel, listener) }
  register({ ipc, home: HOME, isOwn: (contents) => contents === window }, () => door.handlers)
})
afterAll(() => door.close())
afterEach(() => vi.restoreAllMocks())

const ask = async (channel: string, sender: object, senderFrame: object | null) =>
  (await listeners.get(channel)?.({ sender, senderFrame } as IpcMainInvokeEvent)) as Result<unknown>

it('every channel of the contract is served, and none beside', () => {
  expect([...listeners.keys()].sort()).toEqual(ALL.toSorted())
})

it('our own page in our own window is answered', async () => {
  expect(await ask('settings:get', window, { url: HOME, parent: null })).toMatchObject({ ok: true })
})

describe.each([
  ['our page in a window that is not ours', another, { url: HOME, parent: null }],
  ['a page of another address in our window', window, { url: 'app://report/page', parent: null }],
  ['a frame within our page', window, { url: HOME, parent: {} }],
  ['a frame that is gone', window, null],
])('%s', (_who, sender, frame) => {
  it('is refused on every channel, and said to be', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    for (const channel of ALL)
      expect(await ask(channel, sender, frame), channel).toEqual({
        ok: false,
        error: { code: 'refused', message: 'This request did not come from Postil.' },
      })
    expect(said).toHaveBeenCalledTimes(ALL.length)
    expect(door.calls).toEqual([])
  })
})
