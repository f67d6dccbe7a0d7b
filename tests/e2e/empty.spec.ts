import { join } from 'node:path'
import { UNMARKED } from '../fixtures/empty-cases.ts'
import { expect, test } from './app.ts'
import { article, CASES, inspector, libraryPane, menu, openFrom, press, ready, seedsOf } from './person.ts'

test('where nothing is yet, or nothing matches, it says so and what to do, by keys', async ({
  launchApp,
}) => {
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  for (const { name, go, type, says, act, then } of UNMARKED)
    await test.step(name, async () => {
      await press(page, 'Control+1')
      await expect(article(page)).toBeFocused()
      await press(page, ...go)
      if (type !== undefined) await page.keyboard.type(type)
      await expect(page.getByText(says).first()).toBeVisible()
      await press(page, ...act)
      await expect(page.getByRole(then.role, { name: then.name }).first()).toBeFocused()
      if (then.role !== 'document') await press(page, 'Escape')
    })
})

test('an empty library says how articles come in; one whose articles are all in the archive shows that', async ({
  launchApp,
  folder,
}) => {
  const postil = await launchApp({ seeds: await seedsOf(folder, { 'empty.txt': '' }) })
  const { page } = postil
  await expect(page.getByText('Bring in what you want to read')).toBeVisible()
  await expect(inspector(page).getByText('What you mark in an article is shown here.')).toBeVisible()
  // The file is named once, and no key is shown that would do nothing.
  expect((await libraryPane(page).innerText()).match(/empty\.txt/g)).toHaveLength(1)
  await expect(page.locator('footer kbd')).toHaveText([/^\?/])
  await press(page, 'Control+k')
  const palette = page.getByRole('dialog')
  await expect(palette.locator('footer kbd')).toHaveText(['↑', '↓', 'Enter', 'Esc'])
  await page.keyboard.type('zzzz')
  await expect(palette.locator('footer kbd')).toHaveText(['Esc'])
  await press(page, 'Escape', 'Control+2')
  await expect(page.getByText(/^No claims yet\./).first()).toBeVisible()
  await press(page, 'Tab', 'Enter')
  await openFrom(postil, join(CASES, 'c20-v1.txt'))
  await press(page, 'Control+o')
  await expect(article(page)).toContainText('The northern ferry line')
  await expect(page.getByText('Bring in what you want to read')).toHaveCount(0)
  await press(page, 'Escape')
  await expect(article(page)).toBeFocused()
  await menu(postil, 'article.archive')
  await expect(libraryPane(page).getByText('All articles are in the archive.')).toBeVisible()
  await press(page, 'Shift+F6')
  const show = libraryPane(page).getByRole('button', { name: 'Show the archive' })
  for (let n = 0; !(await show.evaluate((it) => it === document.activeElement)); n++) {
    expect(n).toBeLessThan(4)
    await press(page, 'Tab')
  }
  await press(page, 'Enter')
  await expect(libraryPane(page).getByRole('option', { name: /Ferry figures/ })).toBeVisible()
})

test('a library in which nothing has the words that are looked for shows all of it again', async ({
  launchApp,
  folder,
}) => {
  const nine = Array.from({ length: 9 }, (_, n) => [
    `${n}.txt`,
    `Article ${n}\n\nIts only sentence, the ${n}.\n`,
  ])
  const postil = await launchApp({
    seeds: await seedsOf(folder, Object.fromEntries(nine) as Record<string, string>),
  })
  const { page } = postil
  await ready(postil)
  await press(page, 'Shift+F6', '/')
  await page.keyboard.type('zzzz')
  await expect(libraryPane(page).getByText('No article has these words.')).toBeVisible()
  await press(page, 'Tab')
  await expect(libraryPane(page).getByRole('button', { name: /^Show all/ })).toBeFocused()
  await press(page, 'Enter')
  await expect(libraryPane(page).getByRole('option')).toHaveCount(9)
  await expect(libraryPane(page).getByRole('listbox', { name: 'Library' })).toBeFocused()
})
