/** protocol: the app's own schemes. */
import { guard, notHere } from './guard.ts'
import { needReady, run } from './state.ts'
import { isRegistered, registerScheme } from './urls.ts'

/** Answers one request of a page. */
export type Handler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, Handler>()
let registeredOnce = false

/** The handler of a scheme. */
export const handlerOf = (scheme: string): Handler | undefined => handlers.get(scheme)

type Part = Pick<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>

const double: Part = {
  registerSchemesAsPrivileged(schemes) {
    if (run.ready)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    if (registeredOnce)
      throw notHere('a second protocol.registerSchemesAsPrivileged: Electron replaces the first')
    registeredOnce = true
    for (const { scheme, privileges = {} } of schemes) {
      // Without one of them Electron's pages lack what Chromium's https pages have: relative URLs, storage, fetch.
      for (const need of ['standard', 'secure', 'supportFetchAPI'] as const)
        if (!privileges[need]) throw notHere(`a scheme that is not ${need}: ${scheme}`)
      for (const other of Object.keys(privileges))
        if (!['standard', 'secure', 'supportFetchAPI', 'stream', 'codeCache'].includes(other))
          throw notHere(`privilege '${other}' of a scheme`)
      registerScheme(scheme)
    }
  },
  handle(scheme, handler) {
    needReady('protocol.handle')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    if (!isRegistered(scheme))
      throw notHere(`protocol.handle of '${scheme}', which was not registered as privileged`)
    handlers.set(scheme, handler as Handler)
  },
  unhandle(scheme) {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unregister protocol: ${scheme}`)
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
}

export const PROTOCOL_MEMBERS = [
  'registerSchemesAsPrivileged',
  'handle',
  'unhandle',
  'isProtocolHandled',
] as const

/** What main imports as protocol. */
export const protocol = guard(double, 'protocol', PROTOCOL_MEMBERS)
