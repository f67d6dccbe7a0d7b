import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Postil } from './app.ts'

function shape({ app }: Postil) {
  return app.evaluate(({ BrowserWindow }) => {
    const [shown] = BrowserWindow.getAllWindows()
    const [width, height] = shown!.getSize()
    return {
      width,
      height,
      background: shown!.getBackgroundColor().toLowerCase(),
      visible: shown!.isVisible(),
    }
  })
}

const isDark = ({ page }: Postil) => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)

test('the window keeps its theme and its size', async ({ launchApp }) => {
  let postil = await launchApp()
  await expect.poll(() => shape(postil)).toMatchObject({ width: 1320, height: 820, visible: true })
  await postil.page.evaluate(() => window.postil.request('settings:set', { theme: 'dark' }))
  await expect.poll(() => isDark(postil)).toBe(true)
  await expect.poll(() => shape(postil)).toMatchObject({ background: '#1a1a1c' })
  await postil.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setSize(1000, 700))
  await expect.poll(() => postil.page.evaluate(() => innerWidth)).toBe(1000)

  postil = await postil.restart()
  await expect
    .poll(() => shape(postil))
    .toEqual({ width: 1000, height: 700, background: '#1a1a1c', visible: true })
  await postil.page.evaluate(() => window.postil.request('settings:set', { theme: 'light' }))
  await expect.poll(() => shape(postil)).toMatchObject({ background: '#fdfcf9' })
})

test('a size that cannot be is not taken', async ({ launchApp, folder }) => {
  const userData = join(folder, 'user')
  await (await launchApp({ userData })).close()
  await writeFile(join(userData, 'window.json'), '{"width":10,"height":"tall"}')
  expect(await shape(await launchApp({ userData }))).toMatchObject({ width: 1320, height: 820 })
})

test('the text has Chromium’s caret from the first arrow key', async ({ launchApp }) => {
  const { app, page } = await launchApp()
  expect(
    await app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.caretBrowsingEnabled,
    ),
  ).toBe(true)
  // An article that opens puts the caret at its title: what was pressed before then is nothing to go by.
  await expect(page.locator('h1')).toBeVisible()
  await page.locator('[data-pane="text"] [role="document"]').focus()
  await page.keyboard.press('ArrowDown')
  const before = await page.evaluate(() => getSelection()!.focusOffset)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.evaluate(() => getSelection()!.focusOffset)).toBe(before + 1)
})
