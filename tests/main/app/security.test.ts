/**
 * What Electron is asked to shut, each by itself: in the running app one wall hides whether another is there, and the
 * stand-in has no devices, dictionaries or calls to show it by.
 */
import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { secureContents, secureSession, shutOffNames } from '../../../main/app/security.ts'

/** Calls of Electron's members, by name, with their arguments. */
const { calls } = vi.hoisted(() => ({ calls: new Map<string, unknown[]>() }))
vi.mock('electron', () => ({
  app: {
    configureHostResolver: (...args: unknown[]) => calls.set('configureHostResolver', args),
    commandLine: { appendSwitch: (...args: unknown[]) => calls.set('appendSwitch', args) },
  },
}))
beforeEach(() => calls.clear())

/** Stands where a session or a page is passed in: events are real, every other member notes that it was called. */
function noting<T>(known: Record<string, unknown> = {}): T & EventEmitter {
  const emitter = Object.assign(new EventEmitter(), known)
  return new Proxy(emitter, {
    get(target, name): unknown {
      const own: unknown = Reflect.get(target, name)
      return own ?? ((...args: unknown[]) => void calls.set(String(name), args))
    },
  }) as T & EventEmitter
}
const given = (name: string): ((...args: unknown[]) => unknown) => {
  const handler = calls.get(name)?.at(-1)
  if (typeof handler !== 'function') throw new Error(`${name} was given no handler`)
  return handler as (...args: unknown[]) => unknown
}
/** What a handler calls back with. */
const answered = (name: string, ...args: unknown[]): unknown => {
  const answers: unknown[] = []
  given(name)(...args, (answer: unknown) => answers.push(answer))
  expect(answers).toHaveLength(1)
  return answers[0]
}
function prevents(emitter: EventEmitter, name: string, details: object): boolean {
  const preventDefault = vi.fn()
  emitter.emit(name, { ...details, preventDefault })
  return preventDefault.mock.calls.length > 0
}

describe('the session', () => {
  const shut = (devServer: string | null = null) => {
    const session = noting<Session>({ webRequest: noting() })
    secureSession(session, devServer)
    return session
  }

  it('grants nothing, asked either way, and no device or screen', () => {
    shut()
    expect(answered('setPermissionRequestHandler', {}, 'geolocation')).toBe(false)
    expect(given('setPermissionCheckHandler')({}, 'geolocation')).toBe(false)
    expect(given('setDevicePermissionHandler')({ deviceType: 'usb' })).toBe(false)
    expect(answered('setDisplayMediaRequestHandler', {})).toBeNull()
  })

  it('downloads nothing', () => {
    expect(prevents(shut(), 'will-download', {})).toBe(true)
  })

  it('asks nobody for dictionaries or names', () => {
    shut()
    expect(calls.get('setSpellCheckerEnabled')).toEqual([false])
    expect(calls.get('setSpellCheckerLanguages')).toEqual([[]])
    expect(calls.get('setSpellCheckerDictionaryDownloadURL')).toEqual(['https://x.invalid/'])
    expect(calls.get('configureHostResolver')).toEqual([{ secureDnsMode: 'off' }])
  })

  it.each([
    ['app://postil/index.html', null, false],
    ['https://example.org/', null, true],
    ['ws://example.org/', null, true],
    ['file:///etc/passwd', null, true],
    ['http://localhost:5173/', null, true],
    ['http://localhost:5173/', 'http://localhost:5173', false],
    ['https://example.org/', 'http://localhost:5173', true],
  ])('a request for %s with the dev server %s is cancelled: %s', (url, devServer, cancel) => {
    shut(devServer)
    // Without a filter: every request is asked about.
    expect(calls.get('onBeforeRequest')).toHaveLength(1)
    expect(answered('onBeforeRequest', { url })).toEqual({ cancel })
  })

  it('looks no name up, but the dev server’s where there is one', () => {
    shutOffNames(null)
    expect(calls.get('appendSwitch')).toEqual(['host-resolver-rules', 'MAP * ~NOTFOUND'])
    shutOffNames('http://localhost:5173')
    expect(calls.get('appendSwitch')).toEqual(['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost'])
  })
})

describe('a page', () => {
  const HERE = 'app://postil/index.html'
  const FAR = 'https://example.org/'
  const shut = () => {
    const contents = noting<WebContents>({ getURL: () => HERE })
    secureContents(contents)
    return contents
  }

  it.each([
    ['will-navigate', { url: FAR, isMainFrame: true }, true],
    ['will-navigate', { url: `${HERE}?x`, isMainFrame: true }, true],
    ['will-navigate', { url: 'file:///dropped.txt', isMainFrame: true }, true],
    ['will-navigate', { url: HERE, isMainFrame: true }, false],
    ['will-frame-navigate', { url: FAR, isMainFrame: false }, true],
    ['will-frame-navigate', { url: HERE, isMainFrame: false }, true],
    // Asked about once more, as will-navigate.
    ['will-frame-navigate', { url: HERE, isMainFrame: true }, false],
    ['will-redirect', { url: FAR, isMainFrame: true }, true],
    ['will-redirect', { url: HERE, isMainFrame: false }, true],
    ['will-attach-webview', {}, true],
  ])('%s %j is prevented: %s', (name, details, prevented) => {
    expect(prevents(shut(), name, details)).toBe(prevented)
  })

  it('opens no window, and its calls go by no other way than requests do', () => {
    shut()
    expect(given('setWindowOpenHandler')({ url: FAR })).toEqual({ action: 'deny' })
    expect(calls.get('setWebRTCIPHandlingPolicy')).toEqual(['disable_non_proxied_udp'])
  })
})
