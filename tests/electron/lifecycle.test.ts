/** How main begins and ends: apps of a few lines, started as a person would start them. */
import { describe, expect, test } from 'vitest'
import { FAULT_EXIT } from './stand-in/faults.ts'
import { appOf, SLOW, start, temporary } from './support.ts'

const OPENING = `
  import { app, BrowserWindow } from 'electron'
  for (const event of ['before-quit', 'will-quit', 'quit']) app.on(event, () => console.log('event', event))
`

/** The events that a run has told, in order. */
const events = (output: string): string[] => [...output.matchAll(/^event (.*)$/gm)].map((match) => match[1]!)

describe('beginning', () => {
  test('a top-level await of ready would hang, and is told', async () => {
    const run = await start([appOf(`import { app } from 'electron'\nawait app.whenReady()`)])
    expect(await run.ended).toBe(13)
    expect(run.output()).toContain('a top-level await of app.whenReady() hangs in Electron')
  })

  test(
    'a top-level await of something else delays ready',
    async () => {
      const run = await start([
        appOf(`import { app } from 'electron'
        app.once('ready', () => { console.log('event ready'); app.exit() })
        await new Promise((resolve) => setImmediate(resolve))
        console.log('event main')`),
      ])
      expect(await run.ended).toBe(0)
      expect(events(run.output())).toEqual(['main', 'ready'])
    },
    SLOW,
  )

  test('a CommonJS main, --version, and userData where it was asked for', async () => {
    const folder = temporary()
    const app = appOf(
      `const { app } = require('electron'); console.log(app.getPath('userData'), process.versions.electron); app.exit(4)`,
      { type: 'commonjs' },
    )
    const run = await start([app, `--user-data-dir=${folder}`])
    expect(await run.ended).toBe(4)
    expect(run.output()).toBe(`${folder} 45.4.1\n`)
    const version = await start(['--version'])
    expect(await version.ended).toBe(0)
    expect(version.output()).toBe('v45.4.1\n')
  })

  test('what Electron has and the stand-in has not is refused by name', async () => {
    const run = await start([
      appOf(`import { app, net, Tray } from 'electron'
        for (const use of [() => app.dock, () => net.fetch('x'), () => new Tray('x'), () => app.on('gpu-info-update', () => {})])
          try { use() } catch (error) { console.log(error.message) }
        app.exit()`),
    ])
    expect(await run.ended).toBe(0)
    expect(run.output().trim().split('\n')).toEqual([
      'not in the stand-in: app.dock',
      'not in the stand-in: net.fetch',
      'not in the stand-in: Tray',
      "not in the stand-in: event 'gpu-info-update' of app",
    ])
  })
})

describe('ending', () => {
  test(
    'app.exit skips before-quit and will-quit, closes without asking, returns first',
    async () => {
      const run = await start([
        appOf(`${OPENING}
        app.whenReady().then(() => {
          const window = new BrowserWindow()
          window.on('close', () => console.log('event close'))
          window.on('closed', () => console.log('event closed'))
          process.exit(3)
          console.log('event returned')
        })`),
      ])
      expect(await run.ended).toBe(3)
      expect(events(run.output())).toEqual(['closed', 'quit', 'returned'])
    },
    SLOW,
  )

  test(
    'the last window’s end is the app’s; will-quit holds it, and app.quit inside it is ignored',
    async () => {
      const run = await start([
        appOf(`${OPENING}
        let held = false
        app.on('will-quit', (event) => {
          if (held) return
          held = true
          event.preventDefault()
          app.quit()
          setImmediate(() => app.quit())
        })
        app.whenReady().then(() => new BrowserWindow().close())`),
      ])
      expect(await run.ended).toBe(0)
      expect(events(run.output())).toEqual(['before-quit', 'will-quit', 'before-quit', 'will-quit', 'quit'])
    },
    SLOW,
  )

  test(
    'a listener of window-all-closed keeps the app; SIGTERM is a quit; Chromium goes along',
    async () => {
      const run = await start([
        appOf(`${OPENING}
        app.on('window-all-closed', () => { console.log('event all closed'); open() })
        const open = () => {
          const window = new BrowserWindow()
          window.on('close', () => console.log('event close'))
          window.on('closed', () => console.log('event closed'))
          return window
        }
        app.whenReady().then(async () => {
          await open().loadURL('data:text/html,x')
          BrowserWindow.getAllWindows()[0].destroy()
          await BrowserWindow.getAllWindows()[0].loadURL('data:text/html,y')
          console.log('event again')
        })`),
      ])
      await run.says('event again')
      run.child.kill('SIGTERM')
      expect(await run.ended).toBe(0)
      expect(events(run.output())).toEqual([
        'closed',
        'all closed',
        'again',
        'before-quit',
        'close',
        'closed',
        'will-quit',
        'quit',
      ])
    },
    SLOW,
  )

  test(
    'main outlives an uncaught exception and an unhandled rejection, and the run has failed',
    async () => {
      const run = await start([
        appOf(`${OPENING}
        app.whenReady().then(() => {
          setImmediate(() => { throw new Error('nobody caught this') })
          Promise.reject(new Error('nobody handled this'))
          setTimeout(() => app.quit(), 20)
        })`),
      ])
      expect(await run.ended).toBe(FAULT_EXIT)
      expect(run.output()).toContain('Uncaught Exception in main: Error: nobody caught this')
      expect(run.output()).toContain('Unhandled rejection in main: Error: nobody handled this')
      expect(events(run.output())).toEqual(['before-quit', 'will-quit', 'quit'])
    },
    SLOW,
  )
})

describe('the single instance', () => {
  test(
    'the first one is told, with data as a clone; the loser goes on by itself',
    async () => {
      const folder = temporary()
      const app = appOf(`
      import { app } from 'electron'
      const first = app.requestSingleInstanceLock({ at: new Date(0), list: [undefined] })
      console.log('first', first, app.hasSingleInstanceLock())
      if (!first) app.exit()
      app.on('second-instance', (_event, argv, cwd, data) => {
        console.log('second', argv.includes('--flag'), argv.includes('word'), cwd === process.cwd(), data.at instanceof Date, 0 in data.list)
        app.exit()
      })
      app.whenReady().then(() => console.log('ready'))`)
      const first = await start([app, `--user-data-dir=${folder}`])
      await first.says('ready')
      const second = await start([app, `--user-data-dir=${folder}`, 'word', '--flag'])
      expect(await second.ended).toBe(0)
      expect(second.output()).toBe('first false false\n')
      expect(await first.ended).toBe(0)
      expect(first.output()).toContain('second true true true true true')

      const third = await start([app, `--user-data-dir=${folder}`])
      await third.says('first true true')
    },
    SLOW,
  )
})
