import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { openLibrary } from '../../main/store/open.ts'
import { expect, test } from './app.ts'
import { article, libraryPane, live, ready } from './person.ts'
import { startAgain } from './start-again.ts'

test('a second start brings the first window forward and ends', async ({ launchApp }) => {
  const { app, userData, page } = await launchApp({ library: null })
  const called = app.evaluate(
    (electron) => new Promise((done) => electron.app.once('second-instance', () => done('called'))),
  )
  expect(await startAgain([`--user-data-dir=${userData}`])).toMatchObject({ code: 0 })
  expect(await called).toBe('called')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a library belongs to one process, and what is opened on it goes there, whoever asks', async ({
  launchApp,
  folder,
}) => {
  const postil = await launchApp()
  const { library, page } = postil
  await ready(postil)
  await writeFile(join(folder, 'bridge.txt'), 'Bridge closed\n\nThe road office said so.\n')
  const other = [`--user-data-dir=${join(folder, 'other')}`, `--library=${library}`]
  expect(await startAgain([...other, 'bridge.txt'], folder)).toMatchObject({ code: 0 })
  await expect.poll(() => article(page).getAttribute('aria-label')).toBe('Bridge closed')
  await expect(live(page)).toHaveText('Imported: Bridge closed')
  await expect(libraryPane(page).getByRole('option')).toHaveCount(2)
})

test('a library that something without a window has open is not opened, and that is said', async ({
  folder,
}) => {
  const library = await openLibrary({ folder: join(folder, 'library'), seeds: null, author: () => '' })
  const second = await startAgain([
    `--user-data-dir=${join(folder, 'other')}`,
    `--library=${join(folder, 'library')}`,
  ])
  expect(second.stderr).toMatch(/Postil cannot open.*This library is open already/s)
  await library.close()
})
