/** What is seen while the library is being read. Its list of articles is a pipe here: it is read when the flow writes it. */
import { execFileSync } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Postil } from './app.ts'
import { article, libraryPane, live, press, ready } from './person.ts'

test.skip(process.platform === 'win32', 'Windows has no such files')

/** A library that was opened before, whose list waits to be written. Gives what it holds. */
async function onePiped({ library }: Postil): Promise<{ path: string; text: string }> {
  const path = join(library, 'library.json')
  const text = await readFile(path, 'utf8')
  await rm(path)
  execFileSync('mkfifo', [path])
  return { path, text }
}

test('the window is there at once, says what it waits for, and then shows what it was asked meanwhile', async ({
  launchApp,
  folder,
}) => {
  let postil = await launchApp()
  await ready(postil)
  await postil.page.evaluate(() => window.postil.request('settings:set', { textSize: 24 }))
  // Its copies are made: nothing reads the list again.
  postil = await postil.restart()
  await ready(postil)
  await postil.close()
  const { path, text } = await onePiped(postil)

  postil = await launchApp({ library: postil.library, userData: postil.userData })
  const { page } = postil
  await expect(page.getByText('Opening the library…')).toBeVisible()
  await expect(page.getByText('No tags yet')).toHaveCount(0)
  await expect(page.getByText('Saved')).toHaveCount(0)
  expect(await page.evaluate(() => window.postil.request('settings:get'))).toMatchObject({
    value: { textSize: 24 },
  })
  // What cannot be done yet says so, or waits; nothing breaks.
  await press(page, 'h', 'j', 'Control+z')
  const files = [join(folder, 'late.txt'), join(folder, 'empty.txt')]
  await writeFile(files[0] ?? '', 'Late\n\nIt came while the library was read.\n')
  await writeFile(files[1] ?? '', '')
  await postil.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
  }, files)
  await press(page, 'Control+o')
  await press(page, 'Control+,')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await press(page, 'Escape')

  await writeFile(path, text)
  const report = page.getByRole('dialog', { name: '1 article came in' })
  await expect(report).toContainText('empty.txt')
  // What waits from outside is asked for after it, and that is nothing: the report stays.
  await page.evaluate(() => window.postil.request('import:opened'))
  await expect(report).toContainText('empty.txt')
  await press(page, 'Escape')
  await ready(postil)
  await expect(page.getByText('Opening the library…')).toHaveCount(0)
  await expect(libraryPane(page).getByRole('option')).toHaveCount(2)
  await press(page, 'Shift+ArrowRight', 'h')
  await expect(live(page)).toContainText('Highlighted')
  await expect(article(page)).toBeFocused()
})

test('one that is closed while the library is read leaves it as it is', async ({ launchApp }) => {
  let postil = await launchApp()
  await ready(postil)
  await postil.close()
  const { path, text } = await onePiped(postil)

  postil = await launchApp({ library: postil.library, userData: postil.userData })
  await expect(postil.page.getByText('Opening the library…')).toBeVisible()
  const closed = postil.close()
  await writeFile(path, text)
  await closed

  await rm(path)
  await writeFile(path, text)
  postil = await launchApp({ library: postil.library, userData: postil.userData })
  await ready(postil)
  await expect(libraryPane(postil.page).getByText('library.json')).toHaveCount(0)
})
