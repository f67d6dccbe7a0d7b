import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import { readCsv } from './exports.ts'
import {
  article,
  bytesOf,
  exportAs,
  find,
  libraryPane,
  live,
  openArticle,
  painted,
  press,
  quotes,
  ready,
  saveTo,
  seedsOf,
  selectByKeys,
  storedAs,
} from './person.ts'

// Two characters of two units each, so that the units of positions differ after them.
const BRIDGE =
  'Two statements 𝔊𝔊\n\nThe mayor said the bridge was safe. 𝔊 Engineers denied that the bridge was safe at all.\n'
const PIER = 'Pier closed\n\nThe harbour office said the pier was closed on Monday.\n'
const SEEDS = { 'bridge.txt': BRIDGE, 'pier.txt': PIER }

interface Mark {
  source?: string
  exact: string
  start: number
  tag?: string
  note?: string
}

/** A page of annotations as other programs write them. */
function pageOf(marks: readonly Mark[]): string {
  const items = marks.map(({ source = 'https://example.org/bridge', exact, start, tag, note }, n) => ({
    id: `urn:example:${n}`,
    type: 'Annotation',
    motivation: note === undefined ? 'highlighting' : 'commenting',
    body: [
      ...(tag === undefined ? [] : [{ type: 'TextualBody', purpose: 'tagging', value: tag }]),
      ...(note === undefined ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: note }]),
    ],
    target: {
      source,
      selector: [
        { type: 'TextQuoteSelector', exact },
        { type: 'TextPositionSelector', start, end: start + exact.length },
      ],
    },
  }))
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:example:page',
    type: 'AnnotationPage',
    items,
  })
}

/** The system's dialog answers with these paths from now on. */
async function picks({ app }: Postil, ...paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths })
  }, paths)
}
const dialog = (page: Page) => page.getByRole('dialog')
const bringIn = (page: Page) => page.getByRole('button', { name: 'Bring in' })
const formats = (page: Page) => page.getByRole('combobox', { name: 'Find a format' })

async function highlight(page: Page, title: string, words: string): Promise<void> {
  const text = await openArticle(page, title)
  await selectByKeys(page, find(text, words))
  await press(page, 'h')
  await expect(live(page)).toContainText(`Highlighted: ${words}`)
}

test('what a format cannot hold is said before it is written, and the last format stays at hand', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  let postil = await launchApp({ seeds: await seedsOf(folder, SEEDS) })
  let { page } = postil
  await ready(postil)
  await highlight(page, 'Pier closed', 'the pier was closed')
  await press(page, 't')
  await page.keyboard.type('harbour')
  await press(page, 'Enter')
  await storedAs(postil, (it) => it.tags.length, 'pier.txt').toBe(1)

  const path = join(folder, 'out.csv')
  await saveTo(postil, path)
  await press(page, 'Control+e')
  await expect(formats(page)).toBeFocused()
  const about = page.getByRole('region', { name: 'About CSV' })
  await page.keyboard.type('spread')
  await expect(dialog(page).getByRole('option')).toHaveCount(1)
  await expect(about).toContainText('What it cannot hold of this')
  await expect(about).toContainText('colours and keys of tags')
  await expect(about).not.toContainText('relations between claims')
  await press(page, 'Enter')
  await expect(dialog(page)).toContainText(`Saved as ${path}`)
  await expect(dialog(page)).toContainText('colours and keys of tags')
  await press(page, 'Enter')
  await expect(article(page)).toBeFocused()
  expect((await readCsv(path)).map((row) => row['text'])).toEqual(['the pier was closed'])

  await test.step('two presses write it again, after a restart too', async () => {
    postil = await postil.restart()
    page = postil.page
    await ready(postil)
    const again = join(folder, 'again.csv')
    await saveTo(postil, again)
    await press(page, 'Control+Shift+e')
    await expect(dialog(page).getByRole('option').first()).toContainText('CSV')
    await press(page, 'Enter')
    await expect(dialog(page)).toContainText(`Saved as ${again}`)
    await press(page, 'Enter')
    expect(await readFile(again, 'utf8')).toBe(await readFile(path, 'utf8'))
  })
})

test('annotations of another program wait for a yes: their unit can be changed, and undo takes all back', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp({ seeds: await seedsOf(folder, SEEDS) })
  const { page } = postil
  await ready(postil)
  const file = join(folder, 'from elsewhere.jsonld')
  // The standard says code points; this program counted UTF-16, as many do.
  const at = (exact: string) => ({ exact, start: BRIDGE.indexOf(exact) })
  await writeFile(
    file,
    pageOf([
      { ...at('the bridge was safe'), tag: 'safety' },
      { ...at('Engineers denied'), note: 'Which?' },
    ]),
  )
  const before = await bytesOf(postil.library)

  await test.step('Escape brings nothing in', async () => {
    await picks(postil, file)
    await press(page, 'Control+Alt+Shift+o')
    await expect(bringIn(page)).toBeFocused()
    await expect(page.getByRole('dialog', { name: 'Annotations in W3C Web Annotation' })).toContainText(
      'from elsewhere.jsonld',
    )
    await press(page, 'Escape')
    await expect(live(page)).toHaveText('No annotations were brought in.')
    await expect(article(page)).toBeFocused()
    expect(await bytesOf(postil.library)).toEqual(before)
  })

  await test.step('the unit is guessed, and can be changed there and back', async () => {
    await press(page, 'Control+o')
    await expect(bringIn(page)).toBeFocused()
    const utf16 = page.getByRole('radio', { name: /^UTF-16/ })
    await expect(utf16).toBeChecked()
    await expect(dialog(page)).toContainText('2 passages, each where the file says.')
    await expect(page.getByRole('row', { name: 'Annotations' })).toContainText('2')
    await expect(page.getByRole('row', { name: 'Tags' })).toContainText('1')
    await utf16.focus()
    await press(page, 'ArrowDown')
    await expect(page.getByRole('radio', { name: /^characters/ })).toBeChecked()
    await expect(dialog(page)).toContainText('2 found by their words')
    await press(page, 'ArrowUp')
    await expect(dialog(page)).toContainText('2 passages, each where the file says.')
  })

  await test.step('Enter brings them in, Enter opens their article', async () => {
    await press(page, 'Enter')
    await expect(dialog(page)).toContainText('2 annotations came in')
    await expect(page.getByRole('button', { name: 'Open “Two statements 𝔊𝔊”' })).toBeFocused()
    await press(page, 'Enter')
    await expect.poll(() => article(page).getAttribute('aria-label')).toContain('Two statements')
    await expect.poll(() => painted(page, 'tint-highlight')).toEqual(['the bridge was safe'])
    await expect.poll(() => painted(page, 'tint-note')).toEqual(['Engineers denied'])
    await storedAs(postil, (it) => it.tags.map(({ path }) => path), 'bridge.txt').toEqual(['safety'])
  })

  await test.step('one undo, and nothing of them is left', async () => {
    await press(page, 'Control+z')
    await expect.poll(() => painted(page, 'tint-highlight')).toEqual([])
    await storedAs(postil, quotes, 'bridge.txt').toEqual([])
    await press(page, 'Control+Shift+z')
    await expect.poll(() => painted(page, 'tint-note')).toEqual(['Engineers denied'])
  })

  await test.step('the same again is known', async () => {
    await press(page, 'Control+o')
    await expect(dialog(page)).toContainText('All of this is in the library already.')
    await press(page, 'Enter')
    await expect(dialog(page)).toHaveCount(0)
    await storedAs(postil, (it) => quotes(it).length, 'bridge.txt').toBe(2)
  })
})

test('annotations without an article go where the person says, found by typing', async ({
  launchApp,
  folder,
}) => {
  const postil = await launchApp({ seeds: await seedsOf(folder, SEEDS) })
  const { page } = postil
  await ready(postil)
  const file = join(folder, 'lost.json')
  await writeFile(
    file,
    pageOf([
      { exact: 'the bridge was safe', start: BRIDGE.indexOf('the bridge') },
      { source: 'https://example.org/gone', exact: 'the ferry was late', start: 33 },
    ]),
  )
  await picks(postil, file)
  await press(page, 'Control+o')
  await expect(dialog(page)).toContainText('1 annotation stays out.')
  await page.getByRole('button', { name: 'Choose its article' }).press('Enter')
  const field = page.getByRole('combobox', { name: 'The article that they belong to' })
  await expect(field).toBeFocused()
  await press(page, 'Escape')
  await expect(field).toHaveCount(0)
  await page.getByRole('button', { name: 'Choose its article' }).press('Enter')
  await page.keyboard.type('pier')
  await press(page, 'Enter')
  await expect(dialog(page)).toContainText('They go to “Pier closed”.')
  await expect(dialog(page)).toContainText('1 not found: kept without a place')
  await expect(bringIn(page)).toBeFocused()
  await press(page, 'Enter')
  await expect(dialog(page)).toContainText('2 annotations came in')
  await press(page, 'Escape')
  // The one whose article was found by its words stays there.
  await expect(libraryPane(page).getByRole('option', { name: 'Two statements' })).toContainText('1 mark')
  await expect(libraryPane(page).getByRole('option', { name: 'Pier closed' })).toContainText('1 gone')
})

test('articles and annotations come together, from a packed folder too; what is neither is named', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp({ seeds: await seedsOf(folder, { 'pier.txt': PIER }) })
  const { page } = postil
  await ready(postil)
  const text = join(folder, 'bridge.txt')
  const packed = join(folder, 'annotations.zip')
  const table = join(folder, 'table.csv')
  await writeFile(text, BRIDGE)
  await writeFile(table, 'a,b\r\n1,2\r\n')
  const marks = pageOf([{ exact: 'Engineers denied', start: BRIDGE.indexOf('Engineers') }])
  await writeFile(packed, zipSync({ 'work/one.jsonld': new TextEncoder().encode(marks) }))
  await picks(postil, text, packed, table)
  await press(page, 'Control+o')
  await expect(bringIn(page)).toBeFocused()
  await expect(dialog(page)).toContainText('annotations.zip')
  await expect(dialog(page)).toContainText('1 article came in beside them.')
  await expect(dialog(page)).toContainText(/table\.csv it is no article/)
  await expect(dialog(page)).toContainText('1 passage, where the file says.')
  await press(page, 'Enter')
  await expect(dialog(page)).toContainText('1 annotation came in')
  await press(page, 'Enter')
  await expect.poll(() => painted(page, 'tint-highlight')).toEqual(['Engineers denied'])
  // Two steps: the annotations, then the article.
  await press(page, 'Control+z')
  await expect.poll(() => painted(page, 'tint-highlight')).toEqual([])
  await expect(libraryPane(page).getByRole('option')).toHaveCount(2)
  await press(page, 'Control+z')
  await expect(libraryPane(page).getByRole('option')).toHaveCount(1)
})

test('what one library writes comes into another as it was', async ({ launchApp, folder }) => {
  test.slow()
  const postil = await launchApp({ seeds: await seedsOf(folder, SEEDS) })
  const { page } = postil
  await ready(postil)
  await highlight(page, 'Pier closed', 'the pier was closed')
  await highlight(page, 'Two statements', 'Engineers denied')
  const path = join(folder, 'all.postil')
  await exportAs(postil, /Postil archive/, path, 'library')
  await postil.close()

  const other = await launchApp({ seeds: await seedsOf(join(folder, 'other'), {}) })
  await expect(libraryPane(other.page)).toBeVisible()
  await picks(other, path)
  await press(other.page, 'Control+o')
  await expect(bringIn(other.page)).toBeFocused()
  await expect(dialog(other.page)).toContainText('2 articles come in')
  await press(other.page, 'Enter')
  await expect(dialog(other.page)).toContainText('2 annotations came in')
  await press(other.page, 'Escape')
  await openArticle(other.page, 'Two statements')
  await expect.poll(() => painted(other.page, 'tint-highlight')).toEqual(['Engineers denied'])
})

test('a folder of brat comes in with its texts, and an export of Hypothesis with its article', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp({ seeds: await seedsOf(folder, { 'pier.txt': PIER }) })
  const { page } = postil
  await ready(postil)
  const brat = join(folder, 'corpus')
  await mkdir(brat)
  const points = [...BRIDGE].join('')
  const at = (words: string) => {
    const start = [...points.slice(0, points.indexOf(words))].length
    return `${start} ${start + words.length}`
  }
  await writeFile(join(brat, 'bridge.txt'), BRIDGE)
  await writeFile(
    join(brat, 'bridge.ann'),
    [
      `T1\tSource ${at('The mayor')}\tThe mayor`,
      `T2\tCue ${at('said')}\tsaid`,
      `T3\tContent ${at('the bridge was safe')}\tthe bridge was safe`,
      `T4\tAttribution ${at('said')}\tsaid`,
      'E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3',
      `T5\tSafety ${at('Engineers')}\tEngineers`,
      '',
    ].join('\n'),
  )
  await writeFile(join(brat, 'annotation.conf'), '[entities]\nSource\nCue\nContent\nSafety\n')

  await picks(postil, brat)
  await press(page, 'Control+Shift+o')
  await expect(bringIn(page)).toBeFocused()
  await expect(dialog(page)).toContainText('1 article comes in')
  await expect(page.getByRole('row', { name: 'Claims' })).toContainText('1')
  await press(page, 'Enter')
  await expect(dialog(page)).toContainText('2 annotations came in')
  await press(page, 'Enter')
  await expect.poll(() => painted(page, 'tint-claim')).toEqual(['the bridge was safe'])
  await expect.poll(() => painted(page, 'tint-highlight')).toEqual(['Engineers'])
  await press(page, 'Control+z')
  await expect(libraryPane(page).getByRole('option')).toHaveCount(1)

  const file = join(folder, 'hypothesis.json')
  const exact = 'the pier was closed'
  const start = PIER.indexOf(exact)
  await writeFile(
    file,
    JSON.stringify({
      export_date: '2026-01-02T03:04:05.000Z',
      export_userid: 'acct:ada@hypothes.is',
      client_version: '1.1600.0',
      annotations: [
        {
          id: 'Xy12',
          created: '2026-01-02T03:04:05.000+00:00',
          updated: '2026-01-02T03:04:05.000+00:00',
          user: 'acct:ada@hypothes.is',
          uri: 'https://example.org/pier',
          text: 'On which Monday?',
          tags: ['dates'],
          document: { title: ['Pier closed'] },
          target: [
            {
              source: 'https://example.org/pier',
              selector: [
                { type: 'TextPositionSelector', start, end: start + exact.length },
                { type: 'TextQuoteSelector', exact, prefix: 'office said ', suffix: ' on Monday' },
              ],
            },
          ],
        },
      ],
    }),
  )
  await picks(postil, file)
  await press(page, 'Control+Alt+Shift+o')
  await expect(page.getByRole('dialog', { name: 'Annotations in Hypothesis' })).toContainText('Pier closed')
  await expect(bringIn(page)).toBeFocused()
  await press(page, 'Enter')
  await expect(dialog(page)).toContainText('1 annotation came in')
  await press(page, 'Enter')
  await storedAs(postil, quotes, 'pier.txt').toEqual([exact])
})
