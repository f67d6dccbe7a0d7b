import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scale } from '../../preload/model.ts'
import { expect, test, type Postil } from './app.ts'
import { article, find, inspector, live, press, ready, selectByKeys, storedAs } from './person.ts'

/** The scales that are stored: the user's own. */
const scales = ({ library }: Postil) =>
  expect.poll(async () => {
    const { scales = [] } = JSON.parse(await readFile(join(library, 'library.json'), 'utf8')) as {
      scales?: Scale[]
    }
    return scales
      .filter(({ id }) => !['postil', 'averitec', 'rating'].includes(id))
      .map(({ name, labels }) => `${name}: ${labels.map((each) => `${each.name}=${each.value}`).join(' ')}`)
  })

test('a scale of one’s own, by keys: made, checked where it is typed, judged on, deleted and undone', async ({
  launchApp,
}) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  await selectByKeys(page, find(text, 'this had been agreed'))
  await press(page, 'c', 'Control+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect(settings).toContainText('AVeriTeC · comes with Postil')
  await settings.getByRole('button', { name: 'Make a scale' }).press('Enter')
  await expect(settings.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await page.keyboard.type('Postil')
  await press(page, 'Tab')
  await expect(settings.getByRole('alert')).toHaveText('Another scale has this name.')
  await press(page, 'Shift+Tab', 'Control+a')
  await page.keyboard.type('Newsroom')
  await press(page, 'Tab')
  await expect(settings.getByRole('alert')).toHaveCount(0)
  await scales(postil).toEqual(['Newsroom: Holds=5 Does not hold=1'])

  await settings.getByRole('textbox', { name: 'Value of Does not hold' }).focus()
  await press(page, 'Control+a')
  await page.keyboard.type('9')
  await press(page, 'Tab')
  await expect(settings.getByRole('alert')).toHaveText('A value lies between 1 and 5, or is left out.')
  await press(page, 'Shift+Tab', 'Control+a')
  await page.keyboard.type('2')
  await press(page, 'Alt+ArrowUp')
  await scales(postil).toEqual(['Newsroom: Does not hold=2 Holds=5'])
  await expect(settings.getByRole('textbox', { name: 'Label 1' })).toBeFocused()
  await press(page, 'Escape')
  await expect(settings.getByRole('button', { name: 'Edit Newsroom' })).toBeFocused()
  await press(page, 'Escape')
  await expect(settings).toHaveCount(0)
  await expect(article(page)).toBeFocused()

  await inspector(page).getByRole('combobox', { name: 'Verdict' }).selectOption('Does not hold')
  await storedAs(postil, (it) => it.claims.map(({ verdict }) => verdict?.name)).toEqual(['Does not hold'])
  await press(page, 'Control+,')
  await settings.getByRole('button', { name: 'Edit Newsroom' }).press('Enter')
  await settings.getByRole('button', { name: 'Delete the scale' }).press('Enter')
  await expect(live(page)).toHaveText('Newsroom deleted; 1 verdict given on it stays. Undo brings it back.')
  await scales(postil).toEqual([])
  await storedAs(postil, (it) => it.claims.map(({ verdict }) => verdict?.name)).toEqual(['Does not hold'])
  await press(page, 'Escape', 'Control+z')
  await scales(postil).toEqual(['Newsroom: Does not hold=2 Holds=5'])
})
