import type { Postil } from './app.ts'
import { expect, test } from './app.ts'
import {
  appearances,
  article,
  find,
  inspector,
  libraryPane,
  live,
  openArticle,
  press,
  ready,
  seedsOf,
  selectByKeys,
  stored,
  storedAs,
  wordsOf,
} from './person.ts'

/** The two claims about the deal of February 21, made by keys; the denial is the open one. */
async function twoClaims(postil: Postil): Promise<void> {
  const { page } = postil
  const text = await ready(postil)
  for (const [source, cue, content] of [
    ['Lavrov had said', 'had said', 'he and Kerry had agreed on the need'],
    ['US officials denied', 'denied', 'this had been agreed'],
  ] as const) {
    const [from] = find(text, source)
    const words = source.replace(` ${cue}`, '')
    await selectByKeys(page, [from, from + words.length])
    await press(page, 's')
    const said = text.indexOf(cue, from)
    await selectByKeys(page, [said, said + cue.length])
    await press(page, 'q')
    await selectByKeys(page, find(text, content))
    await press(page, 'c')
    await expect(live(page)).toHaveText(`Claim: ${content}`)
  }
  await storedAs(postil, (it) => appearances(it).length).toBe(2)
}

test('a claim contradicts another: by keys, seen from both ends, with a note, and undone', async ({
  launchApp,
}) => {
  test.slow()
  let postil = await launchApp()
  let { page } = postil
  await twoClaims(postil)

  await press(page, 'r')
  await expect(page.getByRole('listbox', { name: 'What it is to the other claim' })).toBeFocused()
  await press(page, 'c')
  await expect(page.getByRole('combobox', { name: 'Contradicts…' })).toBeFocused()
  await press(page, 'Enter')
  await expect(live(page)).toHaveText('Contradicts “he and Kerry had agreed on the need”')
  await expect(article(page)).toBeFocused()
  const contradicts = inspector(page).getByRole('region', { name: 'Contradicts' })
  await expect(contradicts.getByRole('blockquote')).toContainText('he and Kerry had agreed on the need')
  await expect(contradicts).toContainText('Lavrov')

  // The same from the other end, and the way there and back.
  await contradicts.getByRole('button', { name: /^Open the passage/ }).press('Enter')
  await expect(article(page)).toBeFocused()
  await expect(contradicts.getByRole('blockquote')).toContainText('this had been agreed')
  await contradicts.getByRole('button', { name: 'Note', exact: true }).press('Enter')
  await page.keyboard.type('“This” is the return to the deal.')
  await press(page, 'Escape')
  await storedAs(postil, (it) => it.relations.map(({ kind, note }) => [kind, note])).toEqual([
    ['contradicts', '“This” is the return to the deal.'],
  ])

  postil = await postil.restart()
  page = postil.page
  await ready(postil)
  // The article is there before the claims of the library are: the gutter says it all the same.
  await expect(page.getByRole('button', { name: /^Contradicted: / })).toHaveCount(2)
  await press(page, 'j', 'j')
  await expect(inspector(page).getByRole('textbox', { name: 'Note on the relation' })).toHaveValue(
    '“This” is the return to the deal.',
  )
  await press(page, 'Control+z', 'Control+z')
  await storedAs(postil, (it) => it.relations).toEqual([])
  await press(page, 'Control+Shift+z', 'Control+Shift+z')
  await storedAs(postil, (it) => it.relations.length).toBe(1)

  // A claim that goes takes the relation along, and brings it back whole.
  const before = await stored(postil.library)
  await press(page, 'Delete')
  await expect(live(page)).toHaveText('Deleting takes along 1 relation. Delete again to do it.')
  await press(page, 'Delete')
  await storedAs(postil, (it) => [appearances(it).length, it.relations.length]).toEqual([1, 0])
  await press(page, 'Control+z')
  await storedAs(postil, (it) => it.relations).toEqual(before.relations)
  await storedAs(postil, (it) => appearances(it).map(wordsOf)).toEqual(appearances(before).map(wordsOf))
})

test('the same claim, said twice: joined, seen in both places, parted after a restart', async ({
  launchApp,
}) => {
  test.slow()
  let postil = await launchApp()
  let { page } = postil
  await twoClaims(postil)
  await press(page, '=')
  await expect(page.getByRole('combobox', { name: 'Same claim as…' })).toBeFocused()
  await page.keyboard.type('kerry')
  await press(page, 'Enter')
  await expect(live(page)).toHaveText('The same claim as “he and Kerry had agreed on the need”')
  const twice = inspector(page).getByRole('region', { name: 'Said twice' })
  await expect(twice.getByRole('blockquote')).toContainText('he and Kerry had agreed on the need')
  const statement = inspector(page).getByRole('textbox', { name: 'Statement' })
  await expect(statement).toHaveValue('he and Kerry had agreed on the need')

  postil = await postil.restart()
  page = postil.page
  await ready(postil)
  await press(page, 'j', 'j')
  await expect(inspector(page).getByRole('region', { name: 'Said twice' })).toBeVisible()
  await press(page, 'Control+Alt+Shift+M')
  await expect(live(page)).toHaveText('A claim of its own again')
  await expect(inspector(page).getByRole('textbox', { name: 'Statement' })).toHaveValue(
    'this had been agreed',
  )
  await storedAs(postil, (it) => it.claims.filter(({ joinedTo }) => joinedTo !== null).length).toBe(0)
})

test('two articles side by side: one claim in both, and the way there and back', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, {
    'a.txt': 'Ferry to stay\n\nThe harbour office said the ferry would stay open.\n',
    'b.txt': 'Ferry to close\n\nThe crews said the ferry would close in May.\n',
  })
  const postil = await launchApp({ seeds })
  const { page } = postil
  const beside = page.locator('[data-pane="beside"] [role="document"]')
  const first = await openArticle(page, 'Ferry to stay')
  await selectByKeys(page, find(first, 'the ferry would stay open'))
  await press(page, 'c')
  await expect(live(page)).toHaveText('Claim: the ferry would stay open')

  await press(page, 'Control+Shift+B')
  await expect(page.getByText('Choose an article in the library to read beside this one.')).toBeVisible()
  await libraryPane(page)
    .getByRole('option', { name: /Ferry to close/ })
    .click()
  await expect(beside).toBeFocused()
  await expect(beside).toContainText('The crews said')
  // What is under the caret of the second article is claimed there, and contradicts what the first one says.
  await press(page, 'Control+ArrowDown', 'c')
  await storedAs(postil, (it) => appearances(it).length, 'b.txt').toBe(1)
  await press(page, 'r', 'c', 'Enter')
  await expect(live(page)).toHaveText('Contradicts “the ferry would stay open”')
  const contradicts = inspector(page).getByRole('region', { name: 'Contradicts' })
  await expect(contradicts).toContainText('Ferry to stay')
  await storedAs(postil, (it) => it.relations.length, 'b.txt').toBe(1)

  // F6 goes through the panes, both articles among them.
  await press(page, 'Shift+F6')
  await expect(article(page)).toBeFocused()
  await press(page, 'j')
  await expect(contradicts).toContainText('Ferry to close')
  await press(page, 'F6')
  await expect(beside).toBeFocused()

  // The other passage opens where one is, and one comes back to where one was.
  await press(page, 'Control+Shift+B')
  await expect(beside).toHaveCount(0)
  await press(page, 'j')
  await contradicts.getByRole('button', { name: /^Open the passage/ }).press('Enter')
  await expect(article(page)).toContainText('The crews said')
  await press(page, 'Alt+ArrowLeft')
  await expect(article(page)).toContainText('The harbour office said')
  await press(page, 'Alt+ArrowRight')
  await expect(article(page)).toContainText('The crews said')

  // The same claim may be made in two articles.
  await press(page, '=', 'Enter')
  await expect(inspector(page).getByRole('region', { name: 'Said twice' })).toContainText('Ferry to stay')
  await expect(contradicts).toHaveCount(0)
  await press(page, 'Control+z')
  await expect(contradicts).toContainText('Ferry to stay')
})
