import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import { readCsv } from './exports.ts'
import { makeClaims } from './made.ts'
import { appearances, article, libraryPane, live, press, ready, saveTo, seedsOf, storedAs } from './person.ts'

const table = (page: Page) => page.getByRole('treegrid', { name: 'Claims of the library' })
/** The statements as they stand, from the top. */
const statements = (page: Page) => table(page).locator('.line .statement')
const current = (page: Page) => table(page).locator('.line.current')
const facet = (page: Page, name: RegExp) => libraryPane(page).getByRole('button', { name })

/** Five claims of two articles, one contradicting another, and the ledger open. */
async function ledger(
  folder: string,
  launch: (options: { seeds: string }) => Promise<Postil>,
): Promise<Postil> {
  const [stays, closes] = ['Ferry to stay', 'Ferry to close']
  const seeds = await seedsOf(folder, {
    'a.txt': `2014-03-05\n\n${stays}\n\nThe harbour office said the ferry would stay open. It may rain.\n`,
    'b.txt': `2014-03-06\n\n${closes}\n\nThe crews said the ferry would close in May. Fares would double, the mayor wrote. Nobody was asked.\n`,
  })
  const first = await launch({ seeds })
  await ready(first)
  const open = 'the ferry would stay open'
  const postil = await makeClaims(first, {
    [stays]: [
      { content: open, source: 'The harbour office' },
      { content: 'It may rain', said: { from: '2014-03-04' } },
    ],
    [closes]: [
      {
        content: 'the ferry would close in May',
        source: 'The crews',
        said: { from: '2014-02-28' },
        to: [['contradicts', open]],
      },
      { content: 'Fares would double', source: 'the mayor' },
      { content: 'Nobody was asked' },
    ],
  })
  await ready(postil)
  await press(postil.page, 'Control+2')
  await expect(table(postil.page)).toBeFocused()
  return postil
}

test('the ledger sorts by any column, by keys and by its heads', async ({ launchApp, folder }) => {
  const { page } = await ledger(folder, launchApp)
  await expect(statements(page)).toHaveText([
    'Fares would double',
    'Nobody was asked',
    'the ferry would stay open',
    'It may rain',
    'the ferry would close in May',
  ])
  await expect(page.getByRole('columnheader', { name: 'Date' })).toHaveAttribute('aria-sort', 'descending')
  await press(page, 'j', 'o')
  await expect(live(page)).toHaveText('Sorted by statement, ascending')
  const byWords = [
    'Fares would double',
    'It may rain',
    'Nobody was asked',
    'the ferry would close in May',
    'the ferry would stay open',
  ]
  await expect(statements(page)).toHaveText(byWords)
  // The row that one was at is the current one still.
  await expect(current(page)).toContainText('Nobody was asked')
  await press(page, 'Shift+O')
  await expect(live(page)).toHaveText('Sorted by statement, descending')
  await expect(statements(page)).toHaveText(byWords.toReversed())
  await page.getByRole('columnheader', { name: 'Claimant' }).getByRole('button').click()
  await expect(statements(page).first()).toHaveText('the ferry would close in May')
  await page.getByRole('columnheader', { name: 'Relations' }).getByRole('button').click()
  await expect(statements(page).nth(2)).not.toHaveText(/ferry/)
})

test('filters with counts, kept under a name over a restart; words, and back', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  let postil = await ledger(folder, launchApp)
  let { page } = postil
  await facet(page, /^Contradicts 2/).click()
  await expect(statements(page)).toHaveText(['the ferry would stay open', 'the ferry would close in May'])
  await expect(live(page)).toHaveText('2 of 5 claims')
  await expect(facet(page, /^Ferry to stay/)).toHaveAccessibleName('Ferry to stay 1')

  await facet(page, /^Save this filter/).click()
  await page.keyboard.type('Disputed')
  await press(page, 'Enter')
  await expect(live(page)).toHaveText('Saved as Disputed')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Disputed')
  await expect(table(page)).toBeFocused()

  postil = await postil.restart()
  page = postil.page
  await ready(postil)
  await press(page, 'Control+2')
  await expect(statements(page)).toHaveCount(5)
  // By keys: the filters are the pane before the table, with one stop and arrows.
  await press(page, 'Shift+F6')
  await expect(facet(page, /^All claims/)).toBeFocused()
  await press(page, 'ArrowDown', 'Enter')
  await expect(statements(page)).toHaveCount(2)
  await press(page, 'Delete')
  await expect(facet(page, /^Disputed/)).toHaveCount(0)
  await press(page, 'Escape')
  await expect(table(page)).toBeFocused()
  await press(page, 'Control+z')
  await expect(facet(page, /^Disputed/)).toBeVisible()

  await facet(page, /^All claims/).click()
  await press(page, '/')
  const field = page.getByRole('textbox', { name: 'Words in statement or quote' })
  await expect(field).toBeFocused()
  await page.keyboard.type('rain')
  await expect(statements(page)).toHaveText(['It may rain'])
  await page.keyboard.type('bow')
  await expect(page.getByText('No claim matches.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(statements(page)).toHaveCount(5)
})

test('marked claims are tagged, judged and exported; undo takes it back', async ({ launchApp, folder }) => {
  test.slow()
  const postil = await ledger(folder, launchApp)
  const { page } = postil
  await press(page, 'x', 'j', 'Shift+ArrowDown')
  await expect(live(page)).toHaveText('3 marked')
  await press(page, 'Escape')
  await expect(live(page)).toHaveText('Nothing is marked')
  await press(page, 'Home', 'Shift+ArrowDown')
  await expect(table(page).locator('[aria-selected="true"]')).toHaveCount(2)

  await press(page, 't')
  await expect(page.getByRole('combobox', { name: 'Tag' })).toHaveAccessibleDescription('for 2 claims')
  await page.keyboard.type('fares')
  await press(page, 'Enter')
  await expect(live(page)).toHaveText('2 claims tagged fares')
  await expect(table(page)).toBeFocused()
  await expect(facet(page, /^fares/)).toHaveAccessibleName('fares 2')
  await storedAs(postil, (it) => appearances(it).map(({ tags }) => tags.length), 'b.txt').toEqual([0, 1, 1])

  await press(page, 'v')
  await page.keyboard.type('mostly f')
  await press(page, 'Enter')
  await expect(live(page)).toHaveText('2 claims: mostly false')
  await expect(current(page)).toContainText('Mostly false')
  await expect(current(page)).toContainText('Open: without evidence')
  await press(page, 'Control+z', 'Control+z')
  await expect(live(page)).toHaveText('Undone: tag claims')
  await storedAs(
    postil,
    (it) => [it.claims.map(({ verdict }) => verdict), appearances(it).flatMap(({ tags }) => tags)],
    'b.txt',
  ).toEqual([[null, null, null], []])

  await press(page, 'Escape')
  await facet(page, /^Contradicts 2/).click()
  const path = join(folder, 'out.csv')
  await saveTo(postil, path)
  await table(page).focus()
  await press(page, 'e')
  const dialog = page.getByRole('dialog', { name: 'Export 2 claims of 5, as filtered' })
  await expect(dialog).toContainText('2 passages in 2 articles')
  await expect(page.getByRole('combobox', { name: 'Find a format' })).toBeFocused()
  await press(page, 'ArrowDown')
  await expect(dialog.getByRole('option', { selected: true })).toHaveText(/CSV/)
  await press(page, 'Enter')
  await expect(dialog).toContainText(`Saved as ${path}`)
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused()
  await press(page, 'Enter')
  await expect(table(page)).toBeFocused()
  expect((await readCsv(path)).map(({ statement }) => statement).sort()).toEqual([
    'the ferry would close in May',
    'the ferry would stay open',
  ])
})

test('a passage opens in its article, and one comes back to the row', async ({ launchApp, folder }) => {
  const { page } = await ledger(folder, launchApp)
  await facet(page, /^Contradicts 2/).click()
  await press(page, 'Escape', 'End')
  await expect(current(page)).toContainText('the ferry would close in May')
  await press(page, 'Enter')
  await expect(article(page)).toBeFocused()
  await expect(article(page)).toContainText('The crews said')
  await expect(page.getByRole('textbox', { name: 'Statement' })).toHaveValue('the ferry would close in May')
  await press(page, 'Alt+ArrowLeft')
  await expect(table(page)).toBeFocused()
  await expect(current(page)).toContainText('the ferry would close in May')
  await expect(statements(page)).toHaveCount(2)
  // Where it is said, a line each.
  await press(page, 'ArrowRight', 'ArrowDown')
  await expect(current(page)).toContainText('“the ferry would close in May”')
  await press(page, 'ArrowLeft')
  await expect(current(page)).toHaveAttribute('aria-expanded', 'false')
})

test('? shows the keys of the ledger, and one comes back to the row', async ({ launchApp, folder }) => {
  const { page } = await ledger(folder, launchApp)
  await press(page, 'x', 'j')
  await expect(current(page)).toContainText('Nobody was asked')
  await press(page, '?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  const own = help.getByRole('region', { name: 'Ledger' })
  await expect(own.getByRole('listitem').filter({ hasText: 'Mark all' })).toContainText('Ctrl A')
  await expect(help.getByRole('heading', { level: 3 })).toHaveText(['Ledger', 'Views', 'Move', 'Work on it'])
  await press(page, 'Escape')
  await expect(help).toHaveCount(0)
  await expect(table(page)).toBeFocused()
  await expect(current(page)).toContainText('Nobody was asked')
  await expect(table(page).locator('[aria-selected="true"]')).toHaveCount(1)
  // In a field it is a letter like others.
  await press(page, '/')
  await page.keyboard.type('?')
  await expect(page.getByRole('textbox', { name: 'Words in statement or quote' })).toHaveValue('?')
  await expect(help).toHaveCount(0)
})

test('where there is nothing to list, the ledger says what to do', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  await press(page, 'Control+2')
  await expect(page.getByText('No claims yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Read' }).last().click()
  await expect(article(page)).toBeFocused()
})
