/** What only a person at the window would see: keys, menus, the caret, files, dialogs, themes. Through Playwright, unmodified. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildStandIn } from './launch/build.mjs'
import { faultsOf } from './faults.ts'
import { PROBE, SLOW, temporary } from './support.ts'

let app: ElectronApplication
let page: Page

/** Clicks of the probe's menu so far; empties the list. */
const clicks = (): Promise<string[]> =>
  app.evaluate(() => (globalThis as unknown as { clicks: string[] }).clicks.splice(0))
const focusText = (): Promise<void> =>
  page.evaluate(() => {
    const text = document.querySelector<HTMLElement>('#text')!
    text.focus()
    getSelection()!.collapse(text.firstChild, 0)
  })
const caret = (): Promise<number> => page.evaluate(() => getSelection()!.focusOffset)
/** A turn of main after everything that the page has told it. */
const settled = (): Promise<unknown> => page.evaluate(`probe.invoke('look', 0)`)

beforeAll(async () => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = await buildStandIn()
  app = await _electron.launch({
    args: [PROBE],
    env: { ...process.env, PROBE_STAY: '1', DISPLAY: '', WAYLAND_DISPLAY: '' } as Record<string, string>,
    timeout: SLOW,
  })
  page = await app.firstWindow()
  await page.locator('#text').waitFor()
  await page.waitForLoadState()
}, SLOW)
afterAll(() => app?.close(), SLOW)

describe('keys', () => {
  test('an accelerator clicks its item, and no browser key is left', async () => {
    const pages = app.windows().length
    await page.keyboard.press('Control+t')
    await page.keyboard.press('Control+n')
    await settled()
    expect(await clicks()).toEqual(['tab false'])
    expect(app.windows()).toHaveLength(pages)
  })

  test('the page has the key first', async () => {
    await page.evaluate(() => {
      document.addEventListener('keydown', function once(event) {
        if (event.key !== 't') return
        document.removeEventListener('keydown', once)
        event.preventDefault()
      })
    })
    await page.keyboard.press('Control+t')
    await settled()
    expect(await clicks()).toEqual([])
  })

  test('stopping the event does not stop the menu', async () => {
    await page.evaluate(() => {
      document.addEventListener('keydown', function once(event) {
        if (event.key !== 't') return
        document.removeEventListener('keydown', once)
        event.stopImmediatePropagation()
      })
    })
    await page.keyboard.press('Control+t')
    await expect.poll(clicks).toEqual(['tab false'])
  })

  test('a checkbox has flipped before its click is told', async () => {
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await settled()
    expect(await clicks()).toEqual(['check true', 'check false'])
  })

  test('Plus is a key with Shift', async () => {
    await page.keyboard.press('Control+Shift+=')
    await settled()
    expect(await clicks()).toEqual(['plus false'])
  })

  test('disabled items, and those without a registered accelerator, have none; more modifiers are another key', async () => {
    await page.keyboard.press('Control+j')
    await page.keyboard.press('Control+l')
    await page.keyboard.press('Control+Shift+t')
    await settled()
    expect(await clicks()).toEqual([])
    const label = app.evaluate(({ Menu }) => {
      const item = Menu.getApplicationMenu()!.getMenuItemById('off')!
      item.enabled = true
      item.label = 'On'
      return Menu.getApplicationMenu()!.items[0]!.submenu!.items[2]!.label
    })
    expect(await label).toBe('On')
    await page.keyboard.press('Control+j')
    await settled()
    expect(await clicks()).toEqual(['off false'])
  })

  test('a role acts on the field that has the focus; what main copied is pasted', async () => {
    await page.locator('#field').fill('a word')
    await page.keyboard.press('Control+a')
    await expect
      .poll(() => page.evaluate(() => document.querySelector<HTMLInputElement>('#field')!.selectionEnd))
      .toBe(6)
    await app.evaluate(({ clipboard }) => clipboard.writeText('from main'))
    await page.keyboard.press('Control+v')
    await expect.poll(() => page.locator('#field').inputValue()).toBe('from main')
    await page.locator('#field').selectText()
    await page.keyboard.press('Control+c')
    await settled()
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('from main')
  })

  test('the roles’ own keys never reach the page', async () => {
    await page.evaluate(() => {
      Object.assign(window, { keys: [] as string[] })
      const note = (event: KeyboardEvent): unknown =>
        (window as unknown as { keys: string[] }).keys.push(event.key)
      addEventListener('keydown', note, { capture: true })
    })
    await page.locator('#field').focus()
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.selectAll())
    await page.keyboard.press('x')
    await expect.poll(() => page.locator('#field').inputValue()).toBe('x')
    expect(await page.evaluate('keys')).toEqual(['x'])
  })
})

describe('caret browsing', () => {
  const setCaret = (enabled: boolean): Promise<boolean> =>
    app.evaluate(({ BrowserWindow }, on) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      webContents.setCaretBrowsingEnabled(on)
      return webContents.caretBrowsingEnabled && webContents.isCaretBrowsingEnabled()
    }, enabled)
  const colour = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.querySelector('#text')!).caretColor)

  test('is off until main switches it on: no caret, no motion', async () => {
    await focusText()
    await page.keyboard.press('ArrowRight')
    expect(await caret()).toBe(0)
    expect(await colour()).toBe('rgba(0, 0, 0, 0)')
  })

  test('then moves the caret by Chromium’s own keys, and can be switched off again', async () => {
    expect(await setCaret(true)).toBe(true)
    await focusText()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await caret()).toBe(2)
    expect(await colour()).not.toBe('rgba(0, 0, 0, 0)')
    await page.keyboard.press('Shift+ArrowRight')
    expect(await page.evaluate(() => getSelection()!.toString())).toBe('m')
    expect(await setCaret(false)).toBe(false)
    await focusText()
    await page.keyboard.press('ArrowRight')
    expect(await caret()).toBe(0)
  })

  test('is not asked for with a wrong type', async () => {
    await expect(setCaret('yes' as unknown as boolean)).rejects.toThrow('conversion failure')
  })
})

describe('files', () => {
  test('a file from the disk has its path', async () => {
    const file = join(temporary(), 'dropped.txt')
    writeFileSync(file, 'text')
    await page.evaluate(
      () =>
        void document.body.append(
          Object.assign(document.createElement('input'), { type: 'file', id: 'file' }),
        ),
    )
    await page.locator('#file').setInputFiles(file)
    expect(await page.evaluate(`probe.pathOf(document.querySelector('#file').files[0])`)).toBe(file)
    expect(await page.evaluate(`probe.pathOf(new File(['x'], 'made.txt'))`)).toBe('')
  })
})

describe('dialogs', () => {
  test('one that nobody replaced fails at once, and is a fault', async () => {
    await expect(app.evaluate(({ dialog }) => dialog.showOpenDialog({}))).rejects.toThrow(
      'not in the stand-in: dialog.showOpenDialog',
    )
    expect(await faultsOf(app)).toEqual([expect.stringContaining('dialog.showOpenDialog was not replaced')])
    await expect(app.evaluate(({ dialog }) => dialog.showSaveDialogSync({}))).rejects.toThrow('blocks main')
  })

  test('one with options that Electron refuses is refused before that', async () => {
    const ask = (options: object): Promise<unknown> =>
      app.evaluate(({ dialog }, given) => dialog.showMessageBox(given as Electron.MessageBoxOptions), options)
    await expect(ask({ message: 'm', checkboxChecked: true })).rejects.toThrow('checkboxLabel')
    await expect(ask({ message: 1 })).rejects.toThrow('message must be a string')
    await expect(ask({ message: 'm', type: 'loud' })).rejects.toThrow('Invalid message box type')
    await expect(ask({ message: 'm', icons: [] })).rejects.toThrow("option 'icons' of dialog.showMessageBox")
  })

  test('one that a test replaced answers', async () => {
    await app.evaluate(
      ({ dialog }) =>
        void (dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/a'] })),
    )
    expect(await app.evaluate(({ dialog }) => dialog.showOpenDialog({}))).toEqual({
      canceled: false,
      filePaths: ['/a'],
    })
  })
})

describe('windows', () => {
  test('the theme drives the page', async () => {
    const dark = (): Promise<boolean> =>
      page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await dark()).toBe(false)
    const updated = app.evaluate(
      ({ nativeTheme }) =>
        new Promise<boolean>((resolve) => {
          nativeTheme.once('updated', () => resolve(nativeTheme.shouldUseDarkColors))
          nativeTheme.themeSource = 'dark'
        }),
    )
    expect(await updated).toBe(true)
    await expect.poll(dark).toBe(true)
    await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'light'))
    await expect.poll(dark).toBe(false)
  })

  test('the page has the size that was asked for, and follows setBounds and zoom', async () => {
    const size = (): Promise<number[]> => page.evaluate(() => [innerWidth, innerHeight])
    await expect.poll(size).toEqual([700, 500])
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setBounds({ width: 640, height: 480 }),
    )
    await expect.poll(size).toEqual([640, 480])
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(2))
    await expect.poll(size).toEqual([320, 240])
    expect(await page.evaluate(() => devicePixelRatio)).toBe(2)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(1))
    await expect.poll(size).toEqual([640, 480])
  })

  test('it can be minimized and restored, and is never smaller than its least size', async () => {
    const seen = app.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      const states: unknown[] = []
      for (const [event, change] of [
        ['minimize', () => window.minimize()],
        ['restore', () => window.restore()],
      ] as const)
        await new Promise<void>((resolve) => {
          window.once(event as 'restore', () => resolve())
          change()
        }).then(() => states.push(window.isMinimized()))
      const small = new BrowserWindow({ width: 100, height: 100, minWidth: 300, show: false })
      const { width, height } = small.getNormalBounds()
      await small.loadURL('data:text/html,small')
      small.destroy()
      return [...states, window.getNormalBounds().width, width, height]
    })
    expect(await seen).toEqual([true, false, 640, 300, 100])
  })

  test('printToPDF gives a Buffer of a PDF', async () => {
    const head = app.evaluate(async ({ BrowserWindow }) => {
      const pdf = await BrowserWindow.getAllWindows()[0]!.webContents.printToPDF({ pageSize: 'A4' })
      return [Buffer.isBuffer(pdf), pdf.subarray(0, 5).toString()]
    })
    expect(await head).toEqual([true, '%PDF-'])
  })

  test('the title of the page becomes the window’s', async () => {
    await page.evaluate(() => void (document.title = 'Another title'))
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle()))
      .toBe('Another title')
  })

  test('a second window is one like the first; a page that objects keeps its own open until main insists', async () => {
    const second = app.waitForEvent('window')
    await app.evaluate(({ BrowserWindow }) => {
      const window = new BrowserWindow({ width: 500, height: 400 })
      return window.loadURL('app://probe/page.html')
    })
    const other = await second
    await other.locator('#text').click()
    await other.keyboard.press('Control+t')
    await expect.poll(clicks).toEqual(['tab false'])

    await other.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()))
    const prevented = app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().at(-1)!
      return new Promise<boolean>((resolve) => {
        window.webContents.once('will-prevent-unload', () =>
          setImmediate(() => resolve(window.isDestroyed())),
        )
        window.close()
      })
    })
    expect(await prevented).toBe(false)
    const destroyed = app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().at(-1)!
      const seen: string[] = []
      window.on('close', () => seen.push('close'))
      window.on('closed', () => seen.push('closed'))
      window.destroy()
      let words = ''
      try {
        window.show()
      } catch (error) {
        words = String(error)
      }
      return [...seen, words, BrowserWindow.getAllWindows().length]
    })
    expect(await destroyed).toEqual(['closed', 'TypeError: Object has been destroyed', 1])
  })

  test('a middle click and a link to a new window are asked for, and open nothing', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      BrowserWindow.getAllWindows()[0]!.webContents.setWindowOpenHandler(({ url }) => {
        asked.push(url)
        return { action: 'deny' }
      })
    })
    await page.evaluate(() => {
      document.body.innerHTML =
        '<a href="https://example.com/middle">one</a> <a target="_blank" href="https://example.com/blank">two</a>'
    })
    await page.locator('a').first().click({ button: 'middle' })
    await page.locator('a').last().click()
    await expect
      .poll(() => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked))
      .toEqual(['https://example.com/middle', 'https://example.com/blank'])
    await expect.poll(() => app.windows().length).toBe(1)
  })

  test('what would open something outside is a fault, unless a test replaced it', async () => {
    await expect(app.evaluate(({ shell }) => shell.openExternal('https://example.com/'))).rejects.toThrow(
      'Failed to open',
    )
    await expect(app.evaluate(({ shell }) => shell.openExternal('no address'))).rejects.toThrow('Invalid URL')
    await app.evaluate(({ shell, dialog }) => {
      shell.showItemInFolder('/tmp')
      dialog.showErrorBox('Title', 'content')
    })
    expect((await faultsOf(app)).slice(-3)).toEqual([
      expect.stringContaining('shell.openExternal(https://example.com/)'),
      expect.stringContaining('shell.showItemInFolder(/tmp)'),
      'dialog.showErrorBox: Title: content',
    ])
  })

  test('a request for the network that nothing stopped is a fault', async () => {
    await page.evaluate(() => fetch('https://example.com/data').catch(() => null))
    expect((await faultsOf(app)).at(-1)).toContain('a page asked the network for https://example.com/data')
  })

  test('a preload that throws, or that cannot be read, is told; the page loads without it', async () => {
    const folder = temporary()
    writeFileSync(join(folder, 'throws.cjs'), `throw new TypeError('in the preload')`)
    writeFileSync(join(folder, 'module.mjs'), `import 'electron'`)
    const told = app.evaluate(async ({ BrowserWindow }, at) => {
      const words: string[] = []
      for (const name of ['throws.cjs', 'module.mjs', 'missing.cjs']) {
        const window = new BrowserWindow({ show: false, webPreferences: { preload: `${at}/${name}` } })
        window.webContents.on('preload-error', (_event, path, error) =>
          words.push(`${path.slice(at.length + 1)} ${error.name}`),
        )
        await window.loadURL('app://probe/page.html')
        window.destroy()
      }
      return words
    }, folder)
    expect(await told).toEqual(['throws.cjs TypeError', 'module.mjs SyntaxError', 'missing.cjs Error'])
  })

  test('a page that crashes is told, and can be loaded again', async () => {
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.loadURL('app://probe/page.html'),
    )
    const gone = app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      return new Promise<string>((resolve) => {
        webContents.once('render-process-gone', (_event, { reason }) => resolve(reason))
      })
    })
    const line = await page.context().newCDPSession(page)
    // It is answered by nobody.
    line.send('Page.crash').catch(() => {})
    expect(await gone).toBe('crashed')
    const again = app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      return new Promise<string>((resolve) => {
        webContents.once('did-finish-load', () => resolve(webContents.getURL()))
        webContents.reload()
      })
    })
    expect(await again).toContain('app://probe/')
  })
})
