import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import {
  article,
  CASES,
  find,
  inspector,
  libraryPane,
  live,
  openFrom,
  press,
  ready,
  seedsOf,
  selectByKeys,
  storedAs,
  textOf,
} from './person.ts'

const north = 'The northern ferry line carried twelve percent more passengers than in the year before'
const south = 'The southern ferry line carried twelve percent more passengers than in the year before'
const price = 'The council linked the price to oil.'

/** C20's first version with three highlights on it. */
async function marked(postil: Postil): Promise<void> {
  const { page } = postil
  const text = await ready(postil)
  for (const words of [north, south, price]) {
    await selectByKeys(page, find(text, words))
    await press(page, 'h')
    await expect(live(page)).toContainText('Highlighted')
  }
}
const states = (postil: Postil) =>
  storedAs(postil, (it) => it.annotations.map(({ target }) => [target.state, target.spans[0]?.exact]))
const notice = (page: Page) => page.locator('[data-pane="text"]').getByRole('status')

test('a newer file is compared, taken over, and every annotation finds its place or is kept as gone (C20)', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const v1 = await readFile(join(CASES, 'c20-v1.txt'), 'utf8')
  const seeds = await seedsOf(folder, { 'a.txt': v1 })
  let postil = await launchApp({ seeds })
  let { page } = postil
  await marked(postil)

  // From the menu's command, with a file that the person picks.
  await openFrom(postil, join(CASES, 'c20-v2.txt'))
  await press(page, 'Control+Alt+Shift+n')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 gone from the text')
  await expect(dialog.getByRole('region').first()).toContainText(north)
  await expect(page.getByRole('button', { name: 'Take it over' })).toBeFocused()

  // Not now: nothing has changed, and the text waits.
  await press(page, 'Escape')
  await expect(notice(page)).toContainText('A newer text of this article is here.')
  expect(await textOf(page)).toBe(v1)
  await press(page, 'Control+Alt+Shift+r')
  await expect(page.getByRole('button', { name: 'Take it over' })).toBeFocused()
  await press(page, 'Enter')
  await expect(live(page)).toContainText('Taken over.')
  await expect.poll(() => textOf(page)).toContain('The council linked the prices to oil.')
  await states(postil).toEqual([
    ['gone', north],
    ['anchored', south],
    [expect.stringMatching(/^(anchored|likely)$/), 'The council linked the prices to oil.'],
  ])
  await expect(libraryPane(page).getByRole('option')).toContainText('1 gone')

  await test.step('what is gone is led to, and gets a place again from what is selected', async () => {
    for (let n = 0; n < 3; n++) {
      await press(page, 'i')
      if (await inspector(page).getByText('Gone from the text').first().isVisible()) break
      await press(page, 'y')
    }
    await expect(inspector(page).getByRole('region', { name: 'Gone from the text' })).toContainText(north)
    const text = await textOf(page)
    await press(page, 'p')
    await expect(page.getByRole('group', { name: 'Pointing to something in a text' })).toContainText(
      'Where is “The northern',
    )
    await selectByKeys(page, find(text, 'The council linked the prices to oil.'))
    await press(page, 'Enter')
    await expect(live(page)).toContainText('It has a place again.')
    await states(postil).toContainEqual(['anchored', 'The council linked the prices to oil.'])
  })

  await test.step('undo goes all the way back to the first text, after a restart too', async () => {
    postil = await postil.restart()
    page = postil.page
    await ready(postil)
    for (let n = 0; n < 4 && !(await textOf(page)).includes(north); n++) {
      const before = (await live(page).textContent()) ?? ''
      await press(page, 'Control+z')
      await expect.poll(() => live(page).textContent()).not.toBe(before)
      await expect(live(page)).toContainText(/Undone/)
    }
    expect(await textOf(page)).toBe(v1)
    await states(postil).toEqual([
      ['anchored', north],
      ['anchored', south],
      ['anchored', price],
    ])
  })
})

test('a seed that has changed under annotations waits to be taken over, and can be left', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const v1 = await readFile(join(CASES, 'c20-v1.txt'), 'utf8')
  const seeds = await seedsOf(folder, { 'a.txt': v1 })
  let postil = await launchApp({ seeds })
  await marked(postil)
  await postil.close()
  await writeFile(join(seeds, 'a.txt'), await readFile(join(CASES, 'c20-v2.txt')))
  postil = await postil.restart()
  const { page } = postil
  await ready(postil)
  await expect(libraryPane(page).getByRole('option')).toContainText('A newer text is here')
  await press(page, 'Control+Alt+Shift+r')
  await expect(page.getByRole('button', { name: 'Take it over' })).toBeFocused()
  await page.getByRole('button', { name: 'Leave it' }).press('Enter')
  await expect(live(page)).toContainText('Left where it is.')
  await expect(article(page)).toBeFocused()
  await postil.close()
  postil = await postil.restart()
  await ready(postil)
  await expect(libraryPane(postil.page).getByRole('option')).not.toContainText('A newer text is here')
})
