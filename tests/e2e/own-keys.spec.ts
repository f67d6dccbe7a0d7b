import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import { article, find, libraryPane, menu, press, ready, selectByKeys, textOf } from './person.ts'

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Change keys' })
const cell = (page: Page, name: string) => sheet(page).getByRole('gridcell', { name, exact: true })
const said = (page: Page) => sheet(page).getByRole('status')

function accelerator({ app }: Postil, id: string) {
  return app.evaluate(
    ({ Menu }, wanted) => Menu.getApplicationMenu()!.getMenuItemById(wanted)!.accelerator,
    id,
  )
}
const highlights = (page: Page) =>
  page.evaluate(async () => {
    const loaded = await window.postil.request('library:load')
    return loaded.ok ? loaded.value.articles[0]!.counts.highlights : null
  })

test('a person gives commands other keys, by keys, and has them after a restart', async ({ launchApp }) => {
  let postil = await launchApp()
  let { page } = postil
  await ready(postil)
  await press(page, 'Shift+F1')
  await page.keyboard.type('highlight')
  await press(page, 'ArrowDown')
  await expect(cell(page, 'Highlight: H')).toBeFocused()

  await test.step('a key that is somebody’s is named, and left by Escape', async () => {
    await press(page, 'Enter', 's')
    await expect(said(page)).toHaveText('s is “Source”. Enter takes it from there, Esc leaves it.')
    await press(page, 'Escape')
    await expect(cell(page, 'Highlight: H')).toBeFocused()
    await expect(sheet(page)).toBeVisible()
  })

  await test.step('a free one is taken, and one of another command after Enter', async () => {
    await press(page, 'Enter', 'z')
    await expect(cell(page, 'Highlight: Z')).toBeFocused()
    await press(page, 'ArrowRight', 'Enter', 'Control+z')
    await expect(said(page)).toHaveText('Ctrl+Z is “Undo”. Enter takes it from there, Esc leaves it.')
    await press(page, 'Control+c')
    await expect(said(page)).toContainText('for copying and pasting')
    await press(page, 'Control+b', 'Enter')
    await expect(said(page)).toHaveText('Highlight has Ctrl+B; “Library” has no such key now')
    await expect.poll(() => accelerator(postil, 'highlight')).toBe('CmdOrCtrl+B')
    await expect.poll(() => accelerator(postil, 'pane.library')).toBeUndefined()
  })

  await press(page, 'Escape')
  await expect(article(page)).toBeFocused()
  await selectByKeys(page, find(await textOf(page), 'warned'))
  await press(page, 'h')
  await press(page, 'z')
  await expect.poll(() => highlights(page)).toBe(1)

  postil = await postil.restart()
  ;({ page } = postil)
  await ready(postil)
  expect(await accelerator(postil, 'highlight')).toBe('CmdOrCtrl+B')
  await selectByKeys(page, find(await textOf(page), 'restrictions'))
  await press(page, 'Control+b')
  await expect.poll(() => highlights(page)).toBe(2)
  await expect(libraryPane(page)).toBeVisible()

  await test.step('all are as they were at one press, and that can be taken back', async () => {
    await menu(postil, 'keys.change')
    await sheet(page).getByRole('button', { name: 'All as they were' }).click()
    await expect(cell(page, 'Highlight: H')).toBeVisible()
    await sheet(page).getByRole('button', { name: 'Take that back' }).click()
    await expect(cell(page, 'Highlight: Z')).toBeVisible()
    await cell(page, 'Highlight: Z').focus()
    await press(page, 'Backspace')
    await expect(cell(page, 'Highlight: H')).toBeVisible()
    await expect.poll(() => accelerator(postil, 'highlight')).toBe('CmdOrCtrl+Shift+H')
  })
})
