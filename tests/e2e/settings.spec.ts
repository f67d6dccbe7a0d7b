import { expect, test } from './app.ts'
import {
  article,
  clickAt,
  find,
  inspector,
  libraryPane,
  live,
  menu,
  noteField,
  press,
  ready,
  selectByMouse,
  stored,
  storedAs,
  turn,
} from './person.ts'

test('panes, text size and theme by keys and menu, and after a restart', async ({ launchApp }) => {
  test.slow()
  let postil = await launchApp()
  let { page } = postil
  await ready(postil)
  const size = () => article(page).evaluate((text) => getComputedStyle(text).fontSize)

  await press(page, 'Control+b')
  await expect(libraryPane(page)).toBeHidden()
  await press(page, 'Control+i')
  await expect(inspector(page)).toBeHidden()
  await expect(article(page)).toBeFocused()
  await press(page, 'Control+b', 'Control+i')
  await expect(libraryPane(page)).toBeVisible()
  await expect(inspector(page)).toBeVisible()
  await press(page, 'F6')
  await expect(inspector(page).locator(':focus')).toHaveCount(1)
  await press(page, 'F6')
  await expect(libraryPane(page).locator(':focus')).toHaveRole('listbox')
  await press(page, 'F6')
  await expect(article(page)).toBeFocused()
  await press(page, 'Shift+F6')
  await expect(libraryPane(page).locator(':focus')).toHaveRole('listbox')
  await press(page, 'Escape')
  await expect(article(page)).toBeFocused()

  expect(await size()).toBe('18px')
  await press(page, 'Control+=', 'Control+=', 'Control+=')
  await expect.poll(size).toBe('24px')
  await expect(live(page)).toHaveText('Text size 24')
  await press(page, 'Control+-')
  await expect.poll(size).toBe('22px')

  const look = () =>
    article(page).evaluate((text) => {
      const { fontFamily, maxWidth, fontSize } = getComputedStyle(text)
      return { face: fontFamily.split(',')[0], ems: Math.round(parseFloat(maxWidth) / parseFloat(fontSize)) }
    })
  expect(await look()).toEqual({ face: '"Literata Variable"', ems: 33 })
  await press(page, 'Control+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  for (const [part, first] of [
    ['Library', settings.getByRole('textbox', { name: 'Folder' })],
    ['Annotating', settings.getByRole('textbox', { name: 'Your name' })],
    ['Reading', settings.getByRole('radio', { name: 'As the system' })],
  ] as const) {
    await settings.getByRole('button', { name: part, exact: true }).press('Enter')
    await expect(first).toBeFocused()
    await expect(settings.getByRole('heading', { name: part })).toBeInViewport({ ratio: 1 })
  }
  await page.getByRole('radio', { name: 'Inter' }).check()
  await page.getByRole('button', { name: 'Wider lines' }).click()
  await expect.poll(look).toEqual({ face: '"Inter Variable"', ems: 36 })
  for (let n = 0; n < 2; n++) await page.getByRole('button', { name: 'Wider lines' }).click()
  await expect(page.getByRole('button', { name: 'Wider lines' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Narrower lines' }).click()
  await expect.poll(look).toEqual({ face: '"Inter Variable"', ems: 40 })
  await press(page, 'Escape')

  await menu(postil, 'theme.dark')
  const theme = () => page.evaluate(() => getComputedStyle(document.querySelector('main')!).backgroundColor)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await press(page, 'Control+b')
  await expect(libraryPane(page)).toBeHidden()
  const dark = await theme()

  postil = await postil.restart()
  ;({ page } = postil)
  await ready(postil)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await theme()).toBe(dark)
  await expect(libraryPane(page)).toBeHidden()
  expect(await size()).toBe('22px')
  expect(await look()).toEqual({ face: '"Inter Variable"', ems: 40 })
  await press(page, 'Control+0')
  await expect.poll(size).toBe('18px')
  await menu(postil, 'theme.light')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  expect(await theme()).not.toBe(dark)
})

test('letters act in the text alone, and not at all where they are switched off', async ({ launchApp }) => {
  test.slow()
  let postil = await launchApp()
  let { page } = postil
  const text = await ready(postil)
  const at = (words: string) => find(text, words)
  const count = () => storedAs(postil, (it) => it.annotations.length)

  await test.step('in a field, in a list and in a dialog a letter is a letter', async () => {
    await selectByMouse(page, at('a threat'))
    await press(page, 'n')
    await expect(noteField(page)).toBeFocused()
    await page.keyboard.type('shqcnt 109 jk? ,.mlweba')
    await expect(noteField(page)).toHaveValue('shqcnt 109 jk? ,.mlweba')
    await press(page, 'Backspace', 'Delete', 'Backspace')
    await storedAs(postil, (it) => it.annotations.map(({ note }) => note)).toEqual(['shqcnt 109 jk? ,.mlwe'])
    await press(page, 'Escape', 'Shift+F6')
    await expect(libraryPane(page).locator(':focus')).toHaveRole('listbox')
    await press(page, 'h', 's', 'q', '1', 'Escape')
    await press(page, 'Control+k', 'h', 'Escape')
    await expect(article(page)).toBeFocused()
    await turn(page)
    await count().toBe(1)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('undo in a field takes back what was typed there, and nothing else', async () => {
    await press(page, 'n')
    await page.keyboard.type(' and more')
    await press(page, 'Control+z')
    await expect(noteField(page)).toHaveValue('shqcnt 109 jk? ,.mlwe')
    await expect(noteField(page)).toBeFocused()
    await count().toBe(1)
    await press(page, 'Escape')
  })

  await test.step('switched off in the settings, letters do nothing and chords all the same', async () => {
    await press(page, 'Control+,')
    const letters = page.getByRole('checkbox', { name: /Single letters/ })
    await expect(letters).toBeChecked()
    await letters.uncheck()
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    await selectByMouse(page, at('normal dialogue'))
    await press(page, 'h', 'c', 's', 'q', 'n', 't', '1', '0', 'j', '?')
    await turn(page)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(article(page)).toBeFocused()
    expect((await stored(postil.library)).annotations).toHaveLength(1)

    await press(page, 'Control+Shift+h')
    await count().toBe(2)
    await clickAt(page, at('But US officials')[0])
    await press(page, 'Home', 'Control+Shift+s', 'Control+Shift+k')
    await storedAs(postil, (it) => it.annotations.filter(({ kind }) => kind === 'appearance').length).toBe(1)
    await press(page, 'F1')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('single letters are off')
    await press(page, 'Escape', 'Control+t')
    await page.keyboard.type('chords')
    await press(page, 'Enter')
    await expect(live(page)).toHaveText('Tagged chords')
    await press(page, 'Alt+1')
    await expect(live(page)).toHaveText('Tag chords taken off')
    // Keys that are no letters stay.
    await press(page, 'Delete')
    await count().toBe(2)
  })

  await test.step('and they stay off', async () => {
    postil = await postil.restart()
    ;({ page } = postil)
    await ready(postil)
    await selectByMouse(page, at('a threat'))
    await press(page, 'h')
    await turn(page)
    expect((await stored(postil.library)).annotations).toHaveLength(2)
    await press(page, 'Control+,')
    await page.getByRole('checkbox', { name: /Single letters/ }).check()
    await press(page, 'Escape', 'h')
    await count().toBe(3)
  })
})
