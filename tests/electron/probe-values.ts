/** What the probe saw of values on the bridge and over IPC: part of probe.test.ts. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Facts } from './run-probe.ts'

const REFUSED = 'threw Error: An object could not be cloned.'

/** The rules of what crosses, for the facts of one run. */
export function valueRules(given: () => Facts): void {
  let facts: Facts
  beforeAll(() => {
    facts = given()
  })

  describe('the bridge', () => {
    test.each([
      ['undefined', 'undefined undefined'],
      ['nan', 'number NaN'],
      ['minusZero', 'number -0'],
      ['bigint', 'bigint 12345678901234567890'],
      ['date', 'Date 1394064000000'],
      ['map', 'Map {{a: number 1}: Set {undefined undefined}}'],
      ['error', 'Error: bad'],
      ['instance', '{x: number 2}'],
      ['cycle', '{name: string "a", self: itself}'],
      ['function', 'function returning string "called"'],
      ['promise', 'number 7'],
      ['proxy', REFUSED],
      ['nestedProxy', REFUSED],
      ['proxyInMap', REFUSED],
      ['weakMap', REFUSED],
      ['blob', 'Blob of 1'],
    ])('%s comes back as %s', (name, seen) => {
      expect(facts.bridge.echoed[name]).toBe(seen)
    })
    test('errors keep their message alone', () => {
      expect(facts.bridge.thrown).toBe('threw Error: thrown')
      expect(facts.bridge.thrownCode).toBe('[undefined undefined,string "Error"]')
      expect(facts.bridge.rejected).toBe('threw Error: rejected')
    })
    test('a function sent twice is two', () => {
      expect(facts.bridge.sameFunction).toBe(false)
    })
    test('the API is frozen, its name is taken, and depth has an end', () => {
      expect(facts.bridge.frozen).toBe(true)
      expect(facts.bridge.again).toContain(
        'Cannot bind an API on top of an existing property on the window object',
      )
      expect(facts.bridge.shallow).toBe('string "passed"')
      expect(facts.bridge.deep).toContain('recursion depth exceeded')
    })
    test('a file that a script made has no path', () => {
      expect(facts.bridge.madeFile).toBe('')
    })
  })

  describe('IPC', () => {
    const refusedInPage = ['function', 'promise', 'proxy', 'nestedProxy', 'proxyInMap', 'weakMap', 'blob']
    test.each(refusedInPage)('the page cannot send: %s', (name) => {
      expect(facts.ipc.sent[name]).toBe(REFUSED)
    })
    const refusedInMain = ['function', 'symbol', 'proxy', 'nestedProxy', 'proxyInMap', 'weakMap', 'blob']
    test.each(refusedInMain)('main cannot answer with: %s', (name) => {
      expect(facts.ipc.returned[name]).toBe(
        "threw Error: Error invoking remote method 'make': Error: An object could not be cloned.",
      )
    })
    test.each([
      ['undefined', 'undefined undefined'],
      ['minusZero', 'number -0'],
      ['bigint', 'bigint 12345678901234567890'],
      ['map', 'Map {{a: number 1}: Set {undefined undefined}}'],
      ['float', 'Float64Array [0.1,-0] of 16 bytes'],
      ['cycle', '{name: string "a", self: itself}'],
      ['instance', '{x: number 2}'],
      ['url', '{}'],
    ])('%s arrives as %s, both ways', (name, seen) => {
      expect(JSON.parse(facts.ipc.sent[name]!.replace(/^string /, ''))).toBe(seen)
      expect(facts.ipc.returned[name]).toBe(seen)
    })
    test('errors in Electron’s words', () => {
      expect(facts.ipc.missing).toBe(
        "threw Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      )
      expect(facts.ipc.thrown).toBe("threw Error: Error invoking remote method 'throws': TypeError: bad")
      expect(facts.second).toBe("threw Error: Attempted to register a second handler for 'look'")
    })
    test('a small Buffer brings its pool', () => {
      expect(facts.ipc.pool).toMatch(/^\[boolean true,Uint8Array \[97,98,99\] of \d{4,} bytes\]$/)
    })
    test('the sender is the window’s main frame, at an app: address', () => {
      expect(facts.ipc.sender).toEqual(['app://probe/page.html', 'app://probe', true, true])
    })
    test('what cannot be sent to a page is lost, and the rest arrives', () => {
      expect(facts.heard).toBe('[[number 1,Map {number 1: undefined undefined}]]')
    })
  })
}
