import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { API_NAME, CHANNELS } from '../../preload/contract.ts'
import { expect, test } from './app.ts'

test('the page has the bridge and nothing else of main', async ({ launchApp }) => {
  const { page } = await launchApp()
  const seen = await page.evaluate((name) => {
    const api = (window as unknown as Record<string, object>)[name]!
    return {
      keys: Object.keys(api).sort(),
      frozen: Object.isFrozen(api),
      node: [
        'require',
        'process',
        'module',
        'exports',
        'Buffer',
        'global',
        'setImmediate',
        'ipcRenderer',
        'electron',
      ].filter((key) => key in window),
    }
  }, API_NAME)
  expect(seen).toEqual({ keys: ['drop', 'follow', 'on', 'platform', 'request'], frozen: true, node: [] })
})

test('a request of the wrong shape is answered with an error and changes nothing', async ({ launchApp }) => {
  const { page, library } = await launchApp()
  const before = await readFile(join(library, 'library.json'))
  const answers = await page.evaluate(async () => {
    const request = window.postil.request as unknown as (...args: unknown[]) => Promise<unknown>
    return [
      await request('edit:do', {
        do: 'annotate',
        article: '../..',
        kind: 'highlight',
        ranges: [{ start: 5, end: 1 }],
      }),
      await request('article:open'),
      await request('settings:set', { theme: 'sepia' }),
      await request('shell:run', 'rm'),
      await request('constructor'),
      // Paths and links are the preload's alone to ask about.
      await request('import:dropped', ['/etc/passwd']),
      await request('link:follow', 'https://example.org/'),
      // What Electron cannot clone is an answer too, and no exception.
      await request('article:open', new Blob([])),
    ]
  })
  const codes = answers.map((answer) => (answer as { error?: { code: string } }).error?.code)
  expect(codes.slice(0, 7)).toEqual(Array(7).fill('bad-request'))
  expect(['bad-request', 'internal']).toContain(codes[7])
  expect(await readFile(join(library, 'library.json'))).toEqual(before)
})

test('segments cross as typed arrays', async ({ launchApp }) => {
  const { page } = await launchApp()
  const seen = await page.evaluate(async () => {
    const view = await window.postil.request('library:load')
    if (!view.ok) throw new Error(view.error.message)
    const opened = await window.postil.request('article:open', view.value.articles[0]!.id)
    if (!opened.ok) throw new Error(opened.error.message)
    const { segments } = opened.value
    const arrays = Object.values<object>({ ...segments })
    return { kinds: arrays.map((it) => it.constructor.name), words: segments.words.length }
  })
  expect(new Set(seen.kinds)).toEqual(new Set(['Uint32Array']))
  expect(seen.words).toBeGreaterThan(100)
})

test('an unsubscribed listener hears no more, and none gets the event object', async ({ launchApp }) => {
  const { app, page } = await launchApp()
  const send = (id: string) =>
    app.evaluate(
      ({ BrowserWindow }, command) => BrowserWindow.getAllWindows()[0]!.webContents.send('command', command),
      id,
    )
  await page.evaluate(() => {
    const heard: unknown[][] = []
    const listen = (name: string) =>
      window.postil.on('command', (...args: unknown[]) => void heard.push([name, ...args]))
    Object.assign(window, { heard, stop: listen('first') })
    listen('second')
  })
  await send('help')
  await expect
    .poll(() => page.evaluate(() => (window as never as { heard: unknown[] }).heard))
    .toHaveLength(2)
  await page.evaluate(() => (window as never as { stop(): void }).stop())
  await send('palette')
  await expect
    .poll(() => page.evaluate(() => (window as never as { heard: unknown[] }).heard))
    .toEqual([
      ['first', 'help'],
      ['second', 'help'],
      ['second', 'palette'],
    ])
})

test('every channel of the contract is answered', async ({ launchApp }) => {
  const { page } = await launchApp()
  // Each is asked with an argument that none takes: whoever answers does so with bad-request.
  const codes = await page.evaluate(async (channels) => {
    const request = window.postil.request as unknown as (
      ...args: unknown[]
    ) => Promise<{ error?: { code: string } }>
    return Promise.all(channels.map(async (channel) => (await request(channel, { no: 1 }, 2)).error?.code))
  }, Object.keys(CHANNELS))
  expect(codes).toEqual(codes.map(() => 'bad-request'))
})
