/** Keys, as a person presses them: accelerators, roles, and the caret in the text. */
import { describe, expect, test } from 'vitest'
import { useProbe } from './live.ts'

const live = useProbe()

const focusText = (): Promise<void> =>
  live.page.evaluate(() => {
    const text = document.querySelector<HTMLElement>('#text')!
    text.focus()
    getSelection()!.collapse(text.firstChild, 0)
  })
const caret = (): Promise<number> => live.page.evaluate(() => getSelection()!.focusOffset)

describe('keys', () => {
  test('an accelerator clicks its item, and no browser key is left', async () => {
    const pages = live.app.windows().length
    await live.page.keyboard.press('Control+t')
    await live.page.keyboard.press('Control+n')
    await live.settled()
    expect(await live.clicks()).toEqual(['tab false'])
    expect(live.app.windows()).toHaveLength(pages)
  })

  test('the page has the key first', async () => {
    await live.page.evaluate(() => {
      document.addEventListener('keydown', function once(event) {
        if (event.key !== 't') return
        document.removeEventListener('keydown', once)
        event.preventDefault()
      })
    })
    await live.page.keyboard.press('Control+t')
    await live.settled()
    expect(await live.clicks()).toEqual([])
  })

  test('stopping the event does not stop the menu', async () => {
    await live.page.evaluate(() => {
      document.addEventListener('keydown', function once(event) {
        if (event.key !== 't') return
        document.removeEventListener('keydown', once)
        event.stopImmediatePropagation()
      })
    })
    await live.page.keyboard.press('Control+t')
    await expect.poll(live.clicks).toEqual(['tab false'])
  })

  test('a checkbox has flipped before its click is told', async () => {
    await live.page.keyboard.press('Alt+Shift+ArrowLeft')
    await live.page.keyboard.press('Alt+Shift+ArrowLeft')
    await live.settled()
    expect(await live.clicks()).toEqual(['check true', 'check false'])
  })

  test('Plus is a key with Shift', async () => {
    await live.page.keyboard.press('Control+Shift+=')
    await live.settled()
    expect(await live.clicks()).toEqual(['plus false'])
  })

  test('disabled items, and those without a registered accelerator, have none; more modifiers are another key', async () => {
    await live.page.keyboard.press('Control+j')
    await live.page.keyboard.press('Control+l')
    await live.page.keyboard.press('Control+Shift+t')
    await live.settled()
    expect(await live.clicks()).toEqual([])
    const label = live.app.evaluate(({ Menu }) => {
      const item = Menu.getApplicationMenu()!.getMenuItemById('off')!
      item.enabled = true
      item.label = 'On'
      return Menu.getApplicationMenu()!.items[0]!.submenu!.items[2]!.label
    })
    expect(await label).toBe('On')
    await live.page.keyboard.press('Control+j')
    await live.settled()
    expect(await live.clicks()).toEqual(['off false'])
  })

  test('an item is seen or not, as it was made or told later', async () => {
    const seen = await live.app.evaluate(({ Menu }) => {
      const [item] = Menu.buildFromTemplate([{ label: 'Item', visible: false }]).items
      const made = item!.visible
      item!.visible = true
      return [made, item!.visible]
    })
    expect(seen).toEqual([false, true])
  })

  test('a role acts on the field that has the focus; what main copied is pasted', async () => {
    await live.page.locator('#field').fill('a word')
    await live.page.keyboard.press('Control+a')
    await expect
      .poll(() => live.page.evaluate(() => document.querySelector<HTMLInputElement>('#field')!.selectionEnd))
      .toBe(6)
    await live.app.evaluate(({ clipboard }) => clipboard.writeText('from main'))
    await live.page.keyboard.press('Control+v')
    await expect.poll(() => live.page.locator('#field').inputValue()).toBe('from main')
    await live.page.locator('#field').selectText()
    await live.page.keyboard.press('Control+c')
    await live.settled()
    expect(await live.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('from main')
  })

  test('the roles’ own keys never reach the page', async () => {
    await live.page.evaluate(() => {
      Object.assign(window, { keys: [] as string[] })
      const note = (event: KeyboardEvent): unknown =>
        (window as unknown as { keys: string[] }).keys.push(event.key)
      addEventListener('keydown', note, { capture: true })
    })
    await live.page.locator('#field').focus()
    await live.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.selectAll())
    await live.page.keyboard.press('x')
    await expect.poll(() => live.page.locator('#field').inputValue()).toBe('x')
    expect(await live.page.evaluate('keys')).toEqual(['x'])
  })

  test('pastes where no field has the focus: the page gets what the clipboard holds', async () => {
    await live.page.evaluate(() => {
      const note = (event: ClipboardEvent): unknown =>
        Object.assign(window, { pasted: event.clipboardData?.getData('text/plain') })
      addEventListener('paste', note)
      ;(document.activeElement as HTMLElement).blur()
    })
    await live.app.evaluate(async ({ BrowserWindow, clipboard }) => {
      await clipboard.writeText('words to paste')
      BrowserWindow.getAllWindows()[0]!.webContents.paste()
    })
    await expect.poll(() => live.page.evaluate('window.pasted')).toBe('words to paste')
  })
})

describe('caret browsing', () => {
  const setCaret = (enabled: boolean): Promise<boolean> =>
    live.app.evaluate(({ BrowserWindow }, on) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      webContents.setCaretBrowsingEnabled(on)
      return webContents.caretBrowsingEnabled && webContents.isCaretBrowsingEnabled()
    }, enabled)
  const colour = (): Promise<string> =>
    live.page.evaluate(() => getComputedStyle(document.querySelector('#text')!).caretColor)

  test('is off until main switches it on: no caret, no motion', async () => {
    await focusText()
    await live.page.keyboard.press('ArrowRight')
    expect(await caret()).toBe(0)
    expect(await colour()).toBe('rgba(0, 0, 0, 0)')
  })

  test('then moves the caret by Chromium’s own keys, and can be switched off again', async () => {
    expect(await setCaret(true)).toBe(true)
    await focusText()
    // Main has said so; the page hears it a little later, as in Electron.
    await expect.poll(colour).not.toBe('rgba(0, 0, 0, 0)')
    await live.page.keyboard.press('ArrowRight')
    await live.page.keyboard.press('ArrowRight')
    expect(await caret()).toBe(2)
    await live.page.keyboard.press('Shift+ArrowRight')
    expect(await live.page.evaluate(() => getSelection()!.toString())).toBe('m')
    expect(await setCaret(false)).toBe(false)
    await focusText()
    await expect.poll(colour).toBe('rgba(0, 0, 0, 0)')
    await live.page.keyboard.press('ArrowRight')
    expect(await caret()).toBe(0)
  })

  test('is not asked for with a wrong type', async () => {
    await expect(setCaret('yes' as unknown as boolean)).rejects.toThrow('conversion failure')
  })
})
