/** What leads out of the app: files, dialogs, links, the network. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultsOf } from './faults.ts'
import { useProbe } from './live.ts'
import { temporary } from './support.ts'

const live = useProbe()

describe('files', () => {
  test('a file from the disk has its path', async () => {
    const file = join(temporary(), 'dropped.txt')
    writeFileSync(file, 'text')
    await live.page.evaluate(
      () =>
        void document.body.append(
          Object.assign(document.createElement('input'), { type: 'file', id: 'file' }),
        ),
    )
    await live.page.locator('#file').setInputFiles(file)
    expect(await live.page.evaluate(`probe.pathOf(document.querySelector('#file').files[0])`)).toBe(file)
    expect(await live.page.evaluate(`probe.pathOf(new File(['x'], 'made.txt'))`)).toBe('')
  })
})

describe('dialogs', () => {
  test('one that nobody replaced fails at once, and is a fault', async () => {
    await expect(live.app.evaluate(({ dialog }) => dialog.showOpenDialog({}))).rejects.toThrow(
      'not in the stand-in: dialog.showOpenDialog',
    )
    expect(await faultsOf(live.app)).toEqual([
      expect.stringContaining('dialog.showOpenDialog was not replaced'),
    ])
    await expect(live.app.evaluate(({ dialog }) => dialog.showSaveDialogSync({}))).rejects.toThrow(
      'blocks main',
    )
  })

  test('one with options that Electron refuses is refused before that', async () => {
    const ask = (options: object): Promise<unknown> =>
      live.app.evaluate(
        ({ dialog }, given) => dialog.showMessageBox(given as Electron.MessageBoxOptions),
        options,
      )
    await expect(ask({ message: 'm', checkboxChecked: true })).rejects.toThrow('checkboxLabel')
    await expect(ask({ message: 1 })).rejects.toThrow('message must be a string')
    await expect(ask({ message: 'm', type: 'loud' })).rejects.toThrow('Invalid message box type')
    await expect(ask({ message: 'm', icons: [] })).rejects.toThrow("option 'icons' of dialog.showMessageBox")
  })

  test('one that a test replaced answers', async () => {
    await live.app.evaluate(
      ({ dialog }) =>
        void (dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/a'] })),
    )
    expect(await live.app.evaluate(({ dialog }) => dialog.showOpenDialog({}))).toEqual({
      canceled: false,
      filePaths: ['/a'],
    })
  })
})

describe('links and the network', () => {
  test('a middle click and a link to a new window are asked for, and open nothing', async () => {
    await live.app.evaluate(({ BrowserWindow }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      BrowserWindow.getAllWindows()[0]!.webContents.setWindowOpenHandler(({ url }) => {
        asked.push(url)
        return { action: 'deny' }
      })
    })
    await live.page.evaluate(() => {
      document.body.innerHTML =
        '<a href="https://example.com/middle">one</a> <a target="_blank" href="https://example.com/blank">two</a>'
    })
    await live.page.locator('a').first().click({ button: 'middle' })
    await live.page.locator('a').last().click()
    await expect
      .poll(() => live.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked))
      .toEqual(['https://example.com/middle', 'https://example.com/blank'])
    await expect.poll(() => live.app.windows().length).toBe(1)
  })

  test('what would open something outside is a fault, unless a test replaced it', async () => {
    await expect(
      live.app.evaluate(({ shell }) => shell.openExternal('https://example.com/')),
    ).rejects.toThrow('Failed to open')
    await expect(live.app.evaluate(({ shell }) => shell.openExternal('no address'))).rejects.toThrow(
      'Invalid URL',
    )
    await live.app.evaluate(({ shell, dialog }) => {
      shell.showItemInFolder('/tmp')
      dialog.showErrorBox('Title', 'content')
    })
    expect((await faultsOf(live.app)).slice(-3)).toEqual([
      expect.stringContaining('shell.openExternal(https://example.com/)'),
      expect.stringContaining('shell.showItemInFolder(/tmp)'),
      'dialog.showErrorBox: Title: content',
    ])
  })

  test('a request for the network that nothing stopped is a fault', async () => {
    await live.page.evaluate(() => fetch('https://example.com/data').catch(() => null))
    expect((await faultsOf(live.app)).at(-1)).toContain(
      'a page asked the network for https://example.com/data',
    )
  })

  test('a frame, and where one is sent on to, are asked about before they load', async () => {
    await live.app.evaluate(({ BrowserWindow }) => {
      const told: string[] = []
      Object.assign(globalThis, { told })
      const contents = BrowserWindow.getAllWindows()[0]!.webContents
      for (const name of ['will-frame-navigate', 'will-redirect'] as const)
        contents.on(name as 'will-redirect', (details) => {
          told.push(`${name} ${details.url} ${details.isMainFrame ? 'main' : 'frame'}`)
          if (name === 'will-redirect') details.preventDefault()
        })
    })
    await live.page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.src = '/moved'
      document.body.append(frame)
    })
    await expect
      .poll(() => live.app.evaluate(() => (globalThis as unknown as { told: string[] }).told))
      .toEqual(['will-frame-navigate app://probe/moved frame', 'will-redirect app://probe/text frame'])
  })

  test('a download is told of, is a fault unless it was prevented, and reaches the disk never', async () => {
    const download = () =>
      live.page.evaluate(() => {
        const link = document.createElement('a')
        link.href = URL.createObjectURL(new Blob(['x']))
        link.download = 'x.txt'
        link.click()
      })
    await download()
    await expect.poll(async () => (await faultsOf(live.app)).at(-1)).toContain('a page downloaded blob:')
    const before = (await faultsOf(live.app)).length
    await live.app.evaluate(({ session }) => {
      Object.assign(globalThis, { downloads: 0 })
      session.defaultSession.on('will-download', (event) => {
        ;(globalThis as unknown as { downloads: number }).downloads++
        event.preventDefault()
      })
    })
    await download()
    await expect
      .poll(() => live.app.evaluate(() => (globalThis as unknown as { downloads: number }).downloads))
      .toBe(1)
    expect(await faultsOf(live.app)).toHaveLength(before)
  })
})
