import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import {
  article,
  CASES,
  find,
  live,
  noteField,
  openArticle,
  painted,
  press,
  ready,
  seedsOf,
  selection,
} from './person.ts'

const TEXTS = {
  'a.txt': 'Ferry to stay\n\nThe harbour office said the ferry would stay open. The ferry is old.\n',
  'b.txt': 'Ferry to close\n\nThe crews said the ferry would close in May.\n',
  'c.txt': 'Bridge opens\n\nThe road office said the bridge opens in June.\n',
}
const dialog = (page: Page) => page.getByRole('dialog')
const hits = (page: Page) => dialog(page).getByRole('option')

/** Opens the search of the library and types, once all can be found. */
async function search({ page }: Postil, typed: string): Promise<void> {
  await press(page, 'Control+Shift+f')
  const field = dialog(page).getByRole('combobox', { name: 'Search the library' })
  await expect(field).toBeFocused()
  await field.fill(typed)
}

test('words are found in the article as they are typed, whatever their form (C03, C06)', async ({
  launchApp,
}) => {
  test.slow()
  const postil = await launchApp({ seeds: CASES })
  const { page } = postil
  await ready(postil)
  const bar = page.getByRole('search')
  const wanted: readonly (readonly [title: string, words: string, count: number])[] = [
    ['Invisible', 'cooperation', 1],
    ['Invisible', '12 000 tonnes', 1],
    ['Invisible', 'velmark.example/reports/2026', 1],
    ['water rates', 'Åsvik'.normalize('NFC'), 2],
    ['water rates', 'naïve'.normalize('NFC'), 1],
  ]
  for (const [, words, count] of wanted.slice(0, 3)) {
    await openArticle(page, await titleOf(page, 'c03-invisible.txt'))
    await press(page, 'Control+f')
    await bar.getByRole('textbox').fill(words)
    await expect(bar.getByRole('status')).toHaveText(`1 of ${count}`)
    await expect.poll(() => painted(page, 'found')).toHaveLength(count)
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
  }
  for (const [, words, count] of wanted.slice(3)) {
    await openArticle(page, await titleOf(page, 'c06-nfd.txt'))
    await press(page, 'Control+f')
    await bar.getByRole('textbox').fill(words)
    await expect(bar.getByRole('status')).toHaveText(`1 of ${count}`)
    await press(page, 'Escape')
  }
})

/** The title of a seed, by its file. */
function titleOf(page: Page, file: string): Promise<string> {
  return page.evaluate(async (file) => {
    const view = await window.postil.request('library:load')
    return (view.ok ? view.value.articles.find((row) => row.path === file)?.title : undefined) ?? file
  }, file)
}

test('find goes from place to place, and leaves the one that is current selected', async ({
  launchApp,
  folder,
}) => {
  const postil = await launchApp({ seeds: await seedsOf(folder, TEXTS) })
  const { page } = postil
  await ready(postil)
  const text = await openArticle(page, 'Ferry to stay')
  await press(page, 'Control+f')
  const field = page.getByRole('search').getByRole('textbox')
  await expect(field).toBeFocused()
  await page.keyboard.type('ferry')
  const count = page.getByRole('search').getByRole('status')
  await expect(count).toHaveText('1 of 3')
  await press(page, 'Enter')
  await expect(count).toHaveText('2 of 3')
  await press(page, 'Enter', 'Enter', 'Shift+Enter')
  await expect(count).toHaveText('3 of 3')
  await press(page, 'Escape')
  await expect(article(page)).toBeFocused()
  const [start] = find(text, 'ferry', 1)
  await expect.poll(() => selection(page)).toMatchObject({ anchor: start, words: 'ferry' })
  // What is found is marked by the same key as what is selected.
  await press(page, 'h')
  await expect(live(page)).toContainText('Highlighted: ferry')
})

test('the library is searched by words, phrases, minus and filters, and a hit opens at its passage', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  let postil = await launchApp({ seeds: await seedsOf(folder, TEXTS) })
  let { page } = postil
  await ready(postil)
  await openArticle(page, 'Ferry to close')
  await search(postil, 'fery')
  // With a typo, and once the index is there.
  await expect(hits(page)).toHaveCount(2)
  const field = dialog(page).getByRole('combobox')
  await field.fill('"the road office"')
  await expect(hits(page)).toHaveCount(1)
  await expect(hits(page)).toContainText('Bridge opens')
  await field.fill('office -bridge')
  await expect(hits(page)).toHaveText(/Ferry to stay/)
  await field.fill('office in:bridge')
  await expect(hits(page)).toHaveText(/Bridge opens/)
  await press(page, 'Enter')
  await expect.poll(() => article(page).getAttribute('aria-label')).toContain('Bridge opens')
  await expect.poll(() => selection(page)).toMatchObject({ words: 'office' })

  await test.step('what is written is found at once, and after a restart', async () => {
    await press(page, 'n')
    await expect(noteField(page)).toBeFocused()
    await page.keyboard.type('Ask the zoning board')
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    await search(postil, 'zoning')
    await expect(hits(page)).toContainText(['Ask the zoning board'])
    await press(page, 'Escape')
    postil = await postil.restart()
    page = postil.page
    await ready(postil)
    await search(postil, 'zoning')
    await expect(hits(page)).toContainText(['Ask the zoning board'])
    await press(page, 'Enter')
    await expect.poll(() => article(page).getAttribute('aria-label')).toContain('Bridge opens')
  })
})

test('all passages that answer are ticked, and marked as one claim, in one undo step', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp({ seeds: await seedsOf(folder, TEXTS) })
  const { page } = postil
  await ready(postil)
  await search(postil, '"the ferry would"')
  await expect(hits(page)).toHaveCount(2)
  await press(page, 'Control+Enter')
  const list = dialog(page).getByRole('listbox', { name: 'Passages' })
  await expect(list).toBeFocused()
  await expect(list.getByRole('option', { selected: true })).toHaveCount(2)
  await press(page, 'c')
  await expect(dialog(page)).toHaveCount(0)
  await expect(live(page)).toContainText('2 passages marked. One undo takes them back.')
  await expect
    .poll(() => page.evaluate(() => window.postil.request('claims:all')))
    .toMatchObject({
      value: { appearances: [{}, {}], claims: [{}, {}] },
    })
  const claims = await page.evaluate(async () => {
    const web = await window.postil.request('claims:all')
    return web.ok ? web.value.claims.map(({ joinedTo }) => joinedTo !== null) : []
  })
  expect(claims.sort()).toEqual([false, true])

  await press(page, 'Control+z')
  await expect
    .poll(() => page.evaluate(() => window.postil.request('claims:all')))
    .toMatchObject({
      value: { appearances: [], claims: [] },
    })
})
