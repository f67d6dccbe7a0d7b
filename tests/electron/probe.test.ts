/**
 * The probe's facts: what ELECTRON.md says of Electron's documented behaviour, one expectation a rule. Where someone
 * has run the probe on Electron's own binary and committed what it wrote, the two are compared whole.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildStandIn } from './launch/build.mjs'
import { valueRules } from './probe-values.ts'
import { runProbe, type Facts } from './run-probe.ts'
import { SLOW } from './support.ts'

let facts: Facts
beforeAll(async () => {
  facts = await runProbe(join(await buildStandIn(), 'electron'))
}, SLOW)

valueRules(() => facts)

describe('before ready', () => {
  test.each(['window', 'session', 'handle', 'screen', 'path', 'unknownPath'])('%s throws', (name) => {
    expect(facts.early[name]).toBe(true)
  })
  test('ready has not come while main runs, and schemes are registered by then or never', () => {
    expect(facts.early['isReady']).toBe(false)
    expect(facts.late).toEqual({ register: true })
  })
  test('argv holds the app, which is the default app’s', () => {
    expect(facts.argv).toEqual(['APP'])
    expect(facts.defaultApp).toBe(true)
    expect(facts.type).toBe('browser')
    expect(facts.names).toEqual(['Probe', '1.2.3', false])
  })
})

describe('order', () => {
  const before = (first: string, second: string): void => {
    expect(facts.events).toContain(first)
    expect(facts.events.indexOf(first)).toBeLessThan(facts.events.indexOf(second))
  }
  test('main, ready, whenReady', () => {
    expect(facts.events.slice(0, 3)).toEqual(['main has run', 'ready', 'whenReady'])
  })
  test('a page is announced while its window is made', () => {
    expect(facts.events.slice(3, 4)).toEqual(['web-contents-created'])
  })
  test('the page is loaded before loadURL settles, and its window shown when it was painted', () => {
    before('dom-ready', 'did-finish-load')
    before('did-finish-load', 'loadURL settled')
    before('window ready-to-show', 'window show')
  })
  test('a prevented close calls the quit off, and the next one goes its whole way', () => {
    const quit = facts.events
      .slice(facts.events.indexOf('before-quit'))
      .filter((event) => event !== 'destroyed')
    expect(quit).toEqual([
      'before-quit',
      'window close',
      'close prevented',
      'app.quit returned',
      'quit again',
      'before-quit',
      'window close',
      'window closed',
      'will-quit',
      'quit',
    ])
  })
})

describe('a sandboxed preload', () => {
  test('has CommonJS and these globals, and neither files nor __dirname', () => {
    expect(facts.preload.globals).toEqual([
      'require',
      'module',
      'exports',
      'process',
      'global',
      'setImmediate',
    ])
    expect(facts.preload.fs).toBe('threw Error: module not found: fs')
    expect(facts.preload.type).toBe('renderer')
    expect(facts.preload.argv).toBe(true)
  })
  test('runs before the page, in a world of its own', () => {
    expect(facts.preload.early).toBe('undefined')
    expect(facts.preload.ownWorld).toBe('undefined')
    expect([facts.bridge.require, facts.bridge.process]).toEqual(['undefined', 'undefined'])
  })
})

describe('app://', () => {
  test('the handler is given app: addresses, dot segments folded and %2f and %5c not', () => {
    expect(facts.scheme.dots).toBe('string "app://probe/b"')
    expect(facts.scheme.encodedDots).toBe('string "app://probe/c"')
    expect(facts.scheme.encodedSlash).toBe('string "app://probe/a%2f..%2fd"')
    expect(facts.scheme.encodedBackslash).toBe('string "app://probe/a%5c..%5ce"')
    expect(facts.scheme.query).toBe('string "app://probe/f?q=1"')
    expect(facts.seen[0]).toBe('GET app://probe/page.html')
    expect(facts.seen.join()).not.toContain('https:')
    expect(facts.seen.join()).not.toContain('favicon')
  })
  test('a body arrives, a status is kept', () => {
    expect(facts.scheme.post).toBe('string "ü"')
    expect(facts.scheme.missing).toBe('number 404')
  })
  test('a handler that throws, or answers with no Response, is a failed request', () => {
    expect(facts.scheme.throws).toBe('threw TypeError: Failed to fetch')
    expect(facts.scheme.noResponse).toBe('threw TypeError: Failed to fetch')
    expect(facts.failed).toBe("threw Error: ERR_UNEXPECTED (-9) loading 'app://probe/throws'")
  })
  test('a module without a type does not run', () => {
    expect(facts.scheme.typedModule).toBe('number 1')
    expect(facts.scheme.untypedModule).toMatch(
      /^threw TypeError: Failed to fetch dynamically imported module/,
    )
  })
  test('the policy in the header counts', () => {
    expect(facts.scheme.inline).toBe(false)
    expect(facts.scheme.data).toBe('string "x"')
  })
  test('it is secure, and has storage', () => {
    expect(facts.scheme.secure).toBe('object')
    expect(facts.scheme.storage).toBe('string "b"')
  })
  test('what webRequest cancels is not fetched', () => {
    expect(facts.scheme.foreign).toBe('threw TypeError: Failed to fetch')
  })
})

describe('the page stays where it is', () => {
  test('a link asks will-navigate, a window the open handler', () => {
    expect([...facts.navigation].sort()).toEqual([
      'open https://example.com/window',
      'will-navigate https://example.com/link',
    ])
    expect(facts.opened.opened).toBe('object null')
    expect(facts.stayed).toBe('app://probe/page.html')
  })
  test('permissions: granted without handlers, denied by them', () => {
    expect(facts.granted).toBe('undefined undefined')
    expect(facts.denied).toContain('NotAllowedError')
  })
})

const committed = join(import.meta.dirname, 'probe.electron-45.json')
describe.runIf(existsSync(committed))("Electron's own binary", () => {
  // Each with its reason: the stand-in is stricter here, or has Chromium's address in a page's own words.
  const DIFFERENT =
    /^(preload\.(buffer|cwd|app)|bridge\.echoed\.(symbol|url)|ipc\.sent\.(symbol|url|promise)|scheme\.untypedModule|events)/

  test('has written the same', () => {
    const flat = (value: unknown, at = ''): [string, unknown][] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, inner]) => flat(inner, at ? `${at}.${key}` : key))
        : [[at, value]]
    const same = (all: unknown): object =>
      Object.fromEntries(flat(all).filter(([key]) => !DIFFERENT.test(key)))
    expect(same(facts)).toEqual(same(JSON.parse(readFileSync(committed, 'utf8'))))
  })
})
