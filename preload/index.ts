/**
 * The one door between the page and main: exactly the contract, and nothing of Electron's behind it. Sandboxed, so
 * it is built as a single CommonJS file that requires electron alone.
 */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import {
  API_NAME,
  CHANNELS,
  EVENT_NAMES,
  type Api,
  type Channel,
  type Followed,
  type InnerRequests,
  type Requests,
  type Result,
} from './contract.ts'
import type { ImportReport } from './importing.ts'

type Ask = (channel: string, ...args: unknown[]) => Promise<unknown>
const ask: Ask = async (channel, ...args) => {
  try {
    return (await ipcRenderer.invoke(channel, ...args)) as unknown
  } catch (error) {
    // Main answers every request with a Result, so this is a value that could not be sent, or main going away.
    return failed('internal', `The request could not be made: ${String(error)}`)
  }
}

type Answer<C extends Channel> = Result<ReturnType<Requests[C]>>

const DROPPED = 'import:dropped' satisfies keyof InnerRequests
const FOLLOW = 'link:follow' satisfies keyof InnerRequests

const api: Api = {
  async request(channel, ...args) {
    if (!Object.hasOwn(CHANNELS, channel)) return failed('bad-request', 'There is no such request.')
    return (await ask(channel, ...args)) as Answer<typeof channel>
  },

  async drop(files) {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    return (await ask(DROPPED, paths)) as Result<ImportReport | null>
  },

  async follow(link) {
    // Read in the preload's own world, where the page cannot put another in its place.
    if (!navigator.userActivation.isActive) return failed('refused', 'A link is opened by a click or a key.')
    return (await ask(FOLLOW, link)) as Result<Followed>
  },

  on(event, listener) {
    if (!Object.hasOwn(EVENT_NAMES, event)) throw new Error(`There is no event ${String(event)}.`)
    // The page gets the payload alone: the event object would hand it ipcRenderer as its sender.
    const relay = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => listener(payload)
    ipcRenderer.on(event, relay)
    return () => {
      ipcRenderer.off(event, relay)
    }
  },

  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
}

function failed(code: 'bad-request' | 'refused' | 'internal', message: string): Result<never> {
  return { ok: false, error: { code, message } }
}

contextBridge.exposeInMainWorld(API_NAME, api)
