import { describe, expect, it } from 'vitest'
import { devServerOf, externalLink, LONGEST_LINK, mayLoad } from '../../../main/app/addresses.ts'
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

describe('the dev server', () => {
  const dev = { ELECTRON_RENDERER_URL: DEV, NODE_ENV_ELECTRON_VITE: 'development' }
  it.each([
    ['in `npm run dev`', false, dev, DEV],
    ['in a packed app', true, dev, null],
    ['in a built one', false, { ...dev, NODE_ENV_ELECTRON_VITE: 'production' }, null],
    ['in a built one that says nothing', false, { ELECTRON_RENDERER_URL: DEV }, null],
    ['that is on another machine', false, { ...dev, ELECTRON_RENDERER_URL: 'http://example.org/' }, null],
    ['that is a file', false, { ...dev, ELECTRON_RENDERER_URL: 'file://localhost/x' }, null],
    ['that is no address', false, { ...dev, ELECTRON_RENDERER_URL: 'localhost' }, null],
    ['that is not there', false, { NODE_ENV_ELECTRON_VITE: 'development' }, null],
    [
      'by its number',
      false,
      { ...dev, ELECTRON_RENDERER_URL: 'http://127.0.0.1:5173' },
      'http://127.0.0.1:5173',
    ],
  ])('%s', (_where, packaged, environment, expected) => {
    expect(devServerOf(packaged, environment)).toBe(expected)
  })
})

const longest = `https://example.org/${'x'.repeat(LONGEST_LINK - 'https://example.org/'.length)}`

describe('links to the outside', () => {
  it.each<[written: string, address: string | null, leadsTo?: string]>([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c', 'example.org'],
    ['http://example.org', 'http://example.org/', 'example.org'],
    ['HTTPS://EXAMPLE.org:444/', 'https://example.org:444/', 'example.org:444'],
    ['mailto:a@example.org', 'mailto:a@example.org', 'a@example.org'],
    ['mailto:a@example.org?Subject=x&cc=b@c', 'mailto:a@example.org?Subject=x&cc=b@c', 'a@example.org'],
    ['mailto:?to=b@example.org', 'mailto:?to=b@example.org', 'b@example.org'],
    // An а of Cyrillic: the host is shown as it is asked for, and as it looks.
    ['https://аpple.com/', 'https://xn--pple-43d.com/', 'xn--pple-43d.com (аpple.com)'],
    ['https://例.com:8/', 'https://xn--fsq.com:8/', 'xn--fsq.com:8 (例.com)'],
    ['http://0x7f.1/', 'http://127.0.0.1/', '127.0.0.1'],
    // Turned round, it would read as another address.
    ['https://example.org/\u202egpj.exe', 'https://example.org/%E2%80%AEgpj.exe', 'example.org'],
    ['https://example.org/a\n\nOpen', 'https://example.org/aOpen', 'example.org'],
    [longest, longest, 'example.org'],
    [`${longest}x`, null],
    [`https://example.org/${'ü'.repeat(LONGEST_LINK / 4)}`, null],
    ['https://example.org@evil.example/', null],
    ['https://a:b@example.org/', null],
    ['mailto:', null],
    ['mailto:a@example.org?attach=/etc/passwd', null],
    ['mailto:a@example.org?Attachment=/etc/passwd', null],
    ['https://', null],
    ['https://a b/', null],
    ['example.org', null],
    ['file:///usr/bin/xterm', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['blob:https://example.org/1', null],
    ['view-source:https://example.org/', null],
    ['app://postil/index.html', null],
    ['smb://host/share', null],
    ['ms-msdt:/id', null],
    ['\\\\server\\share', null],
    ['', null],
  ])('%s is opened as %s', (written, address, leadsTo) => {
    const link = externalLink(written)
    expect(link?.address ?? null).toBe(address)
    expect(link?.leadsTo).toBe(leadsTo)
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
