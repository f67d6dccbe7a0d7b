/** session.defaultSession */
import { Emitter } from './emitter.ts'
import { absent, guard, raise } from './guard.ts'
import { setPermissionCheckHandler, setPermissionRequestHandler } from './permissions.ts'
import { protocol } from './protocol.ts'
import { run } from './state.ts'
import { webRequest } from './web-request.ts'

export const SESSION_MEMBERS = [
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
  'setSpellCheckerEnabled',
  'isSpellCheckerEnabled',
  'setSpellCheckerLanguages',
  'getSpellCheckerLanguages',
  'setSpellCheckerDictionaryDownloadURL',
  'webRequest',
  'protocol',
] as const

class Session extends Emitter implements Pick<Electron.Session, (typeof SESSION_MEMBERS)[number]> {
  readonly webRequest = webRequest as unknown as Electron.WebRequest
  readonly protocol = protocol as unknown as Electron.Protocol
  #languages = ['en-US']
  #spelling = true

  constructor() {
    super('session', ['will-download'])
  }
  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    setPermissionRequestHandler(handler)
  }
  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    setPermissionCheckHandler(handler)
  }
  // Chromium asks nobody for a device or a screen: here both are there for no page.
  setDevicePermissionHandler(_handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {}
  setDisplayMediaRequestHandler(
    _handler: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0],
  ): void {}
  // Chromium's own spell checker fetches nothing here; that Electron's does not either is for a person to see.
  setSpellCheckerEnabled(enable: boolean): void {
    this.#spelling = enable
  }
  isSpellCheckerEnabled(): boolean {
    return this.#spelling
  }
  setSpellCheckerLanguages(languages: string[]): void {
    this.#languages = [...languages]
  }
  getSpellCheckerLanguages(): string[] {
    return [...this.#languages]
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    new URL(url)
  }
}

/** The one session, and what the app holds of it. */
export const theSession = new Session()
export const defaultSession = guard(theSession, 'session', [...SESSION_MEMBERS])

const parts = {
  get defaultSession() {
    if (!run.ready) raise(new Error('Session can only be received when app is ready'))
    return defaultSession
  },
  fromPartition: absent('session.fromPartition'),
}

/** What main imports as session. */
export const session = guard(parts, 'session', ['defaultSession', 'fromPartition'])
