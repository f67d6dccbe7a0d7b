import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import {
  article,
  bytesOf,
  CASES,
  exportAs,
  find,
  inspector,
  libraryPane,
  live,
  openArticle,
  press,
  ready,
  seedsOf,
  selectByKeys,
  textOf,
} from './person.ts'

/** The system's dialog answers with these paths from now on. */
async function picks({ app }: Postil, ...paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths })
  }, paths)
}
const input = (name: string): string => join(CASES, name)
const rows = (page: Page) => libraryPane(page).getByRole('option')
const report = (page: Page) => page.getByRole('dialog')

/** Puts text and HTML on the page as Ctrl+V does. */
async function paste(page: Page, text: string, html: string | null): Promise<void> {
  await page.evaluate(
    ([text, html]) => {
      const data = new DataTransfer()
      data.setData('text/plain', text ?? '')
      if (html !== null && html !== undefined) data.setData('text/html', html)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    [text, html],
  )
}

test('one file comes in, is read at once, and undo takes it back', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  await picks(postil, input('c19-saved.html'))
  await press(page, 'Control+o')
  await expect.poll(() => article(page).getAttribute('aria-label')).toBe('Ferry line to stay open')
  await expect(live(page)).toContainText('Imported: Ferry line to stay open')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).first()).toContainText('Aster Courier · 2 January 2026')
  expect(await textOf(page)).not.toContain('Subscribe to read on')
  // Nothing of the page is in ours but its words.
  await expect(page.locator('[data-pane="text"] :is(script, style, iframe, img, link)')).toHaveCount(0)

  await press(page, 'Control+z')
  await expect(rows(page)).toHaveCount(1)
  await expect.poll(() => article(page).getAttribute('aria-label')).toContain('Russia, US fail to agree')
  await press(page, 'Control+Shift+z')
  await expect(rows(page)).toHaveCount(2)
})

test('many files come in with a report: what is here already, what failed and why', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  let postil = await launchApp({ seeds: await seedsOf(folder, { 'a.txt': 'A seed\n\nIt said so.\n' }) })
  let { page } = postil
  await ready(postil)
  const empty = join(folder, 'empty.txt')
  await writeFile(empty, '')
  await picks(
    postil,
    ...['c02-crlf-bom.txt', 'c18-latin1-label.html', 'c18-bom-wins.html'].map(input),
    ...['c13-scan.pdf', 'c13-mixed.pdf', 'c12-columns.pdf'].map(input),
    empty,
  )
  await press(page, 'Control+o')
  await expect(report(page)).toContainText('4 articles came in')
  await expect(report(page)).toContainText(/c13-scan\.pdf it has no text \(a scan\)/)
  await expect(report(page)).toContainText(/empty\.txt it is empty/)
  await expect(report(page)).toContainText(/c18-bom-wins\.html the same text as “Élan sails on”/)
  await expect(report(page)).toContainText('Page 2 has no text.')
  await expect(page.getByRole('button', { name: 'Close' })).toBeFocused()
  await press(page, 'Enter')
  await expect(article(page)).toBeFocused()
  await expect(rows(page)).toHaveCount(5)

  await test.step('what came in is kept as it came (C02), and is there after a restart', async () => {
    postil = await postil.restart()
    page = postil.page
    await ready(postil)
    await expect(rows(page)).toHaveCount(5)
    const kept = Object.entries(await bytesOf(postil.library))
    const source = await readFile(input('c02-crlf-bom.txt'), 'base64')
    expect(kept.filter(([path, bytes]) => path.endsWith('source.txt') && bytes === source)).toHaveLength(1)
  })

  await test.step('the same again comes in no second time', async () => {
    await picks(postil, input('c02-crlf-bom.txt'))
    await press(page, 'Control+o')
    await expect(report(page)).toContainText('Nothing came in')
    await expect(report(page)).toContainText('the same text as “Velmark council votes”')
    await press(page, 'Escape')
    await expect(rows(page)).toHaveCount(5)
  })
})

test('what Word, an e-reader and a paged document hold comes in, and the page of an annotation is exported (C12, C14–C16)', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  await picks(
    postil,
    ...['c14-tracked.docx', 'c15-box-smarttag-field.docx', 'c16-spine.epub'].map(input),
    input('c12-columns.pdf'),
  )
  await press(page, 'Control+o')
  await expect(report(page)).toContainText('4 articles came in')
  await press(page, 'Enter')
  await openArticle(page, 'ferry line (made')
  expect(await textOf(page)).toMatch(/First part[^]*Second part[^]*Third part/)
  const text = await openArticle(page, 'Ferry line to stay open')
  for (const words of ['Nobody asked the crews', 'since 2019', '40 pages']) {
    await selectByKeys(page, find(text, words))
    await press(page, 'h')
    await expect(live(page)).toContainText(`Highlighted: ${words}`)
  }
  await expect(inspector(page)).toContainText('page 3')
  const path = join(folder, 'out.csv')
  await exportAs(postil, /CSV/, path)
  const [head = [], ...records] = parse(await readFile(path, 'utf8'), { bom: true }) as string[][]
  expect(records.map((record) => record[head.indexOf('page')])).toEqual(['1', '2', '3'])
})

test('a folder comes in; called off, nothing does', async ({ launchApp, folder }) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  const before = await bytesOf(postil.library)
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [`page ${n}.html`, `<p>The council of place ${n} voted.</p>`]),
  )
  const pages = await seedsOf(folder, { ...files, 'notes.xyz': 'not read' })
  await picks(postil, pages)

  // The bridge is asked as the page does, so that Cancel comes while the worker reads.
  const cancelled = await page.evaluate(async () => {
    const begun = new Promise<void>((done) => {
      const stop = window.postil.on('importing', () => (stop(), done()))
    })
    const asked = window.postil.request('import:folder')
    await begun
    await window.postil.request('import:cancel')
    return asked
  })
  expect(cancelled).toMatchObject({ ok: true, value: { cancelled: true, edited: null, came: [] } })
  expect(await bytesOf(postil.library)).toEqual(before)

  await press(page, 'Control+Shift+o')
  await expect(report(page)).toContainText('60 articles came in')
  await expect(report(page)).toContainText('1 file of other kinds passed over.')
  await press(page, 'Escape')
  await press(page, 'Control+z')
  await expect(rows(page)).toHaveCount(1)
})

test('pasted text and pasted HTML make articles; in a field a paste is a paste', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  await paste(page, 'Bridge closed\n\nThe bridge is closed, the road office said.', null)
  await expect.poll(() => article(page).getAttribute('aria-label')).toBe('Bridge closed')
  await paste(
    page,
    'Road open',
    '<h1>Road open</h1><p>The road is open,<br>the office said.</p><script>document.title = 1</script>',
  )
  await expect.poll(() => article(page).getAttribute('aria-label')).toBe('Road open')
  expect(await textOf(page)).toBe('Road open\n\nThe road is open, the office said.')
  await expect(rows(page)).toHaveCount(3)

  await press(page, 'Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await paste(page, 'help', null)
  await press(page, 'Escape')
  await expect(rows(page)).toHaveCount(3)
})

test('files that are dropped come in by the paths that the system gives', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [input('c17-utf8.mhtml')], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, x: 600, y: 300, data })
  await expect.poll(() => article(page).getAttribute('aria-label')).toBe('Café reopens')
  // A file made by a page has no path, and is nothing that the person dropped.
  const made = await page.evaluate(() => window.postil.drop([new File(['x'], 'etc-passwd.txt')]))
  expect(made).toEqual({ ok: true, value: null })
})
