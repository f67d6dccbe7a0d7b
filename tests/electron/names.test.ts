import { describe, expect, test } from 'vitest'
import { parseAccelerator } from './stand-in/accelerator.ts'
import { Emitter } from './stand-in/emitter.ts'
import { absent, face, guard } from './stand-in/guard.ts'
import { checkOptions } from './stand-in/window-options.ts'
import { electron } from './stand-in/electron.ts'
import { policyToPage, registerScheme, toMain, toPage } from './stand-in/urls.ts'

describe('what is not there says so by name', () => {
  class Double extends Emitter {
    constructor() {
      super('double', ['known'])
    }
    here(): string {
      return 'here'
    }
    hidden(): string {
      return 'the stand-in uses it, the app may not'
    }
    self(): this {
      return this
    }
  }
  const make = (): Double => guard(new Double(), 'double', ['here', 'self'])

  test('members, those of the stand-in itself too, got and set', () => {
    const double = make()
    expect(double.here()).toBe('here')
    expect(() => double.hidden).toThrow('not in the stand-in: double.hidden')
    expect(() => (double as unknown as { made: unknown }).made).toThrow('not in the stand-in: double.made')
    expect(() => Object.assign(double, { made: 1 })).toThrow('not in the stand-in: setting double.made')
  })

  test('what is handed back is the guarded face', () => {
    const double = make()
    expect(double.self()).toBe(double)
    expect(double.on('known', () => {})).toBe(double)
    expect(face(double)).toBe(double)
    expect(double.here).toBe(double.here)
  })

  test('a test can replace what there is', () => {
    const double = make()
    double.here = () => 'replaced'
    expect(double.here()).toBe('replaced')
  })

  test.each(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'] as const)(
    '%s of an event that never comes',
    (add) => {
      expect(() => make()[add]('unknown', () => {})).toThrow("not in the stand-in: event 'unknown' of double")
    },
  )

  test('promises, JSON and inspectors may ask', async () => {
    const double = make()
    expect(await Promise.resolve(double)).toBe(double)
    expect(() => JSON.stringify(double)).not.toThrow()
    expect(String(double)).toBe('[object Object]')
  })

  test('a whole module can be imported and not used', () => {
    const net = absent('net') as { fetch(): void }
    expect(() => net.fetch()).toThrow('not in the stand-in: net.fetch')
    expect(() => Reflect.construct(absent('Tray') as new () => object, [])).toThrow(
      'not in the stand-in: Tray',
    )
    expect(() => (electron['net'] as { isOnline(): void }).isOnline()).toThrow(
      'not in the stand-in: net.isOnline',
    )
  })

  test('options of a window', () => {
    expect(() => checkOptions({ width: 1, webPreferences: { sandbox: true } })).not.toThrow()
    expect(() => checkOptions({ kiosk: true })).toThrow(
      "not in the stand-in: option 'kiosk' of BrowserWindow",
    )
    expect(() => checkOptions({ webPreferences: { zoomFactor: 2 } })).toThrow(
      "option 'zoomFactor' of webPreferences",
    )
    expect(() => checkOptions({ webPreferences: { sandbox: false } })).toThrow(
      'webPreferences.sandbox: false',
    )
    expect(() => checkOptions({ webPreferences: { preload: 'x.cjs' } })).toThrow('absolute path')
  })
})

describe('accelerators', () => {
  test.each([
    ['CmdOrCtrl+Shift+Z', { keyCode: 90, ctrl: true, shift: true }],
    ['Alt+Shift+Left', { keyCode: 37, alt: true, shift: true }],
    ['F1', { keyCode: 112 }],
    ['CommandOrControl+,', { keyCode: 188, ctrl: true }],
    ['Ctrl+Plus', { keyCode: 187, ctrl: true, shift: true }],
    ['Ctrl++', { keyCode: 187, ctrl: true, shift: true }],
    ['Ctrl+-', { keyCode: 189, ctrl: true }],
    ['Ctrl+PageDown', { keyCode: 34, ctrl: true }],
    ['?', { keyCode: 191, shift: true }],
  ])('%s', (text, key) => {
    expect(parseAccelerator(text)).toEqual({ ctrl: false, alt: false, shift: false, meta: false, ...key })
  })

  test.each(['', 'Ctrl', 'Ctrl+A+B', 'Ctrl+PgDn', 'Strg+A', 'F25'])('"%s" is none', (text) => {
    expect(() => parseAccelerator(text)).toThrow('conversion failure')
  })
})

describe('app: in the page', () => {
  registerScheme('app')

  test.each([
    ['app://Postil/Index.html?a#b', 'https://postil.app.localhost/Index.html?a#b'],
    ['app://postil', 'https://postil.app.localhost/'],
    ['data:text/html,app://postil/', 'data:text/html,app://postil/'],
    ['other://postil/', 'other://postil/'],
  ])('%s is loaded as %s', (url, page) => {
    expect(toPage(url)).toBe(page)
  })

  test('main is told the address it knows', () => {
    expect(toMain('https://postil.app.localhost/a%2fb?c#d')).toBe('app://postil/a%2fb?c#d')
    expect(toMain('https://postil.app.localhost.example.com/')).toBe(
      'https://postil.app.localhost.example.com/',
    )
    expect(toMain('https://example.com/')).toBe('https://example.com/')
  })

  test('a policy that names app: holds for the same sources', () => {
    expect(policyToPage("default-src 'self'; img-src app: data:; font-src app://postil")).toBe(
      "default-src 'self'; img-src https://*.app.localhost data:; font-src https://postil.app.localhost",
    )
  })
})
