import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { readCsv } from './exports.ts'
import {
  article,
  bytesOf,
  exportAs,
  find,
  openArticle,
  press,
  ready,
  saveTo,
  seedsOf,
  selectByMouse,
  selection,
  storedAs,
} from './person.ts'

test('an export that cannot be written says why and leaves nothing; Cancel changes nothing', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, ['c22-undo.txt', 'c24-seen.txt'])
  let postil = await launchApp({ seeds })
  await ready(postil)
  for (const [title, words] of [
    ['Two statements', 'the bridge was safe'],
    ['Pier closed', 'the pier was closed'],
  ] as const) {
    const text = await openArticle(postil.page, title)
    await selectByMouse(postil.page, find(text, words))
    await press(postil.page, 'h')
  }
  await storedAs(postil, (it) => it.annotations.length, 'c24-seen.txt').toBe(1)
  postil = await postil.restart()
  const { page } = postil
  await ready(postil)
  const before = await bytesOf(postil.library)
  const caret = await selection(page)
  const places = join(folder, 'places')
  await mkdir(join(places, 'a folder.csv'), { recursive: true })
  await writeFile(join(places, 'a file'), 'what was there')
  const here = await readdir(places)
  const dialog = page.getByRole('dialog')

  await test.step('Cancel', async () => {
    await saveTo(postil, null)
    // An Enter before the formats are there closes nothing.
    await press(page, 'Control+e', 'Enter')
    await expect(page.getByRole('combobox', { name: 'Find a format' })).toBeFocused()
    await press(page, 'Enter')
    // The dialog is there again, with its formats, and says nothing: none can be chosen while one is being made.
    await expect(dialog.getByRole('option', { disabled: true })).toHaveCount(0)
    await expect(page.getByRole('combobox', { name: 'Find a format' })).toBeFocused()
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await expect(dialog).not.toContainText('Saved')
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    expect(await selection(page)).toEqual(caret)
  })

  for (const [name, why] of [
    ['not there/out.csv', 'is not there'],
    ['a folder.csv', 'folder'],
    ['a file/out.csv', 'a file'],
  ] as const)
    await test.step(name, async () => {
      const path = join(places, name)
      await saveTo(postil, path)
      await press(page, 'Control+e')
      await page.getByRole('option', { name: /^CSV/ }).click()
      await expect(dialog.getByRole('alert')).toContainText('Not exported.')
      await expect(dialog.getByRole('alert')).toContainText(path)
      await expect(dialog.getByRole('alert')).toContainText(why)
      expect(await readdir(places)).toEqual(here)
      expect(await readFile(join(places, 'a file'), 'utf8')).toBe('what was there')
      // Another place can be tried at once.
      await saveTo(postil, join(folder, 'second try.csv'))
      await page.getByRole('option', { name: /^CSV/ }).click()
      await expect(dialog).toContainText('Saved as')
      await expect(dialog.getByRole('alert')).toHaveCount(0)
      await press(page, 'Enter')
      await expect(article(page)).toBeFocused()
    })

  // The administrator may write everywhere, and Windows has no such bits.
  if (process.getuid?.() !== 0 && process.platform !== 'win32')
    await test.step('a folder in which nobody may write', async () => {
      await chmod(places, 0o500)
      await saveTo(postil, join(places, 'out.csv'))
      await press(page, 'Control+e')
      await page.getByRole('option', { name: /^CSV/ }).click()
      await expect(dialog.getByRole('alert')).toContainText('Not exported.')
      await press(page, 'Escape')
      await chmod(places, 0o700)
      expect(await readdir(places)).toEqual(here)
    })

  await test.step('the library in one file, over one that was there', async () => {
    const path = join(folder, 'all.csv')
    await writeFile(path, 'the last one')
    await exportAs(postil, /CSV/, path, 'library')
    const rows = await readCsv(path)
    expect(rows.map((row) => [row['article_title'], row['text']]).toSorted()).toEqual([
      ['Pier closed', 'the pier was closed'],
      ['Two statements', 'the bridge was safe'],
    ])
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([])
  })
  await postil.close()
  expect(await bytesOf(postil.library)).toEqual(before)
})
