/** ipcMain, with ipc-dispatch.ts' words. */
import { EventEmitter } from 'node:events'
import type { Told } from '../page/line.ts'
import { cloneForIpc } from './clone.ts'
import { guard } from './guard.ts'
import { decode, encode } from './wire.ts'
import type { ContentsCore } from './web-contents-core.ts'

type Handler = Parameters<Electron.IpcMain['handle']>[1]

export const IPC_MAIN_MEMBERS = [
  'handle',
  'handleOnce',
  'removeHandler',
  'on',
  'off',
  'removeListener',
] as const

class IpcMain
  extends EventEmitter
  implements Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
    this.handlers.set(channel, handler)
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args: unknown[]) => {
      this.removeHandler(channel)
      return handler(event, ...args) as unknown
    })
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }
}

const double = new IpcMain()

/** What main imports as ipcMain. */
export const ipcMain = guard(double, 'ipcMain', [...IPC_MAIN_MEMBERS])

// senderFrame is null once the frame has navigated: read it before the first await.
function eventOf(contents: ContentsCore, frame: Electron.WebFrameMain, members: object): object {
  const event = {
    type: 'frame',
    sender: contents.contents,
    processId: 1,
    frameId: frame.detached ? 0 : frame.routingId,
    senderFrame: null,
    defaultPrevented: false,
    preventDefault(): void {},
    ...members,
  }
  Object.defineProperty(event, 'senderFrame', {
    get: () => (frame.isDestroyed() ? null : frame),
    enumerable: true,
  })
  return guard(event, 'event of ipcMain', Object.keys(event) as (keyof typeof event)[])
}

/** Answers an invoke. */
export async function dispatchInvoke(
  contents: ContentsCore,
  frame: Electron.WebFrameMain,
  told: Told,
): Promise<void> {
  const channel = told['channel'] as string
  const answer = (rest: object): void => void contents.link.tell({ kind: 'reply', id: told['id'], ...rest })
  try {
    const handler = double.handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const event = eventOf(contents, frame, {}) as Electron.IpcMainInvokeEvent
    const value: unknown = await handler(event, ...(decode(told['args'] as string) as unknown[]))
    answer({ value: encode(cloneForIpc(value)) })
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    answer({ error: String(error) })
  }
}

/** Hears a send. */
export function dispatchSend(contents: ContentsCore, frame: Electron.WebFrameMain, told: Told): void {
  const reply = (channel: string, ...args: unknown[]): void => contents.contents.send(channel, ...args)
  const event = eventOf(contents, frame, { ports: [], reply })
  double.emit(told['channel'] as string, event, ...(decode(told['args'] as string) as unknown[]))
}
