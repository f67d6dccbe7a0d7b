import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { Postil } from './app.ts'
import { expect, test } from './app.ts'
import {
  article,
  find,
  libraryPane,
  live,
  openFrom,
  press,
  ready,
  saveTo,
  selection,
  selectByKeys,
  storedAs,
} from './person.ts'

const tree = (page: Page) => page.getByRole('tree', { name: 'Tags of the codebook' })
const entry = (page: Page) => page.locator('section.entry')
const paths = (postil: Postil) => storedAs(postil, (it) => it.tags.map(({ path }) => path).sort())
/** The tags of the annotations, in text order, by path. */
const given = (postil: Postil) =>
  storedAs(postil, ({ annotations, tags }) =>
    [...annotations]
      .sort((a, b) => a.target.spans[0]!.start - b.target.spans[0]!.start)
      .map((each) => each.tags.map((id) => tags.find((tag) => tag.id === id)?.path ?? id).join(' ')),
  )

/** Three passages, tagged sanctions, visa and visa, by keys; the codebook has the focus. */
async function tagged(postil: Postil): Promise<void> {
  const { page } = postil
  const text = await ready(postil)
  for (const [words, tag] of [
    ['strongly criticised', 'sanctions'],
    ['visa restrictions', 'visa'],
    ['chemical weapons', 'visa'],
  ] as const) {
    await selectByKeys(page, find(text, words))
    await press(page, 't')
    await page.keyboard.type(tag)
    await press(page, 'Enter')
    await expect(live(page)).toHaveText(`Highlighted: ${words}`)
  }
  await press(page, 'Control+6')
  await expect(tree(page)).toBeFocused()
}
const current = (page: Page) => page.getByRole('treeitem', { selected: true })

test('a codebook by keys alone: new, nested, renamed, merged, and each of it undone', async ({
  launchApp,
}) => {
  test.slow()
  let postil = await launchApp()
  let { page } = postil
  await tagged(postil)
  await expect(current(page)).toHaveAccessibleName('sanctions, key 1, 1 annotation')

  // The second goes below the first, and out again.
  await press(page, 'j', '.')
  await expect(live(page)).toHaveText('Moved to sanctions/visa')
  await expect(current(page)).toHaveAccessibleName('sanctions/visa, key 2, 2 annotations')
  await expect(tree(page)).toBeFocused()
  await press(page, ',')
  await expect(live(page)).toHaveText('Moved to visa')
  await press(page, 'Control+z')
  await expect(current(page)).toHaveAccessibleName(/^sanctions\/visa/)
  await paths(postil).toEqual(['sanctions', 'sanctions/visa'])

  await test.step('an entry is written', async () => {
    await press(page, 'F2')
    await expect(page.getByRole('textbox', { name: 'Path', exact: true })).toBeFocused()
    await page.keyboard.type('travel')
    await press(page, 'Enter')
    await expect(live(page)).toHaveText('Renamed to sanctions/travel: 2 annotations')
    await expect(tree(page)).toBeFocused()
    await entry(page).getByRole('textbox', { name: 'Definition' }).focus()
    await page.keyboard.type('Who may enter a country.')
    await press(page, 'Escape')
    await expect(tree(page)).toBeFocused()
    await storedAs(postil, (it) => it.tags.map(({ definition }) => definition).sort()).toEqual([
      '',
      'Who may enter a country.',
    ])
    await expect(entry(page)).toContainText('2 annotations in 1 article carry it')
  })

  await test.step('a path that another has is refused where it is typed', async () => {
    await press(page, 'F2', 'Control+a')
    await page.keyboard.type('sanctions')
    await expect(entry(page).getByRole('alert')).toContainText('There is a tag “sanctions” already.')
    await press(page, 'Enter')
    await expect(page.getByRole('textbox', { name: 'Path', exact: true })).toBeFocused()
    await press(page, 'Escape')
    await expect(page.getByRole('textbox', { name: 'Path', exact: true })).toHaveValue('sanctions/travel')
  })

  await test.step('a new one begins beside the current one', async () => {
    await press(page, 'n')
    const input = page.getByRole('textbox', { name: 'New tag' })
    await expect(input).toHaveValue('sanctions/')
    await page.keyboard.type('assets')
    await press(page, 'Enter')
    await expect(live(page)).toHaveText('Tag sanctions/assets made')
    await expect(current(page)).toHaveAccessibleName('sanctions/assets, key 3, 0 annotations')
    await expect(tree(page)).toBeFocused()
  })

  await test.step('two become one, which is said before', async () => {
    await press(page, 'j', 'm')
    await page.keyboard.type('ass')
    await expect(page.getByRole('dialog')).toContainText('2 annotations in 1 article get sanctions/assets')
    await press(page, 'Enter')
    await expect(live(page)).toHaveText(
      'sanctions/travel merged into sanctions/assets: 2 annotations. Undo parts them.',
    )
    await given(postil).toEqual(['sanctions', 'sanctions/assets', 'sanctions/assets'])
    await expect(current(page)).toHaveAccessibleName(/^sanctions\/assets/)
  })

  postil = await postil.restart()
  page = postil.page
  await ready(postil)
  await press(page, 'Control+6', 'Control+z')
  await given(postil).toEqual(['sanctions', 'sanctions/travel', 'sanctions/travel'])
  await storedAs(postil, (it) => it.tags.find(({ path }) => path === 'sanctions/travel')?.definition).toBe(
    'Who may enter a country.',
  )

  // One press opens a passage that carries it, and one comes back to the same row.
  await press(page, 'End', 'Enter')
  await expect(article(page)).toBeFocused()
  await press(page, 'Alt+ArrowLeft')
  await expect(tree(page)).toBeFocused()
  await expect(current(page)).toHaveAccessibleName(/^sanctions\/travel/)
})

test('deleting a tag deletes no annotation, names what is lost, and is undone', async ({ launchApp }) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  await tagged(postil)
  await press(page, 'End', 'Delete')
  await expect(live(page)).toHaveText(
    'Deleting takes visa off 2 annotations in 1 article. Delete again to do it.',
  )
  await paths(postil).toEqual(['sanctions', 'visa'])
  await press(page, 'Delete')
  await expect(live(page)).toHaveText('Tag visa deleted, and no annotation. Undo brings it back.')
  await given(postil).toEqual(['sanctions', '', ''])
  await paths(postil).toEqual(['sanctions'])
  await press(page, 'Control+z')
  await given(postil).toEqual(['sanctions', 'visa', 'visa'])
  await expect(current(page)).toHaveAccessibleName(/^visa/)
  // What nothing carries and nothing is written of goes at once.
  await press(page, 'n')
  await page.keyboard.type('empty')
  await press(page, 'Enter')
  await expect(current(page)).toHaveAccessibleName(/^empty/)
  await press(page, 'Delete')
  await expect(live(page)).toHaveText('Tag empty deleted. Undo brings it back.')
})

test('an example from the text stands in the entry, at the caret when a tag is chosen, and opens', async ({
  launchApp,
}) => {
  const postil = await launchApp()
  const { page } = postil
  await tagged(postil)
  await press(page, 'Control+1')
  await expect(article(page)).toBeFocused()
  const text = await article(page).evaluate((element) => element.textContent)
  const example = find(text, 'visa restrictions had not yet been implemented')
  await selectByKeys(page, example)
  await press(page, 'x')
  await expect(page.getByRole('combobox', { name: 'Example of a tag' })).toBeFocused()
  await page.keyboard.type('visa')
  await press(page, 'Enter')
  await expect(live(page)).toHaveText('Added to the examples of visa')
  await press(page, 't')
  await page.keyboard.type('visa')
  await expect(page.getByRole('dialog', { name: 'Tag' })).toContainText(
    '“visa restrictions had not yet been implemented”',
  )
  await press(page, 'Escape')
  // The article says what is used in it.
  await expect(libraryPane(page).getByRole('region', { name: 'Codebook' })).toContainText(
    '2 in this article, 2 in the library',
  )
  await press(page, 'Control+6', 'End')
  await expect(entry(page).getByRole('blockquote')).toHaveText(
    'visa restrictions had not yet been implemented',
  )
  await entry(page)
    .getByRole('button', { name: /^Open the example/ })
    .press('Enter')
  await expect(article(page)).toBeFocused()
  expect((await selection(page)).words).toBe('visa restrictions had not yet been implemented')
})

test('with the mouse a tag is dropped onto another, and back to the top', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  await tagged(postil)
  const row = (name: string) => tree(page).getByRole('treeitem', { name })
  await row('visa').dragTo(row('sanctions'))
  await expect(live(page)).toHaveText('Moved to sanctions/visa')
  await paths(postil).toEqual(['sanctions', 'sanctions/visa'])
  await row('sanctions/visa').dragTo(tree(page), { targetPosition: { x: 300, y: 300 } })
  await paths(postil).toEqual(['sanctions', 'visa'])
})

test('a codebook goes out and comes in, as JSON and as CSV; what is no codebook changes nothing', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  await tagged(postil)
  const json = join(folder, 'codebook.json')
  await saveTo(postil, json)
  await press(page, 's')
  await expect(live(page)).toHaveText(`Codebook saved as ${json}`)
  const file = JSON.parse(await readFile(json, 'utf8')) as { tags: { path: string }[] }
  expect(file.tags.map(({ path }) => path)).toEqual(['sanctions', 'visa'])
  const csv = join(folder, 'codebook.csv')
  await saveTo(postil, csv)
  await press(page, 'Shift+S')
  await expect(live(page)).toHaveText(`Codebook saved as ${csv}`)

  await writeFile(csv, 'path,definition\r\nvisa,Who may enter.\r\nvisa/ban,A ban.\r\n')
  await openFrom(postil, csv)
  await press(page, 'i')
  await expect(live(page)).toHaveText('Imported: 1 added, 1 changed')
  await paths(postil).toEqual(['sanctions', 'visa', 'visa/ban'])
  await press(page, 'Control+z')
  await paths(postil).toEqual(['sanctions', 'visa'])

  const wrong = join(folder, 'wrong.json')
  await writeFile(wrong, '{"tags": [{"path": 7}]}')
  await openFrom(postil, wrong)
  await press(page, 'i')
  await expect(page.getByRole('alert')).toContainText('wrong.json could not be read as a codebook')
  await paths(postil).toEqual(['sanctions', 'visa'])
  await openFrom(postil, null)
  await press(page, 'i')
  await expect(tree(page)).toBeFocused()
})

test('a mere part of a path shows no key that only a tag has', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  await selectByKeys(page, find(text, 'visa restrictions'))
  await press(page, 't')
  await page.keyboard.type('measures/visa')
  await press(page, 'Enter')
  await paths(postil).toEqual(['measures/visa'])
  await press(page, 'Control+6')
  const hints = page.locator('footer')
  await press(page, 'Home')
  await expect(hints).toContainText('edit')
  await expect(hints).not.toContainText('merge into')
  await press(page, 'End')
  await expect(hints).toContainText('merge into')
})
