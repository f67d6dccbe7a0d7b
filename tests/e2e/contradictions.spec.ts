import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import { readCsv } from './exports.ts'
import { makeClaims } from './made.ts'
import { article, libraryPane, live, press, ready, saveTo, seedsOf, storedAs } from './person.ts'

const pairs = (page: Page) => page.getByRole('feed').getByRole('article')
const current = (page: Page) => page.locator('article[data-view-focus]')
const facet = (page: Page, name: RegExp) => libraryPane(page).getByRole('button', { name })

/** Two contradictions, one within an article and one across two, and the view of them open. */
async function contradictions(
  folder: string,
  launch: (options: { seeds: string }) => Promise<Postil>,
): Promise<Postil> {
  const [stays, closes] = ['Ferry to stay', 'Ferry to close']
  const seeds = await seedsOf(folder, {
    'a.txt': `2014-03-05\n\n${stays}\n\nThe harbour office said the ferry would stay open. It may rain.\n`,
    'b.txt': `2014-03-06\n\n${closes}\n\nThe crews said the ferry would close in May. Fares would double, the mayor wrote.\n\nNobody pays more, said the ministry.\n`,
  })
  const first = await launch({ seeds })
  await ready(first)
  const postil = await makeClaims(first, {
    [stays]: [{ content: 'the ferry would stay open', source: 'The harbour office' }],
    [closes]: [
      {
        content: 'the ferry would close in May',
        source: 'The crews',
        to: [['contradicts', 'the ferry would stay open']],
      },
      { content: 'Fares would double', source: 'the mayor' },
      { content: 'Nobody pays more', source: 'the ministry', to: [['contradicts', 'Fares would double']] },
    ],
  })
  await ready(postil)
  await press(postil.page, 'Control+3')
  await expect(current(postil.page)).toBeFocused()
  return postil
}

test('a pair stands as a spread: what was said first at the left, each in its sentence, with its note', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await contradictions(folder, launchApp)
  const { page } = postil
  await expect(pairs(page)).toHaveCount(2)
  const across = page.getByRole('article', {
    name: 'The harbour office, 5 March 2014 contradicts The crews, 6 March 2014',
  })
  await expect(across.getByRole('blockquote')).toHaveText([
    'The harbour office said the ferry would stay open.',
    'The crews said the ferry would close in May.',
  ])
  await expect(across.locator('.mark-content')).toHaveText([
    'the ferry would stay open',
    'the ferry would close in May',
  ])
  await expect(across.getByRole('button', { name: /^Open the passage/ })).toHaveText([
    /Ferry to stay.*paragraph 1/,
    /Ferry to close.*paragraph 1/,
  ])

  // By keys from pair to pair; the note is written where it stands.
  await across.click({ position: { x: 20, y: 10 } })
  await expect(current(page)).toHaveAccessibleName(/^The harbour office/)
  await press(page, 'n')
  await page.keyboard.type('Not before May.')
  await press(page, 'Escape')
  await expect(current(page)).toBeFocused()
  await storedAs(postil, (it) => it.relations.map(({ note }) => note).sort(), 'b.txt').toEqual([
    '',
    'Not before May.',
  ])
  await expect(facet(page, /^Without a note/)).toHaveAccessibleName('Without a note 1')
  await press(page, 'Control+z')
  await expect(live(page)).toHaveText(/^Undone/)
  await storedAs(postil, (it) => it.relations.map(({ note }) => note), 'b.txt').toEqual(['', ''])
})

test('filters keep a pair when either claim is wanted; what is shown is exported', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await contradictions(folder, launchApp)
  const { page } = postil
  await facet(page, /^Within one article/).click()
  await expect(live(page)).toHaveText('1 of 2 pairs')
  await expect(pairs(page)).toHaveAccessibleName(/mayor.*ministry/)
  await facet(page, /^Within one article/).click()
  await facet(page, /^Ferry to stay/).click()
  await expect(pairs(page)).toHaveAccessibleName(/harbour office.*crews/)

  const path = join(folder, 'out.csv')
  await saveTo(postil, path)
  await press(page, 'Escape', 'e')
  const dialog = page.getByRole('dialog', { name: 'Export 2 claims of 1 contradiction' })
  await expect(page.getByRole('combobox', { name: 'Find a format' })).toBeFocused()
  await press(page, 'ArrowDown', 'Enter')
  await expect(dialog).toContainText(`Saved as ${path}`)
  await press(page, 'Enter')
  await expect(current(page)).toBeFocused()
  expect((await readCsv(path)).length).toBe(2)

  await facet(page, /^All claims/).click()
  await press(page, '/')
  await page.keyboard.type('fares')
  await expect(pairs(page)).toHaveCount(1)
  await page.keyboard.type(' x')
  await expect(page.getByText('No pair matches.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(pairs(page)).toHaveCount(2)
})

test('both articles open beside each other, and one comes back; a pair is taken away and brought back', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await contradictions(folder, launchApp)
  const { page } = postil
  const beside = page.locator('[data-pane="beside"] [role="document"]')
  await facet(page, /^Across articles/).click()
  await press(page, 'Escape', 'Enter')
  await expect(article(page)).toBeFocused()
  await expect(article(page)).toContainText('The harbour office said')
  await expect(beside).toContainText('The crews said')
  await press(page, 'Alt+ArrowLeft')
  await expect(current(page)).toBeFocused()
  await expect(current(page)).toHaveAccessibleName(/harbour office.*crews/)
  await facet(page, /^All 2/).click()
  await press(page, 'Escape', 'o', 'o')
  await expect(live(page)).toHaveText('By claimant')

  await press(page, 'Home', 'Delete')
  await expect(live(page)).toHaveText('No contradiction any more. Undo brings it back.')
  await expect(pairs(page)).toHaveCount(1)
  await expect(current(page)).toBeFocused()
  await press(page, 'Control+z')
  await expect(pairs(page)).toHaveCount(2)
  await press(page, 'End', 'r')
  await expect(page.getByRole('dialog', { name: 'What it is to the other claim' })).toBeVisible()
  await press(page, 'u')
  await expect(live(page)).toHaveText('The relation now says: updates. Undo brings the contradiction back.')
  await expect(pairs(page)).toHaveCount(1)
  await press(page, 'Delete')
  await expect(page.getByText('No claim contradicts another yet.')).toBeVisible()
  await press(page, 'Control+z', 'Control+z')
  await expect(pairs(page)).toHaveCount(2)
  await storedAs(postil, (it) => it.relations.map(({ kind }) => kind), 'b.txt').toEqual([
    'contradicts',
    'contradicts',
  ])
})
