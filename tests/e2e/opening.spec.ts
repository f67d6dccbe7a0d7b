import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatLink, type LinkPlace } from '../../preload/link.ts'
import { expect, test, type Postil } from './app.ts'
import {
  article,
  bytesOf,
  clickAt,
  exportAs,
  find,
  inspector,
  libraryPane,
  live,
  menu,
  menuItem,
  press,
  ready,
  selectByKeys,
  selection,
  storedAs,
} from './person.ts'
import { startAgain } from './start-again.ts'

const rows = ({ page }: Postil) => libraryPane(page).getByRole('option')
const shown = ({ page }: Postil) => expect.poll(() => article(page).getAttribute('aria-label'))
const copied = ({ app }: Postil) => app.evaluate(({ clipboard }) => clipboard.readText())
const BRIDGE = 'Bridge closed\n\nThe bridge is closed, the road office said.\n'

test('files open from the system, at the start and while the app runs', async ({ launchApp, folder }) => {
  test.slow()
  const files = join(folder, 'from ü')
  await mkdir(files)
  await writeFile(join(files, 'bridge.txt'), BRIDGE)
  await writeFile(join(files, 'ferry.md'), '# Ferry line\n\nIt stays open, the council said.\n')
  const postil = await launchApp({ library: null, args: [join(files, 'bridge.txt')] })
  const { page, app, userData } = postil
  const again = (...words: string[]) => startAgain([`--user-data-dir=${userData}`, ...words], files)
  await shown(postil).toBe('Bridge closed')
  await expect(live(page)).toHaveText('Imported: Bridge closed')

  await test.step('a second start hands its file over, told from its own folder, and the window comes forward', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize())
    expect(await again('ferry.md')).toMatchObject({ code: 0 })
    await shown(postil).toBe('Ferry line')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isMinimized())).toBe(
      false,
    )
    await expect(rows(postil)).toHaveCount(3)
  })

  await test.step('what is here already is opened', async () => {
    await again('bridge.txt')
    await shown(postil).toBe('Bridge closed')
    await expect(live(page)).toHaveText('Here already: Bridge closed')
    await expect(rows(postil)).toHaveCount(3)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('several at once, of which one is not there', async () => {
    await writeFile(join(files, 'road.txt'), 'Road open\n\nThe road is open.\n')
    await again('road.txt', 'gone.pdf', 'bridge.txt')
    const report = page.getByRole('dialog')
    await expect(report).toContainText('1 article came in')
    await expect(report).toContainText(/gone\.pdf it is not there/)
    await expect(report).toContainText(/bridge\.txt the same text as “Bridge closed”/)
    await press(page, 'Escape')
    await expect(rows(postil)).toHaveCount(4)
  })

  await test.step('an archive of annotations shows what it would bring in first', async () => {
    await press(page, 'h')
    const archive = join(files, 'mine.postil')
    await clickAt(page, 3, 2)
    await press(page, 'h')
    await storedAs(postil, ({ articles }) => articles.length).toBe(4)
    await exportAs(postil, /Postil archive/, archive)
    await again('mine.postil')
    await expect(page.getByRole('dialog')).toContainText('mine.postil')
    await press(page, 'Escape')
  })

  await test.step('macOS tells it by events, with no window left too', async () => {
    await app.evaluate(
      ({ app }, path) => {
        let prevented = 0
        const event = { preventDefault: () => prevented++ }
        app.emit('open-file', event, path)
        if (prevented !== 1) throw new Error('open-file was not prevented')
      },
      join(files, 'ferry.md'),
    )
    await shown(postil).toBe('Ferry line')
  })

  await test.step('what was read lately is in the menu, until the list is cleared', async () => {
    const recent = () =>
      app.evaluate(({ Menu }) => {
        const item = Menu.getApplicationMenu()!
          .items.flatMap(({ submenu }) => submenu?.items ?? [])
          .find(({ label }) => label === 'Open recent')
        return (item?.submenu?.items ?? []).flatMap(({ type, label }) => (type === 'normal' ? [label] : []))
      })
    await expect.poll(async () => (await recent()).slice(0, 2)).toEqual(['Road open', 'Bridge closed'])
    await app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()!.items.find(({ label }) => label === 'File')!
      const list = file.submenu!.items.find(({ label }) => label === 'Open recent')!.submenu!
      ;(list.items[0]!.click as () => void)()
    })
    await shown(postil).toBe('Road open')
    await menu(postil, 'recent.clear')
    await expect.poll(recent).toEqual(['Clear the list of recent articles'])
  })
})

test('a link leads to its passage, from the system as from the clipboard', async ({ launchApp }) => {
  test.slow()
  const postil = await launchApp({ library: null })
  const { page, app, userData } = postil
  const text = await ready(postil)
  const follow = (link: string) => startAgain([`--user-data-dir=${userData}`, '--', link])
  const denied = find(text, 'But US officials denied that this had been agreed')
  const links: string[] = []

  await test.step('of what is selected, of the sentence at the caret, of an annotation', async () => {
    expect(await menuItem(postil, 'link.copy')).toEqual({ label: 'Copy link to passage', enabled: true })
    await selectByKeys(page, denied)
    await press(page, 'Control+Shift+l')
    await expect(live(page)).toHaveText('Link to the selection copied')
    links.push(await copied(postil))
    await press(page, 'ArrowRight', 'Control+Shift+l')
    await expect(live(page)).toHaveText('Link to this sentence copied')
    links.push(await copied(postil))
    await selectByKeys(page, find(text, 'a threat'))
    await press(page, 'h')
    await expect(live(page)).toContainText('Highlighted: a threat')
    await press(page, 'Control+Shift+l')
    await expect(live(page)).toHaveText('Link to this annotation copied')
    links.push(await copied(postil))
    expect(links.every((link) => link.startsWith('postil://open/'))).toBe(true)
  })

  await test.step('and back there', async () => {
    await press(page, 'Escape', 'Control+Home')
    expect(await follow(links[0]!)).toMatchObject({ code: 0 })
    await expect.poll(async () => (await selection(page)).words).toBe(text.slice(...denied))
    await expect(article(page)).toBeFocused()
    await follow(links[1]!)
    await expect.poll(async () => (await selection(page)).words).toMatch(/^But US officials denied.*\.$/s)
    await press(page, 'Control+2')
    await expect(article(page)).toBeHidden()
    await follow(links[2]!)
    await expect(article(page)).toBeFocused()
    await expect(inspector(page)).toContainText('a threat')
    await expect(live(page)).toContainText('From a link: ')
  })

  await test.step('a bad one, and one to an article that is not here, are answered in words, and nothing changes', async () => {
    const before = await bytesOf(postil.library)
    await follow('postil://open/../../etc/passwd')
    await expect(page.getByRole('alert')).toContainText('it is no link that Postil makes')
    const elsewhere: LinkPlace = { article: 'not-here', annotation: null, passage: null }
    await app.evaluate(
      ({ app }, url) => app.emit('open-url', { preventDefault: () => undefined }, url),
      formatLink(elsewhere),
    )
    await expect(page.getByRole('alert')).toContainText('an article that is not in this library')
    expect(await bytesOf(postil.library)).toEqual(before)
  })
})

test('a link starts the app at its passage', async ({ launchApp, folder }) => {
  let postil = await launchApp()
  const text = await ready(postil)
  const at = find(text, 'normal dialogue')
  await selectByKeys(postil.page, at)
  await press(postil.page, 'Control+Shift+l')
  await expect(live(postil.page)).toHaveText('Link to the selection copied')
  const link = await copied(postil)
  await postil.close()
  postil = await launchApp({ library: postil.library, userData: join(folder, 'user 1'), args: [link] })
  await expect.poll(async () => (await selection(postil.page)).words).toBe('normal dialogue')
})
