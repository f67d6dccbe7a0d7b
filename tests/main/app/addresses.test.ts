import { describe, expect, it } from 'vitest'
import { isExternalLink, mayLoad } from '../../../main/app/addresses.ts'
import { isOwnPage } from '../../../main/ipc/sender.ts'

const DEV = 'http://localhost:5173/'

describe('what may be loaded', () => {
  it.each([
    ['app://postil/index.html', null, true],
    ['blob:app://postil/1-2', null, true],
    ['data:image/png;base64,', null, true],
    ['devtools://devtools/bundled/x.html', null, true],
    ['https://example.org/', null, false],
    ['http://localhost:5173/', null, false],
    ['file:///etc/passwd', null, false],
    ['ftp://example.org/', null, false],
    ['wss://example.org/', null, false],
    ['nonsense', null, false],
    ['http://localhost:5173/main.ts', DEV, true],
    ['ws://localhost:5173/', DEV, true],
    ['http://localhost:5174/', DEV, false],
    ['http://localhost:5173.example.org/', DEV, false],
    ['file://localhost:5173/x', DEV, false],
  ])('%s with the dev server %s: %s', (address, devServer, expected) => {
    expect(mayLoad(address, devServer)).toBe(expected)
  })
})

describe('links to the outside', () => {
  it.each([
    ['https://example.org/a?b#c', true],
    ['http://example.org', true],
    ['mailto:a@example.org', true],
    ['file:///usr/bin/xterm', false],
    ['javascript:alert(1)', false],
    ['app://postil/index.html', false],
    ['smb://host/share', false],
    ['ms-msdt:/id', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(isExternalLink(address)).toBe(expected)
  })
})

describe('who may ask', () => {
  const home = 'app://postil/index.html'
  it.each([
    ['our page', { url: 'app://postil/index.html#a', parent: null }, true],
    ['a frame in our page', { url: home, parent: {} }, false],
    ['another host', { url: 'app://other/index.html', parent: null }, false],
    ['another scheme', { url: 'https://postil/index.html', parent: null }, false],
    ['an empty page', { url: 'about:blank', parent: null }, false],
    ['a frame without an address', { url: '', parent: null }, false],
    ['a frame that is gone', null, false],
  ])('%s', (_name, frame, expected) => {
    expect(isOwnPage(frame, home)).toBe(expected)
  })
})
