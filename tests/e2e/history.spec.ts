import { expect, test, type Postil } from './app.ts'
import {
  article,
  bytesOf,
  clickAt,
  find,
  inspector,
  live,
  menuItem,
  noteField,
  openArticle,
  paint,
  painted,
  press,
  ready,
  seedsOf,
  selectByMouse,
  storedAs,
} from './person.ts'

test('undo to the start and redo to the end, over two articles and a restart', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, ['c22-undo.txt', 'c24-seen.txt'])
  let postil = await launchApp({ seeds })
  let { page } = postil
  await ready(postil)
  // What is written is looked at between two runs, when nothing is on its way to the disk.
  postil = await postil.restart()
  ;({ page } = postil)
  await ready(postil)
  const atStart = await bytesOf(postil.library)

  let text = await openArticle(page, 'Two statements')
  await selectByMouse(page, find(text, 'the bridge was safe'))
  await press(page, 'c', 't')
  await page.keyboard.type('bridge')
  await press(page, 'Enter')
  await expect(article(page)).toBeFocused()
  const verdict = inspector(page).getByRole('combobox', { name: 'Verdict' })
  await verdict.selectOption('False')
  await noteField(page).click()
  await page.keyboard.type('see the minutes of 2 January')
  await clickAt(page, find(text, 'engineers')[0])
  await selectByMouse(page, find(text, 'it was safe'))
  await press(page, 'h', 'Alt+Shift+ArrowLeft')
  text = await openArticle(page, 'Pier closed')
  await selectByMouse(page, find(text, 'the pier was closed'))
  await press(page, '1')
  await storedAs(postil, (it) => it.annotations.length, 'c24-seen.txt').toBe(1)
  await clickAt(page, find(text, 'closed. It')[0] + 2)
  await press(page, 'Delete')
  await storedAs(postil, (it) => it.annotations.length, 'c24-seen.txt').toBe(0)
  await press(page, 'Control+PageDown')
  await expect.poll(() => painted(page, 'tint-claim')).toEqual(['the bridge was safe'])
  // What is current, and what the pointer is over, is not the library's.
  await press(page, 'Escape', 'Escape')
  const shown = await paint(page)

  postil = await postil.restart()
  ;({ page } = postil)
  await ready(postil)
  const atEnd = await bytesOf(postil.library)
  expect(atEnd).not.toEqual(atStart)

  const undone = await pressUntil(postil, 'Control+z', 'Nothing to undo')
  expect(undone[0]).toBe('Undone: delete annotation')
  expect(undone.at(-1)).toBe('Undone: tag claim')
  expect(await menuItem(postil, 'undo')).toMatchObject({ label: 'Undo' })
  expect(await paint(page)).toEqual({})
  postil = await postil.restart()
  ;({ page } = postil)
  await ready(postil)
  expect(await bytesOf(postil.library)).toEqual(atStart)

  const redone = await pressUntil(postil, 'Control+Shift+z', 'Nothing to redo')
  expect(redone).toHaveLength(undone.length)
  expect(await menuItem(postil, 'redo')).toMatchObject({ label: 'Redo' })
  await openArticle(page, 'Two statements')
  await expect.poll(() => paint(page)).toEqual(shown)
  postil = await postil.restart()
  await ready(postil)
  expect(await bytesOf(postil.library)).toEqual(atEnd)
})

/** Presses a key until it is said that there is no more, and returns what was said each time. */
async function pressUntil({ page }: Postil, key: string, last: string): Promise<string[]> {
  const said: string[] = []
  for (;;) {
    const before = await live(page).textContent()
    await press(page, key)
    await expect.poll(() => live(page).textContent()).not.toBe(before)
    const now = ((await live(page).textContent()) ?? '').trim()
    if (now === last) return said
    said.push(now)
    expect(said.length).toBeLessThan(50)
  }
}
