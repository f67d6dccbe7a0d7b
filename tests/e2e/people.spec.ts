import type { Page } from 'playwright/test'
import type { Postil } from './app.ts'
import { expect, test } from './app.ts'
import {
  appearances,
  article,
  find,
  inspector,
  live,
  press,
  ready,
  selectByKeys,
  storedAs,
} from './person.ts'

const roster = (page: Page) => page.getByRole('listbox', { name: 'Who makes claims' })
const current = (page: Page) => roster(page).getByRole('option', { selected: true })
const entry = (page: Page) => page.locator('section.entry')
const people = (postil: Postil) =>
  storedAs(postil, (it) => it.people.map(({ name, names }) => [name, ...names].join(', ')).sort())
/** Who says what, as it is stored: by the person's name where there is one. */
const speakers = (postil: Postil) =>
  storedAs(postil, (it) =>
    appearances(it)
      .sort((a, b) => a.target.spans[0]!.start - b.target.spans[0]!.start)
      .map(({ source }) => it.people.find(({ id }) => id === source.person)?.name ?? null),
  )

/** A claim of Lavrov's and one of US officials', by keys; the people have the focus. */
async function claimed(postil: Postil): Promise<void> {
  const { page } = postil
  const text = await ready(postil)
  for (const [source, around, content] of [
    ['Lavrov', 'Lavrov had said', 'he and Kerry had agreed on the need'],
    ['US officials', 'US officials denied', 'this had been agreed'],
  ] as const) {
    const [from] = find(text, around)
    await selectByKeys(page, [from, from + source.length])
    await press(page, 's')
    await selectByKeys(page, find(text, content))
    await press(page, 'c')
    await expect(live(page)).toHaveText(`Claim: ${content}`)
  }
  await press(page, 'Control+7')
  await expect(roster(page)).toBeFocused()
}

test('words of the text become a person, Lavrov is Sergei Lavrov, and both are undone, after a restart too', async ({
  launchApp,
}) => {
  test.slow()
  let postil = await launchApp()
  let { page } = postil
  await claimed(postil)
  await expect(current(page)).toHaveAccessibleName('Lavrov, 1 claim, said once in 1 article')
  await press(page, 'p')
  await expect(live(page)).toHaveText('Lavrov is a person now, with 1 claim')
  await expect(roster(page)).toBeFocused()
  await people(postil).toEqual(['Lavrov'])
  await speakers(postil).toEqual(['Lavrov', null])

  await test.step('a second one, named and with a role', async () => {
    await press(page, 'End', 'p')
    await expect(live(page)).toHaveText('US officials is a person now, with 1 claim')
    await press(page, 'e')
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
    await page.keyboard.type('Sergei Lavrov')
    await press(page, 'Enter')
    await page.keyboard.type('Foreign minister')
    await press(page, 'Escape')
    await expect(roster(page)).toBeFocused()
    await expect(current(page)).toHaveAccessibleName(/^Sergei Lavrov, Foreign minister, 1 claim/)
  })

  await test.step('two become one, which is said before; the name is kept', async () => {
    await press(page, 'Home', 'm')
    await page.keyboard.type('ser')
    await expect(page.getByRole('dialog')).toContainText(
      '1 claim in 1 article goes to Sergei Lavrov, who is called Lavrov too',
    )
    await press(page, 'Enter')
    await expect(live(page)).toHaveText('Lavrov is Sergei Lavrov now: 1 claim. Undo parts them.')
    await expect(current(page)).toHaveAccessibleName(/^Sergei Lavrov, Foreign minister, 2 claims/)
    await people(postil).toEqual(['Sergei Lavrov, Lavrov'])
    await speakers(postil).toEqual(['Sergei Lavrov', 'Sergei Lavrov'])
  })

  postil = await postil.restart()
  page = postil.page
  await ready(postil)
  await press(page, 'Control+7', 'Control+z')
  await people(postil).toEqual(['Lavrov', 'Sergei Lavrov'])
  await speakers(postil).toEqual(['Lavrov', 'Sergei Lavrov'])
  await press(page, 'Control+Shift+z')
  await people(postil).toEqual(['Sergei Lavrov, Lavrov'])

  await test.step('a passage opens, the card shows the role, and leads back to the person', async () => {
    await press(page, 'Enter')
    await expect(article(page)).toBeFocused()
    const person = inspector(page).getByRole('button', { name: /Show Sergei Lavrov among the people/ })
    await expect(person).toContainText('Foreign minister')
    await person.press('Enter')
    await expect(roster(page)).toBeFocused()
    await expect(current(page)).toHaveAccessibleName(/^Sergei Lavrov/)
  })

  await test.step('deleting names what falls back, and deletes no claim', async () => {
    await press(page, 'Delete')
    await expect(live(page)).toHaveText(/^Deleting takes Sergei Lavrov off 2 claims in 1 article/)
    await press(page, 'Delete')
    await expect(live(page)).toHaveText('Sergei Lavrov deleted, and no claim. Undo brings them back.')
    await speakers(postil).toEqual([null, null])
    await press(page, 'Control+z')
    await speakers(postil).toEqual(['Sergei Lavrov', 'Sergei Lavrov'])
    await expect(current(page)).toHaveAccessibleName(/^Sergei Lavrov/)
  })
})

test('the words of the text are linked to somebody known; what they contradict stands with their claims', async ({
  launchApp,
}) => {
  const postil = await launchApp()
  const { page } = postil
  await claimed(postil)
  await press(page, 'Control+1', 'r', 'c', 'Enter')
  await expect(live(page)).toHaveText('Contradicts “he and Kerry had agreed on the need”')
  await press(page, 'Control+7')
  await expect(roster(page)).toBeFocused()
  await press(page, 'Home', 'p')
  await expect(live(page)).toHaveText('Lavrov is a person now, with 1 claim')
  await press(page, 'End', 'm')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await press(page, 'Enter')
  await expect(live(page)).toHaveText('US officials is Lavrov now: 1 passage. Undo parts them.')
  await people(postil).toEqual(['Lavrov, US officials'])
  await expect(
    entry(page).getByRole('button', { name: /^contradicts what they say elsewhere: this had been agreed/ }),
  ).toBeVisible()
  await press(page, 'Control+z')
  await people(postil).toEqual(['Lavrov'])
  await expect(current(page)).toHaveAccessibleName(/^US officials/)
})
