import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Postil } from './app.ts'
import { EXPECTED } from './cases.ts'
import {
  article,
  CASES,
  clickAt,
  find,
  libraryPane,
  noteField,
  openArticle,
  painted,
  press,
  ready,
  seedsOf,
  selectByMouse,
  stored,
  storedAs,
} from './person.ts'

const notices = ({ page }: Postil) =>
  libraryPane(page).getByRole('region', { name: 'What needs attention' }).getByRole('paragraph')

test('C23: damaged and conflicted files are named, and nothing is lost', async ({ launchApp, folder }) => {
  test.slow()
  const seeds = await seedsOf(folder, ['c22-undo.txt', 'c23-note.txt', 'c24-seen.txt'])
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
  const { articles } = await stored(postil.library)
  const { id } = articles.find(({ path }) => path === 'c22-undo.txt')!
  const annotations = join(postil.library, 'annotations')
  const file = join(annotations, `${id}.json`)

  for (const damaged of ['c23-zeros.json', 'c23-half.json']) {
    await test.step(damaged, async () => {
      await postil.close()
      const good = await readFile(file)
      await copyFile(join(CASES, damaged), file)
      postil = await postil.restart()
      await ready(postil)
      const { page } = postil
      await expect(notices(postil)).toHaveCount(1)
      await expect(notices(postil)).toContainText(`annotations/${id}.json was damaged`)
      // The reason, what has become of it, and what was opened instead.
      await expect(notices(postil)).toContainText(/\(.{8,}\)/)
      await expect(notices(postil)).toContainText('is kept as')
      await expect(notices(postil)).toContainText(/backup/)

      await openArticle(page, 'Two statements')
      await expect.poll(() => painted(page, 'tint-highlight')).toEqual(['the bridge was safe'])
      await openArticle(page, 'Pier closed')
      await expect.poll(() => painted(page, 'tint-highlight')).toEqual(['the pier was closed'])
      // Set aside, byte for byte, wherever it says so; the file in its place is good again.
      const said = await notices(postil).innerText()
      const [, aside = ''] = /is kept as ([^ ]+?)\.(?: |$)/.exec(said) ?? []
      expect(await readFile(join(postil.library, aside))).toEqual(await readFile(join(CASES, damaged)))
      await expect.poll(() => readFile(file)).toEqual(good)
    })
  }

  await test.step('a copy that a sync folder made', async () => {
    await postil.close()
    const name = `${id} (conflicted copy 2026-01-02).json`
    await copyFile(file, join(annotations, name))
    const copy = await readFile(file)
    postil = await postil.restart()
    await ready(postil)
    await expect(notices(postil)).toHaveCount(1)
    await expect(notices(postil)).toContainText(name)
    await expect(libraryPane(postil.page).getByRole('option')).toHaveCount(3)
    await openArticle(postil.page, 'Two statements')
    await expect.poll(() => painted(postil.page, 'tint-highlight')).toEqual(['the bridge was safe'])
    await postil.close()
    expect(await readFile(join(annotations, name))).toEqual(copy)
    expect((await readdir(annotations)).filter((each) => each.includes('conflicted'))).toEqual([name])
  })

  await test.step('a note typed and the window closed at once', async () => {
    postil = await postil.restart()
    await ready(postil)
    const text = await openArticle(postil.page, 'Note first')
    await selectByMouse(postil.page, find(text, 'the pier was closed'))
    await press(postil.page, 'n')
    await expect(noteField(postil.page)).toBeFocused()
    await postil.page.keyboard.type(EXPECTED.C23.note)
    await postil.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
    expect(await postil.ended).toBe(0)
    postil = await postil.restart()
    await ready(postil)
    await clickAt(postil.page, find(text, 'pier')[0] + 1)
    await expect(noteField(postil.page)).toHaveValue(EXPECTED.C23.note)
  })
})

test('seeds that cannot be read are named with the reason, and the rest loads', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, {
    'good.txt': 'A good one\n\nThe council said yes.\n',
    'empty.txt': '',
    'latin.txt': Uint8Array.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x6e, 0x6f, 0x69, 0x72, 0x0a]),
    'words.md': '# A heading\n\nWords.\n',
    'picture.png': 'not an article, and none of our business',
  })
  await mkdir(join(seeds, 'folder.txt'))
  let postil = await launchApp({ seeds })
  await ready(postil)
  await expect(libraryPane(postil.page).getByRole('option')).toHaveText([/^A good one/, /^A heading/])
  await expect(notices(postil)).toHaveCount(3)
  await expect(notices(postil).filter({ hasText: 'empty.txt' })).toContainText(/empty/i)
  await expect(notices(postil).filter({ hasText: 'latin.txt' })).toContainText('UTF-8')
  await expect(notices(postil).filter({ hasText: 'folder.txt' })).toContainText('it is a folder')

  // What is put in order, or added, is there at the next start.
  await postil.close()
  await writeFile(join(seeds, 'empty.txt'), 'Not empty any more\n\nThe council said no.\n')
  await writeFile(join(seeds, 'later.txt'), 'Added later\n\nThe council said nothing.\n')
  postil = await postil.restart()
  await ready(postil)
  await expect(libraryPane(postil.page).getByRole('option')).toHaveCount(4)
  await expect(notices(postil)).toHaveCount(2)
})

test('a library without articles says so', async ({ launchApp, folder }) => {
  const postil = await launchApp({ seeds: await seedsOf(folder, {}) })
  const { page } = postil
  await expect(libraryPane(page)).toContainText('No articles yet')
  await expect(article(page)).toHaveText('')
  // Keys that have nothing to act on are quiet.
  await press(page, 'h', 'c', 'j', 'Control+e', 'Control+ArrowRight')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press(page, 'Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
})
