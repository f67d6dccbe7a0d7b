import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import {
  article,
  bytesOf,
  find,
  libraryPane,
  live,
  openFrom,
  press,
  ready,
  selectByKeys,
  storedAs,
} from './person.ts'

test('the library moves to another folder and is there from then on', async ({ launchApp, folder }) => {
  test.slow()
  let postil = await launchApp({ library: null })
  let { page } = postil
  const text = await ready(postil)
  await selectByKeys(page, find(text, 'a threat'))
  await press(page, 'h')
  await storedAs(postil, (it) => it.annotations.length).toBe(1)
  const old = postil.library
  const move = async (): Promise<void> => {
    await press(page, 'Control+,')
    await page.getByRole('button', { name: 'Move…' }).click()
  }

  await test.step('not into a folder that holds something, and not where the person cancels', async () => {
    const full = join(folder, 'full')
    await mkdir(full)
    await writeFile(join(full, 'mine.txt'), '')
    await openFrom(postil, full)
    await move()
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('is not empty')
    await openFrom(postil, null)
    await page.getByRole('button', { name: 'Move…' }).click()
    await expect(page.getByRole('dialog').getByRole('alert')).toHaveCount(0)
    await press(page, 'Escape')
    expect(await readdir(full)).toEqual(['mine.txt'])
  })

  const moved = join(folder, 'moved ü')
  await test.step('into an empty one', async () => {
    const before = await bytesOf(old)
    await mkdir(moved)
    await openFrom(postil, moved)
    await move()
    await expect(libraryPane(page)).toContainText(`The library is in ${moved} now.`)
    await ready(postil)
    expect(await bytesOf(moved)).toEqual(before)
    await expect.poll(() => readdir(old)).toEqual(['moved.json'])
  })

  await test.step('where work goes on, and after a restart', async () => {
    await press(page, 'Control+z')
    await storedAs({ ...postil, library: moved }, (it) => it.annotations.length).toBe(0)
    postil = await postil.restart()
    page = postil.page
    await ready(postil)
    await press(page, 'Control+,')
    await expect(page.getByRole('textbox', { name: 'Folder' })).toHaveValue(moved)
    await press(page, 'Escape')
  })

  await test.step('another library is opened in its place', async () => {
    const other = join(folder, 'other')
    await mkdir(other)
    await openFrom(postil, other)
    await press(page, 'Control+,')
    await page.getByRole('button', { name: 'Open another library…' }).click()
    await expect.poll(() => readdir(other)).toContain('library.json')
    await ready(postil)
    await press(page, 'Control+,')
    await expect(page.getByRole('textbox', { name: 'Folder' })).toHaveValue(other)
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    expect(await live(page).innerText()).not.toContain('could not')
  })
})

test('a library that was named at the start is not moved', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  await press(page, 'Control+,')
  await expect(page.getByRole('button', { name: 'Move…' })).toBeDisabled()
  await expect(page.getByRole('dialog')).toContainText('--library')
})
