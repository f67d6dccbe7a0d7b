/** ipcRenderer, in the isolated world. */
import { decode, encode } from '../stand-in/wire.ts'
import { cloneForIpc } from './clone.ts'
import { guardPreload } from './preload-guard.ts'
import type { Line } from './line.ts'

type Listener = (event: object, ...args: unknown[]) => void

/** The members the stand-in has. */
export const IPC_RENDERER_MEMBERS = [
  'invoke',
  'send',
  'on',
  'once',
  'off',
  'addListener',
  'removeListener',
  'removeAllListeners',
  'listenerCount',
] as const

/** Makes ipcRenderer on the line to main. */
export function ipcRenderer(line: Line): object {
  const waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void; channel: string }
  >()
  const listeners = new Map<string, { call: Listener; given: Listener }[]>()
  let last = 0

  line.on('reply', ({ id, error, value }) => {
    const one = waiting.get(id as number)
    waiting.delete(id as number)
    if (error === undefined) one?.resolve(decode(value as string))
    else one?.reject(new Error(`Error invoking remote method '${one.channel}': ${error as string}`))
  })
  line.on('event', ({ channel, args }) => {
    const values = decode(args as string) as unknown[]
    const event = { sender: double, ports: [] }
    for (const one of [...(listeners.get(channel as string) ?? [])]) one.call.call(double, event, ...values)
  })

  const named = (channel: unknown): string => {
    if (typeof channel !== 'string')
      throw new TypeError('Error processing argument at index 0, conversion failure')
    return channel
  }
  const add = (channel: string, given: Listener, call: Listener): object => {
    if (typeof given !== 'function')
      throw new TypeError('The "listener" argument must be of type function. Received ' + typeof given)
    listeners.set(channel, [...(listeners.get(channel) ?? []), { call, given }])
    return double
  }
  const remove = (channel: string, given: Listener): object => {
    const all = listeners.get(channel) ?? []
    const at = all.findLastIndex((one) => one.given === given)
    if (at >= 0) listeners.set(channel, all.toSpliced(at, 1))
    return double
  }
  const parts: Pick<Electron.IpcRenderer, 'invoke' | 'send'> & Record<string, unknown> = {
    async invoke(channel: string, ...args: unknown[]) {
      const call = { kind: 'invoke', id: ++last, channel: named(channel), args: encode(cloneForIpc(args)) }
      const answer = new Promise((resolve, reject) => waiting.set(call.id, { resolve, reject, channel }))
      line.tell(call)
      return answer
    },
    send(channel: string, ...args: unknown[]) {
      line.tell({ kind: 'send', channel: named(channel), args: encode(cloneForIpc(args)) })
    },
    on: (channel: string, listener: Listener) => add(channel, listener, listener),
    addListener: (channel: string, listener: Listener) => add(channel, listener, listener),
    once: (channel: string, listener: Listener) =>
      add(channel, listener, (event, ...args) => {
        remove(channel, listener)
        listener.call(double, event, ...args)
      }),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel?: string) {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return double
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  }
  const double = guardPreload(parts, 'ipcRenderer')
  return double
}
