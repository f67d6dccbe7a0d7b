import { expect, test } from './app.ts'
import { article, libraryPane, press, ready } from './person.ts'

test('in a narrow window the library lies over the text: it takes the focus, and goes with it', async ({
  launchApp,
}) => {
  const postil = await launchApp()
  const { page } = postil
  await page.setViewportSize({ width: 800, height: 700 })
  await ready(postil)
  const rows = libraryPane(page).getByRole('listbox')
  await expect(libraryPane(page)).toBeHidden()

  await press(page, 'Control+b')
  await expect(rows).toBeFocused()
  await press(page, 'Escape')
  await expect(libraryPane(page)).toBeHidden()
  await expect(article(page)).toBeFocused()

  await press(page, 'Control+b')
  await expect(rows).toBeFocused()
  await press(page, 'F6')
  await expect(article(page)).toBeFocused()
  await expect(libraryPane(page)).toBeHidden()

  await press(page, 'Control+b')
  await expect(rows).toBeFocused()
  await page.mouse.click(600, 300)
  await expect(libraryPane(page)).toBeHidden()

  await press(page, 'Control+5')
  await press(page, 'Control+b')
  await expect(libraryPane(page).locator('[data-side-focus]')).toBeFocused()
  await press(page, 'Escape')
  await expect(libraryPane(page)).toBeHidden()
})

test('in a low window with many tags the articles can still be seen and chosen', async ({ launchApp }) => {
  const first = await launchApp()
  await ready(first)
  await first.page.evaluate(async () => {
    for (let n = 1; n <= 30; n++) await window.postil.request('edit:do', { do: 'addTag', path: `tag ${n}` })
  })
  const postil = await first.restart()
  const { page } = postil
  await ready(postil)
  await page.setViewportSize({ width: 660, height: 450 })
  await press(page, 'Control+b')
  await expect(libraryPane(page).getByRole('listbox')).toBeFocused()
  await expect(libraryPane(page).getByRole('option').first()).toBeInViewport({ ratio: 0.5 })
  await libraryPane(page).getByText('tag 30', { exact: true }).scrollIntoViewIfNeeded()
  await expect(libraryPane(page).getByText('tag 30', { exact: true })).toBeInViewport()
})
