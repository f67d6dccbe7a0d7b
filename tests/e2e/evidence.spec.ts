import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Postil } from './app.ts'
import { expect, test } from './app.ts'
import {
  article,
  find,
  inspector,
  live,
  openArticle,
  press,
  ready,
  seedsOf,
  selectByKeys,
  selection,
  storedAs,
} from './person.ts'

const TEXTS = {
  'a.txt': 'Ferry to stay\n\nThe harbour office said the ferry would stay open.\n',
  'b.txt': 'Ferry to close\n\nThe crews said the ferry would close in May. The last boat left on Friday.\n',
}

/** The system's dialog for opening answers with this file from now on. */
async function openFrom({ app }: Postil, path: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, path)
}

test('a verdict rests on evidence: a question, a link, a file, a quote from another article', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, TEXTS)
  let postil = await launchApp({ seeds })
  let { page } = postil
  const card = () => inspector(page)
  const question = () => card().getByRole('textbox', { name: 'Question' }).last()
  const text = await openArticle(page, 'Ferry to stay')
  await selectByKeys(page, find(text, 'the ferry would stay open'))
  await press(page, 'c', 'Enter')
  await expect(card().getByRole('textbox', { name: 'Statement' })).toBeFocused()

  // A verdict alone is an open point, with what mends it.
  await card().getByRole('combobox', { name: 'Verdict' }).selectOption('averitec/refuted')
  const open = card().getByRole('list', { name: 'Still open' })
  await expect(open).toContainText('The verdict rests on no evidence yet')
  await open.getByRole('button', { name: 'Add a piece' }).press('Enter')
  await expect(question()).toBeFocused()
  await page.keyboard.type('Is it open?')
  await press(page, 'Enter')
  await page.keyboard.type('No.')
  await expect(open).toHaveCount(0)

  // What is no link is said where it is written, and nothing is stored.
  await card().getByRole('button', { name: 'Link', exact: true }).press('Enter')
  await page.keyboard.type('javascript:alert(1)')
  await press(page, 'Enter')
  await expect(card().getByRole('alert')).toHaveText('A link begins with http:// or https://.')
  await card().getByRole('textbox', { name: 'Link' }).fill('harbour.example/timetable')
  await press(page, 'Enter')
  await card().getByRole('combobox', { name: 'For or against the claim' }).selectOption('against')
  await card().getByRole('textbox', { name: 'Date of the evidence' }).fill('May 2014')
  await press(page, 'Enter', 'Escape')
  await expect(article(page)).toBeFocused()
  await storedAs(postil, (it) =>
    it.claims[0]?.evidence.map(({ question, answer, ground, stance, date }) => [
      question,
      answer,
      ground,
      stance,
      date,
    ]),
  ).toEqual([
    ['Is it open?', 'No.', { kind: 'link', url: 'https://harbour.example/timetable' }, 'against', '2014-05'],
  ])

  await test.step('a file is copied in', async () => {
    const file = join(folder, 'photo of the pier.txt')
    await writeFile(file, 'the pier is closed')
    await openFrom(postil, file)
    await press(page, 'g')
    await expect(question()).toBeFocused()
    await card().getByRole('button', { name: 'File…' }).press('Enter')
    await expect(live(page)).toHaveText('photo of the pier.txt is copied into the library.')
    await storedAs(postil, (it) => it.claims[0]?.evidence[1]?.ground).toMatchObject({
      kind: 'file',
      size: 18,
    })
    const sha = await page.evaluate(async () => {
      const all = await window.postil.request('claims:all')
      const ground = all.ok ? all.value.claims[0]?.evidence[1]?.ground : null
      return ground?.kind === 'file' ? ground.sha256 : ''
    })
    expect(await readFile(join(postil.library, 'files', sha), 'utf8')).toBe('the pier is closed')
  })

  await test.step('a quote from another article, pointed to there', async () => {
    await press(page, 'Escape', 'g')
    await expect(question()).toBeFocused()
    await page.keyboard.type('When did the last boat leave?')
    await card().getByRole('button', { name: 'Quote', exact: true }).press('Enter')
    await expect(live(page)).toHaveText('Which passage answers “When did the last boat leave?”?')
    await expect(article(page)).toBeFocused()
    await press(page, 'Enter')
    await expect(live(page)).toHaveText('Select the passage, then press Enter.')
    const other = await openArticle(page, 'Ferry to close')
    await selectByKeys(page, find(other, 'The last boat left on Friday'))
    await press(page, 'Enter')
    await expect(article(page)).toContainText('The harbour office said')
    await expect(card().getByRole('button', { name: /The last boat left on Friday/ })).toContainText(
      'Ferry to close',
    )
    // It opens where it stands, selected, and one comes back.
    await card()
      .getByRole('button', { name: /The last boat left on Friday/ })
      .press('Enter')
    await expect(article(page)).toBeFocused()
    expect((await selection(page)).words).toBe('The last boat left on Friday')
    await press(page, 'Alt+ArrowLeft')
    await expect(article(page)).toContainText('The harbour office said')
  })

  await test.step('a passage of the article beside, in one key', async () => {
    await press(page, 'Control+Shift+B')
    await page
      .locator('[data-pane="library"]')
      .getByRole('option', { name: /Ferry to close/ })
      .click()
    const beside = page.locator('[data-pane="beside"] [role="document"]')
    await expect(beside).toBeFocused()
    await press(page, 'Control+ArrowDown', 'Shift+Control+ArrowRight')
    await press(page, 'g')
    await expect(question()).toBeFocused()
    await expect(live(page)).toHaveText(/^Evidence: /)
    await storedAs(postil, (it) => it.claims[0]?.evidence[3]?.ground?.kind).toBe('quote')
    await press(page, 'Escape', 'Control+z')
    await storedAs(postil, (it) => it.claims[0]?.evidence.length).toBe(3)
    await press(page, 'Control+Shift+B')
  })

  postil = await postil.restart()
  page = postil.page
  await ready(postil)
  await openArticle(page, 'Ferry to stay')
  await press(page, 'j')
  await expect(card().getByRole('region', { name: 'Evidence' }).getByRole('listitem')).toHaveCount(3)
  await card().getByRole('button', { name: 'Delete this piece' }).first().press('Enter')
  await expect(live(page)).toHaveText('Evidence deleted. Undo brings it back.')
  await storedAs(postil, (it) => it.claims[0]?.evidence.length).toBe(2)
  await press(page, 'Control+z')
  await storedAs(postil, (it) => it.claims[0]?.evidence[0]?.question).toBe('Is it open?')
})

test('when it was said, and what is known since only', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  const card = inspector(page)
  await selectByKeys(page, find(text, 'he and Kerry had agreed on the need'))
  await press(page, 'c', 'g')
  await expect(card.getByRole('textbox', { name: 'Question' })).toBeFocused()
  const date = card.getByRole('textbox', { name: 'Date of the evidence' })
  await date.fill('7 March 2014')
  await press(page, 'Enter')
  const hindsight = card.getByText('hindsight', { exact: false })
  await expect(hindsight).toBeVisible()

  await card.getByRole('button', { name: /^Type, date, context/ }).click()
  const said = card.getByRole('textbox', { name: 'Said' })
  await expect(said).toHaveAttribute('placeholder', '6 March 2014, its article’s date')
  await said.fill('next week')
  await press(page, 'Enter')
  await expect(card.getByRole('alert')).toContainText('Write a date such as')
  await said.fill('about 5 to 8 March 2014')
  await press(page, 'Enter')
  await expect(said).toHaveValue('about 5 March 2014 to 8 March 2014')
  await expect(card.getByRole('alert')).toHaveCount(0)
  await expect(hindsight).toHaveCount(0)
  await press(page, 'Escape')
  await press(page, 'Control+z')
  await expect(hindsight).toBeVisible()
})

test('the other claim is pointed to in the text; Escape takes nothing', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  for (const words of ['he and Kerry had agreed on the need', 'this had been agreed']) {
    await selectByKeys(page, find(text, words))
    await press(page, 'c')
    await expect(live(page)).toHaveText(`Claim: ${words}`)
  }
  await press(page, 'r', 'c')
  await expect(page.getByRole('combobox', { name: 'Contradicts…' })).toBeFocused()
  await press(page, 'Control+Enter')
  await expect(live(page)).toHaveText('What does “this had been agreed” contradict?')
  await press(page, 'Escape')
  await expect(live(page)).toHaveText('Nothing was taken')

  await press(page, 'r', 'c', 'Control+Enter')
  await expect(live(page)).toHaveText('What does “this had been agreed” contradict?')
  await press(page, 'k', 'Enter')
  await expect(live(page)).toHaveText('Contradicts “he and Kerry had agreed on the need”')
  await storedAs(postil, (it) => it.relations.length).toBe(1)
  // The text says so beside both.
  await expect(page.getByRole('button', { name: /^Contradicted: / })).toHaveCount(2)

  // Words that nobody has claimed yet are claimed by it.
  await press(page, 'r', 's', 'Control+Enter')
  await expect(live(page)).toHaveText('What does “this had been agreed” support?')
  await selectByKeys(page, find(text, 'such a deal could be reached only'))
  await press(page, 'Enter')
  await expect(live(page)).toHaveText('Supports “such a deal could be reached only”')
  await storedAs(postil, (it) => it.relations.map(({ kind }) => kind)).toEqual(['contradicts', 'supports'])
})

test('the next open point, over all articles and round again', async ({ launchApp, folder }) => {
  const postil = await launchApp({ seeds: await seedsOf(folder, TEXTS) })
  const { page } = postil
  const first = await openArticle(page, 'Ferry to stay')
  await press(page, 'o')
  await expect(live(page)).not.toHaveText(/A passage has no content/)
  await selectByKeys(page, find(first, 'The harbour office'))
  await press(page, 's', 'Escape')
  const second = await openArticle(page, 'Ferry to close')
  await selectByKeys(page, find(second, 'The crews'))
  await press(page, 's', 'Escape')
  await storedAs(postil, (it) => it.annotations.length, 'b.txt').toBe(1)
  for (const words of ['The harbour office said', 'The crews said', 'The harbour office said']) {
    await press(page, 'o')
    await expect(live(page)).toHaveText('A passage has no content yet')
    await expect(article(page)).toContainText(words)
  }
})
