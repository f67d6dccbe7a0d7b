import { createRequire } from 'node:module'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Postil } from './app.ts'
import { makeClaims } from './made.ts'
import {
  article,
  CASES,
  clickAt,
  exportAs,
  find,
  inspector,
  libraryPane,
  live,
  openArticle,
  openFrom,
  press,
  ready,
  saveTo,
  seedsOf,
  selectByKeys,
  selectByMouse,
  storedAs,
  toolbar,
} from './person.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** An annotation of a page that no library has, and something that is none. */
const ELSEWHERE = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'AnnotationPage',
  items: [
    {
      id: 'urn:example:1',
      type: 'Annotation',
      motivation: 'highlighting',
      target: {
        source: 'https://example.org/gone',
        selector: [
          { type: 'TextQuoteSelector', exact: 'words that nobody has' },
          { type: 'TextPositionSelector', start: 4, end: 25 },
        ],
      },
    },
    { type: 'Annotation', target: 7 },
  ],
}

const OPTIONS = {
  light: {},
  dark: { runOnly: ['color-contrast', 'link-in-text-block'] },
  forced: { rules: { 'color-contrast': { enabled: false } } },
}

interface Result {
  violations: { id: string; impact: string | null; nodes: { target: unknown; failureSummary?: string }[] }[]
  passes: unknown[]
  /** What it looked at and could not judge: contrast over what lies above something else. */
  incomplete: unknown[]
}

/**
 * What axe finds: all of it in light, what colours can change in dark. In the system's own colours, asked for at a few
 * screens, all but contrast: axe reads the colours of the style sheet there, where the system paints its own.
 */
async function expectClean({ page }: Postil, screen: string, forced = false): Promise<void> {
  for (const look of ['light', 'dark', ...(forced ? (['forced'] as const) : [])] as const)
    await test.step(`${screen}, ${look}`, async () => {
      const theme = look === 'dark' ? 'dark' : 'light'
      await page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), theme)
      await page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : 'none' })
      // The page's CSP lets no script in; what Playwright evaluates is not the page's.
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(AXE, 'utf8'))
      // What fades in is measured when it stands.
      await page.evaluate(async () => {
        for (const animation of document.getAnimations())
          if (animation.timeline === document.timeline) await animation.finished
      })
      const { violations, passes, incomplete } = await page.evaluate(
        (options) => (window as never as { axe: { run(options: object): Promise<Result> } }).axe.run(options),
        OPTIONS[look],
      )
      expect(passes.length + incomplete.length).toBeGreaterThan(look === 'dark' ? 0 : 5)
      const bad = violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        where: nodes.map(({ target, failureSummary }) => [target, failureSummary]),
      }))
      expect(bad).toEqual([])
    })
  await page.emulateMedia({ forcedColors: 'none' })
}

test('axe finds nothing on any screen', async ({ launchApp, folder }) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  const at = (words: string) => find(text, words)
  await expectClean(postil, 'an article without annotations')

  await selectByMouse(page, at('no agreement between Moscow and Washington'))
  await expect(toolbar(page)).toBeVisible()
  await expectClean(postil, 'the toolbar at a selection')
  await press(page, 'h')
  await selectByMouse(page, at('strongly criticised'))
  await press(page, 'n')
  await page.keyboard.type('a word of the reporter’s')
  await press(page, 'Escape')
  await clickAt(page, at('But US officials')[0])
  await press(page, 'Home', 's', 'q', 'c', 't')
  await page.keyboard.type('deal/february 21')
  await expectClean(postil, 'the tag picker, making one')
  await press(page, 'Enter')
  await storedAs(postil, (it) => it.tags.length).toBe(1)
  await expect(article(page)).toBeFocused()
  await press(page, 'Enter')
  await inspector(page).getByRole('combobox', { name: 'Verdict' }).selectOption('Mixed')
  await inspector(page)
    .getByRole('button', { name: /^Type, date, context/ })
    .click()
  await inspector(page).getByRole('textbox', { name: 'Rationale' }).fill('Two accounts of one evening.')
  await expectClean(postil, 'the card of a claim', true)
  await press(page, 'Escape', 't')
  await expect(page.getByRole('dialog', { name: 'Tag' })).toBeVisible()
  await expectClean(postil, 'the tag picker')
  await press(page, 'Escape', 'k')
  await expectClean(postil, 'the card of a note or a highlight')
  await press(page, 'Control+l')
  await inspector(page).getByRole('button', { name: 'Filter by words and tag' }).click()
  await expectClean(postil, 'the list with its filters')
  await press(page, 'Escape')
  for (const [key, name] of [
    ['Control+k', 'Any command, claim or article'],
    ['?', 'Keys'],
    ['Control+,', 'Settings'],
    ['Shift+F1', 'Change keys'],
    ['Control+e', 'Export “'],
  ] as const) {
    await press(page, key)
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    if (key === 'Control+e') await expect(page.getByRole('combobox', { name: 'Find a format' })).toBeFocused()
    await expectClean(postil, name)
    await press(page, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await press(page, 'Control+6')
  await expect(page.getByRole('tree', { name: 'Tags of the codebook' })).toBeFocused()
  await expectClean(postil, 'the codebook', true)
  await press(page, 'End', 'm')
  await expect(page.getByRole('dialog', { name: 'Merge deal/february 21 into…' })).toHaveCount(1)
  await expectClean(postil, 'merging a tag')
  await press(page, 'Escape', 'n')
  await page.keyboard.type('deal/february 21')
  await expectClean(postil, 'a tag that is there already')
  await press(page, 'Escape', 'Control+7')
  await expect(page.getByRole('listbox', { name: 'Who makes claims' })).toBeFocused()
  await expectClean(postil, 'the people')
  await press(page, 'Control+1', 'Control+,')
  await page.getByRole('button', { name: 'Make a scale' }).press('Enter')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Postil')
  await press(page, 'Tab')
  await expectClean(postil, 'a scale that is called like another')
  await press(page, 'Escape', 'Escape')
  await expect(article(page)).toBeFocused()
  await saveTo(postil, `${folder}/no such folder/out.csv`)
  await press(page, 'Control+e')
  await expect(page.getByRole('combobox', { name: 'Find a format' })).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expectClean(postil, 'an export that failed')
  await press(page, 'Escape')
  await exportAs(postil, /CSV/, `${folder}/out.csv`)
})

test('axe finds nothing in the views of the library and in narrow windows', async ({ launchApp }) => {
  test.slow()
  const first = await launchApp()
  await ready(first)
  const postil = await makeClaims(first, {
    'Russia, US': [{ content: 'this had been agreed', source: 'US officials' }],
  })
  const { page } = postil
  await ready(postil)
  await press(page, 'Control+2')
  await expect(page.getByRole('treegrid', { name: 'Claims of the library' })).toBeFocused()
  await press(page, 'x')
  await expectClean(postil, 'the ledger, a claim marked', true)
  await press(page, 'v')
  await expect(page.getByRole('dialog', { name: 'Verdict' })).toBeVisible()
  await expectClean(postil, 'the verdicts to choose from')
  await press(page, 'Escape', '/')
  await page.keyboard.type('no claim says this')
  await expectClean(postil, 'the ledger without a claim that matches')
  await press(page, 'Escape', 'Control+1')
  await expect(article(page)).toBeFocused()
  await press(page, 'Control+3')
  await expect(page.getByText('No claim contradicts another yet.')).toBeVisible()
  await expectClean(postil, 'no contradictions yet')
  await press(page, 'Control+4')
  await expect(page.getByRole('listbox', { name: 'Who said what when' })).toBeFocused()
  await expectClean(postil, 'the timeline', true)
  await press(page, '/')
  await expectClean(postil, 'the timeline with its filter')
  await press(page, 'Escape', 'Control+5')
  await expect(page.getByRole('listbox', { name: 'Claims and their relations' })).toBeFocused()
  await expectClean(postil, 'the map', true)
  await press(page, 'e')
  await expect(page.getByRole('dialog', { name: 'Picture of the map' })).toBeVisible()
  await expectClean(postil, 'the picture of the map')
  await press(page, 'Escape', 'Control+1')

  await page.setViewportSize({ width: 800, height: 700 })
  await expect(inspector(page)).toHaveCount(0)
  await expectClean(postil, 'a narrow window')
  await press(page, 'Enter')
  await expect(inspector(page)).toBeVisible()
  await expectClean(postil, 'a narrow window with its inspector')
  await press(page, 'Escape', 'Control+b')
  await expectClean(postil, 'a narrow window with its library')
})

test('axe finds nothing in the views of claims that have to do with each other', async ({ launchApp }) => {
  test.slow()
  const first = await launchApp()
  await ready(first)
  const postil = await makeClaims(first, {
    'Russia, US': [
      { content: 'he and Kerry had agreed on the need', source: 'Lavrov' },
      {
        content: 'this had been agreed',
        source: 'US officials',
        to: [['contradicts', 'he and Kerry had agreed on the need']],
      },
    ],
  })
  const { page } = postil
  await ready(postil)
  await press(page, 'Control+3')
  await expect(page.getByRole('feed').getByRole('blockquote')).toHaveCount(2)
  await expectClean(postil, 'a pair that contradicts each other')
  await press(page, 'n')
  await page.keyboard.type('“This” is the return to the deal.')
  await expectClean(postil, 'a pair with its note')
  await press(page, 'Escape', 'r')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectClean(postil, 'what two claims are to each other')
  await press(page, 'Escape')
  await page.setViewportSize({ width: 800, height: 700 })
  await expectClean(postil, 'a pair in a narrow window')
})

test('axe finds nothing where there is nothing yet, and where things went wrong', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp({ seeds: await seedsOf(folder, { 'empty.txt': '' }) })
  await expect(postil.page.getByText('No articles yet')).toBeVisible()
  await expectClean(postil, 'an empty library')
  await press(postil.page, 'Control+Shift+F1')
  await expect(postil.page.getByRole('region', { name: /^Licence of / })).toBeVisible()
  await expectClean(postil, 'About Postil')
  await press(postil.page, 'Escape')
})

test('axe finds nothing where articles come in, are found and change', async ({ launchApp, folder }) => {
  test.slow()
  const seeds = await seedsOf(folder, { 'a.txt': await readFile(join(CASES, 'c20-v1.txt'), 'utf8') })
  const postil = await launchApp({ seeds })
  const { page } = postil
  const text = await ready(postil)
  for (const words of ['twelve percent more passengers', 'The council linked the price to oil.']) {
    await selectByKeys(page, find(text, words))
    await press(page, 'h')
  }
  await postil.app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
    },
    ['c13-scan.pdf', 'c13-mixed.pdf', 'c19-saved.html'].map((name) => join(CASES, name)),
  )
  await press(page, 'Control+o')
  await expect(page.getByRole('button', { name: 'Close' })).toBeFocused()
  await expectClean(postil, 'the report of an import')
  await press(page, 'Escape')
  const annotations = join(folder, 'annotations.json')
  await writeFile(annotations, JSON.stringify(ELSEWHERE))
  await openFrom(postil, annotations)
  await press(page, 'Control+Alt+Shift+o')
  await expect(page.getByRole('button', { name: 'Choose its article' })).toBeFocused()
  await expectClean(postil, 'annotations that no article was found for')
  await press(page, 'Enter')
  await expect(page.getByRole('combobox', { name: 'The article that they belong to' })).toBeFocused()
  await expectClean(postil, 'the article that annotations belong to')
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Bring in' })).toBeFocused()
  await expectClean(postil, 'what annotations will do')
  await press(page, 'Enter')
  await expect(page.getByRole('dialog', { name: '1 annotation came in' })).toBeVisible()
  await expectClean(postil, 'the annotations that came in')
  await press(page, 'Escape', 'Control+z', 'Control+Alt+Shift+i')
  await expect(page.getByRole('dialog', { name: 'About this article' })).toBeVisible()
  await expectClean(postil, 'what is known of an article')
  await press(page, 'Escape', 'Control+Alt+c')
  await expect(page.getByRole('dialog', { name: 'Put into a collection' })).toBeVisible()
  await page.keyboard.type('Ferries')
  await expectClean(postil, 'the collections')
  await press(page, 'Enter', 'Shift+F6', 'x')
  await libraryPane(page).getByRole('button', { name: 'Order of the list' }).click()
  await libraryPane(page).getByRole('combobox', { name: 'Grouped by' }).selectOption('collection')
  await expectClean(postil, 'the library, grouped and marked, with its order')
  await press(page, 'Escape', 'Control+Shift+f')
  await page.getByRole('dialog').getByRole('combobox').fill('ferry')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await expectClean(postil, 'what was found in the library')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('listbox', { name: 'Passages' })).toBeFocused()
  await expectClean(postil, 'the passages to be ticked')
  await press(page, 'Escape', 'Escape')
  await openArticle(page, 'Ferry figures')
  await press(page, 'Control+f')
  await page.keyboard.type('ferry')
  await expectClean(postil, 'the find bar')
  await press(page, 'Escape')
  await openFrom(postil, join(CASES, 'c20-v2.txt'))
  await press(page, 'Control+Alt+Shift+n')
  await expect(page.getByRole('button', { name: 'Take it over' })).toBeFocused()
  await expectClean(postil, 'two revisions side by side')
  await press(page, 'Escape')
  await expectClean(postil, 'a newer text that waits')
  await press(page, 'Control+Alt+Shift+r')
  await expect(page.getByRole('button', { name: 'Take it over' })).toBeFocused()
  await press(page, 'Enter')
  await expect(live(page)).toContainText('Taken over.')
  await press(page, 'i')
  await expect(inspector(page).getByRole('region', { name: 'Gone from the text' })).toBeVisible()
  await expectClean(postil, 'what is gone from the text')
})

test('axe finds nothing in the first steps', async ({ launchApp }) => {
  const postil = await launchApp({ firstSteps: true })
  const { page } = postil
  await ready(postil)
  await expect(page.getByText('1 of 5', { exact: true })).toBeVisible()
  await expectClean(postil, 'the first of the first steps', true)
  await page.setViewportSize({ width: 800, height: 700 })
  await expectClean(postil, 'the first steps in a narrow window')
})
