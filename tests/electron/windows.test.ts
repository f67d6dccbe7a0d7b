/** Windows and their pages: theme, size, title, closing, preloads that fail, pages that crash. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../main/articles/import/pdf.ts'
import { useProbe } from './live.ts'
import { temporary } from './support.ts'

const live = useProbe()

describe('windows', () => {
  test('the theme drives the page', async () => {
    const dark = (): Promise<boolean> =>
      live.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await dark()).toBe(false)
    const updated = live.app.evaluate(
      ({ nativeTheme }) =>
        new Promise<boolean>((resolve) => {
          nativeTheme.once('updated', () => resolve(nativeTheme.shouldUseDarkColors))
          nativeTheme.themeSource = 'dark'
        }),
    )
    expect(await updated).toBe(true)
    await expect.poll(dark).toBe(true)
    await live.app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'light'))
    await expect.poll(dark).toBe(false)
  })

  test('the page has the size that was asked for, and follows setBounds and zoom', async () => {
    const size = (): Promise<number[]> => live.page.evaluate(() => [innerWidth, innerHeight])
    await expect.poll(size).toEqual([700, 500])
    await live.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setBounds({ width: 640, height: 480 }),
    )
    await expect.poll(size).toEqual([640, 480])
    await live.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(2),
    )
    await expect.poll(size).toEqual([320, 240])
    expect(await live.page.evaluate(() => devicePixelRatio)).toBe(2)
    await live.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(1),
    )
    await expect.poll(size).toEqual([640, 480])
  })

  test('it can be minimized and restored, and is never smaller than its least size', async () => {
    const seen = live.app.evaluate(async ({ BrowserWindow }) => {
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
    const head = live.app.evaluate(async ({ BrowserWindow }) => {
      const pdf = await BrowserWindow.getAllWindows()[0]!.webContents.printToPDF({ pageSize: 'A4' })
      return [Buffer.isBuffer(pdf), pdf.subarray(0, 5).toString()]
    })
    expect(await head).toEqual([true, '%PDF-'])
  })

  test('a page without JavaScript is printed as its styles say, and runs nothing', async () => {
    const page = `data:text/html,<title>Printed</title><style>@page{size:A5}</style>
      <h1>Head</h1><p>words</p><script>document.querySelector('p').textContent = 'ran'</script>`
    const printed = live.app.evaluate(async ({ BrowserWindow }, address) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, javascript: false } })
      await window.loadURL(address)
      const print = async (more: Electron.PrintToPDFOptions) =>
        (await window.webContents.printToPDF({ printBackground: true, ...more })).toString('latin1')
      const plain = await print({})
      const full = await print({
        preferCSSPageSize: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
      window.destroy()
      return { plain, full }
    }, page)
    const { plain, full } = await printed
    // Tags and outline come when they are asked for, and paper is Letter where nobody says otherwise.
    for (const mark of ['/StructTreeRoot', '/Outlines']) {
      expect(plain).not.toContain(mark)
      expect(full).toContain(mark)
    }
    expect(plain).toMatch(/MediaBox ?\[0 0 612 792\]/)
    expect(full).toMatch(/MediaBox ?\[0 0 420 59[45][\d.]*\]/)
    const read = await readPdf({ name: 'printed.pdf', bytes: new Uint8Array(Buffer.from(full, 'latin1')) })
    expect(read).toMatchObject({ ok: true, imported: { text: 'Head\n\nwords' } })
  })

  test('the title of the page becomes the window’s', async () => {
    await live.page.evaluate(() => void (document.title = 'Another title'))
    await expect
      .poll(() => live.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle()))
      .toBe('Another title')
  })

  test('a second window is one like the first; a page that objects keeps its own open until main insists', async () => {
    const second = live.app.waitForEvent('window')
    await live.app.evaluate(({ BrowserWindow }) => {
      const window = new BrowserWindow({ width: 500, height: 400 })
      return window.loadURL('app://probe/page.html')
    })
    const other = await second
    await other.locator('#text').click()
    await other.keyboard.press('Control+t')
    await expect.poll(live.clicks).toEqual(['tab false'])

    await other.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()))
    const prevented = live.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().at(-1)!
      return new Promise<boolean>((resolve) => {
        window.webContents.once('will-prevent-unload', () =>
          setImmediate(() => resolve(window.isDestroyed())),
        )
        window.close()
      })
    })
    expect(await prevented).toBe(false)
    const destroyed = live.app.evaluate(({ BrowserWindow }) => {
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

  test('a preload that throws, or that cannot be read, is told; the page loads without it', async () => {
    const folder = temporary()
    writeFileSync(join(folder, 'throws.cjs'), `throw new TypeError('in the preload')`)
    writeFileSync(join(folder, 'module.mjs'), `import 'electron'`)
    const told = live.app.evaluate(async ({ BrowserWindow }, at) => {
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
    await live.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.loadURL('app://probe/page.html'),
    )
    const gone = live.app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      return new Promise<string>((resolve) => {
        webContents.once('render-process-gone', (_event, { reason }) => resolve(reason))
      })
    })
    const line = await live.page.context().newCDPSession(live.page)
    // It is answered by nobody.
    line.send('Page.crash').catch(() => {})
    expect(await gone).toBe('crashed')
    const again = live.app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      return new Promise<string>((resolve) => {
        webContents.once('did-finish-load', () => resolve(webContents.getURL()))
        webContents.reload()
      })
    })
    expect(await again).toContain('app://probe/')
  })
})
