import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app.ts'
import { article, find, libraryPane, live, menuItem, press, ready, selectByKeys, storedAs } from './person.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Settings' })
const backups = (page: Page) => dialog(page).getByRole('list', { name: 'Backups' }).getByRole('listitem')
const focused = (page: Page) => page.locator(':focus')

/** Goes on with Tab until something has the focus, as one does who does not know where it is. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(focused(page)).toHaveAccessibleName(name, { timeout: 50 })
  }).toPass({ intervals: [0], timeout: 20_000 })
}

test('by keys alone: a backup is made, gone back to, come back from, and deleted', async ({ launchApp }) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  const count = () => storedAs(postil, (it) => it.annotations.length)
  await selectByKeys(page, find(text, 'a threat'))
  await press(page, 'h')
  await count().toBe(1)

  await test.step('with its chord, and it is listed in the settings', async () => {
    expect(await menuItem(postil, 'backup')).toMatchObject({ label: 'Back up now', enabled: true })
    await press(page, 'Control+Alt+s')
    await expect(live(page)).toHaveText('Backed up: 1 article, 1 annotation')
    await selectByKeys(page, find(text, 'normal dialogue'))
    await press(page, 'h')
    await count().toBe(2)
    await press(page, 'Control+,')
    const byHand = backups(page).filter({ hasText: 'by hand' })
    await expect(byHand).toHaveCount(1)
    await expect(byHand).toContainText('1 article, 1 annotation')
  })

  await test.step('a question that is left leaves everything, and the hands where they were', async () => {
    await tabTo(page, /^Go back to this backup of .*by hand…$/)
    await press(page, 'Enter')
    await expect(focused(page)).toHaveAccessibleName('Stay as it is')
    await expect(dialog(page)).toContainText('What it is now is kept as a backup first')
    await press(page, 'Escape')
    await expect(focused(page)).toHaveAccessibleName(/^Go back to this backup of/)
    await count().toBe(2)
  })

  await test.step('going back shows what was then, says so, and undo goes on from there', async () => {
    await press(page, 'Enter', 'Shift+Tab')
    await expect(focused(page)).toHaveAccessibleName('Go back')
    await press(page, 'Enter')
    await expect(libraryPane(page)).toContainText('The library is as it was on')
    await ready(postil)
    await expect(libraryPane(page)).toContainText('1 mark')
    await count().toBe(1)
    expect(await menuItem(postil, 'undo')).toMatchObject({ label: 'Undo highlight' })
  })

  await test.step('what was before is a backup too, and one can go there', async () => {
    await press(page, 'Control+,')
    await tabTo(page, /^Go back to this backup of .*before going back…$/)
    await press(page, 'Enter', 'Shift+Tab', 'Enter')
    await expect(dialog(page)).toHaveCount(0)
    await ready(postil)
    await expect(libraryPane(page)).toContainText('2 marks')
    await count().toBe(2)
  })

  await test.step('one is deleted, and the focus goes to the next', async () => {
    await press(page, 'Control+,')
    await tabTo(page, /^Delete the backup of .*by hand…$/)
    await press(page, 'Enter')
    await expect(focused(page)).toHaveAccessibleName('Keep it')
    await expect(dialog(page)).toContainText('It cannot be brought back.')
    await press(page, 'Shift+Tab', 'Enter')
    await expect(backups(page).filter({ hasText: 'by hand' })).toHaveCount(0)
    await expect(backups(page).filter({ hasText: 'before going back' })).toHaveCount(2)
    await expect(focused(page)).toHaveAccessibleName(/^Delete the backup of/)
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
  })
})

test('by itself: a start makes the daily backup of what has changed, and one where it cannot says why', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  let postil = await launchApp()
  const text = await ready(postil)
  await press(postil.page, 'Control+Alt+s')
  await expect(live(postil.page)).toHaveText('Backed up: 1 article, 0 annotations')
  await selectByKeys(postil.page, find(text, 'a threat'))
  await press(postil.page, 'h')
  await storedAs(postil, (it) => it.annotations.length).toBe(1)
  postil = await postil.restart()
  // Both wait at once: nobody is to wait for a backup at a start, so that it comes some seconds later.
  const library = join(folder, 'blocked')
  await mkdir(join(library, 'backups'), { recursive: true })
  await writeFile(join(library, 'backups/whole'), '')
  const blocked = await launchApp({ library })

  await press(postil.page, 'Control+,')
  const daily = backups(postil.page).filter({ hasText: 'daily' })
  await expect(daily).toContainText('1 article, 1 annotation', { timeout: 30_000 })
  await expect(backups(postil.page)).toHaveText([/daily/, /by hand/])

  await expect(blocked.page.getByRole('alert')).toContainText(
    `The backup could not be made in ${join(library, 'backups/whole')}: a file of that name is there already.` +
      ' The library and the backups before are untouched.',
    { timeout: 30_000 },
  )
  await expect(article(blocked.page)).toBeVisible()
})
