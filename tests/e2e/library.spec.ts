import type { Page } from 'playwright/test'
import { expect, test } from './app.ts'
import {
  article,
  find,
  libraryPane,
  live,
  openArticle,
  press,
  ready,
  seedsOf,
  selectByKeys,
} from './person.ts'

const TEXTS = {
  'a.txt': '1 March 2026\n\nFerry to stay\n\nThe harbour office said the ferry would stay open.\n',
  'b.txt': '2 March 2026\n\nFerry to close\n\nThe crews said the ferry would close in May.\n',
  'c.txt': '3 April 2026\n\nBridge opens\n\nThe road office said the bridge opens in June.\n',
}
const list = (page: Page) => libraryPane(page).getByRole('listbox')
const rows = (page: Page) => list(page).getByRole('option')
const titles = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.querySelector('.title')?.textContent))
const opened = (page: Page) => expect.poll(() => article(page).getAttribute('aria-label'))

/** The hands go to the list. */
async function toList(page: Page): Promise<void> {
  await press(page, 'Shift+F6')
  await expect(list(page)).toBeFocused()
}

test('by keys alone: done, next unfinished, marked and put into a collection, archived, deleted and undone', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  let postil = await launchApp({ seeds: await seedsOf(folder, TEXTS) })
  let { page } = postil
  await ready(postil)
  // The latest first.
  expect(await titles(page)).toEqual(['Bridge opens', 'Ferry to close', 'Ferry to stay'])
  await expect(rows(page).first()).toContainText('3 April 2026')
  await opened(page).toBe('Bridge opens')

  await test.step('the work on an article ends, and the next is opened', async () => {
    await press(page, 'd')
    await expect(live(page)).toContainText('“Bridge opens” is done')
    await press(page, 'u')
    await opened(page).toBe('Ferry to close')
    await press(page, 'd', 'u')
    await opened(page).toBe('Ferry to stay')
    await press(page, 'd')
    await expect(live(page)).toContainText('“Ferry to stay” is done')
    await press(page, 'u')
    await expect(live(page)).toContainText('Every article is done.')
  })

  await test.step('articles are marked in the list and put into a collection', async () => {
    await toList(page)
    await press(page, 'x', 'k', 'x', 'c')
    const field = page.getByRole('dialog').getByRole('combobox')
    await expect(field).toBeFocused()
    await page.keyboard.type('Ferries')
    await press(page, 'Enter')
    await expect(live(page)).toContainText('2 articles put into “Ferries”')
    await expect(list(page)).toBeFocused()
    await libraryPane(page).getByRole('button', { name: 'Order of the list' }).click()
    await libraryPane(page).getByRole('combobox', { name: 'Grouped by' }).selectOption('collection')
    await press(page, 'Escape')
    await expect.poll(() => titles(page)).toEqual(['Ferry to close', 'Ferry to stay', 'Bridge opens'])
    await expect(list(page)).toContainText(/Ferries\s*2/)
    await list(page).focus()
    await press(page, 'c')
    await expect(field).toBeFocused()
    await press(page, 'F2')
    await expect(field).toHaveValue('Ferries')
    await field.fill('Ferry line')
    await press(page, 'Enter')
    await expect(page.getByRole('dialog').getByRole('option')).toContainText('Ferry line')
    await press(page, 'Escape')
    await expect(list(page)).toContainText(/Ferry line\s*2/)
  })

  await test.step('what is archived is not listed, unless it is asked for', async () => {
    await list(page).focus()
    await press(page, 'Escape', 'End', 'a')
    await expect(live(page)).toContainText('“Bridge opens” put into the archive')
    await expect(rows(page)).toHaveCount(2)
    await libraryPane(page).getByRole('button', { name: 'Order of the list' }).click()
    await libraryPane(page).getByRole('checkbox', { name: 'Archive too' }).check()
    await press(page, 'Escape')
    await expect(rows(page)).toHaveCount(3)
    await expect(rows(page).last()).toContainText('archived')
  })

  await test.step('deleting names what is lost first, and undo brings it back after a restart', async () => {
    const text = await openArticle(page, 'Ferry to stay')
    await selectByKeys(page, find(text, 'the ferry would stay open'))
    await press(page, 'c')
    await expect(rows(page).filter({ hasText: 'Ferry to stay' })).toContainText('1 claim')
    await toList(page)
    await press(page, 'Delete')
    await expect(live(page)).toContainText(
      'Deleting “Ferry to stay” takes 1 claim along. Press again to delete.',
    )
    await expect(rows(page)).toHaveCount(3)
    await press(page, 'Delete')
    await expect(rows(page)).toHaveCount(2)
    await opened(page).not.toBe('Ferry to stay')
    postil = await postil.restart()
    page = postil.page
    await ready(postil)
    await expect(rows(page)).toHaveCount(2)
    await press(page, 'Control+z')
    await expect(rows(page).filter({ hasText: 'Ferry to stay' })).toContainText('1 claim')
    // The seed stays away once it is deleted, and comes back when asked for.
    await press(page, 'Control+Shift+z')
    await expect(rows(page)).toHaveCount(2)
    await press(page, 'Control+k')
    await page.keyboard.type('bring back')
    await press(page, 'Enter')
    await expect(rows(page)).toHaveCount(3)
  })
})

test('what the library says of an article can be put right, and an article opens where one left it', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const long = Array.from({ length: 60 }, (_, n) => `Paragraph ${n} says what it says, and then some more.`)
  let postil = await launchApp({
    seeds: await seedsOf(folder, { ...TEXTS, 'd.txt': `A long one\n\n${long.join('\n\n')}\n` }),
  })
  let { page } = postil
  await ready(postil)
  await openArticle(page, 'Bridge opens')
  await press(page, 'Control+Alt+Shift+i')
  const dialog = page.getByRole('dialog', { name: 'About this article' })
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await dialog.getByRole('textbox', { name: 'Publisher' }).fill('Aster Courier')
  await dialog.getByRole('textbox', { name: 'Published' }).fill('5 May 2026')
  await press(page, 'Enter', 'Escape')
  await expect(rows(page).filter({ hasText: 'Bridge opens' })).toContainText('Aster Courier · 5 May 2026')
  await expect(article(page)).toBeFocused()

  await openArticle(page, 'A long one')
  await article(page).getByText('Paragraph 40').scrollIntoViewIfNeeded()
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const settings = await window.postil.request('settings:get')
        return settings.ok ? Object.keys(settings.value.places).length : 0
      }),
    )
    .toBe(1)
  await openArticle(page, 'Bridge opens')
  await openArticle(page, 'A long one')
  await expect(article(page).getByText('Paragraph 40')).toBeInViewport()
  postil = await postil.restart()
  page = postil.page
  await ready(postil)
  await expect(article(page).getByText('Paragraph 40')).toBeInViewport()
  await expect(rows(page).filter({ hasText: 'Bridge opens' })).toContainText('Aster Courier · 5 May 2026')
})
