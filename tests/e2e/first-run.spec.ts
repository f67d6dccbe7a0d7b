import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import { quotesIn, readW3c, resourcesOf } from './exports.ts'
import {
  appearances,
  article,
  clickAt,
  find,
  inspector,
  live,
  menu,
  openArticle,
  press,
  ready,
  saveTo,
  seedsOf,
  selection,
  storedAs,
  wordsOf,
} from './person.ts'

/** So many presses at most, from the start to the file (issue 14). */
const MOST = 40

const steps = (page: Page) => page.getByRole('complementary', { name: 'First steps' })
const title = (page: Page) => steps(page).getByRole('heading')
const due = (page: Page) => steps(page).locator('[aria-current="step"] .title')
const heard = (page: Page) => page.locator('[data-first-steps]')
const at = (page: Page, n: number) => expect(steps(page)).toContainText(`${n} of 5`)
const settings = async ({ userData }: Postil) =>
  JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8')) as { firstSteps: { state: string } }

/** What is written with the first format: each claim in its words. */
async function claimsOf(path: string, text: string) {
  const quotes = (resources: unknown) => (resources ? quotesIn(resourcesOf(resources), text) : [])
  const claims = []
  for (const item of await readW3c(path)) {
    const body = item.body?.find(({ purpose }) => purpose === 'identifying')
    const attribution = (body as { attribution?: Record<string, unknown> } | undefined)?.attribution
    if (attribution === undefined) continue
    const { sourceSpans, cueSpans } = attribution
    claims.push({ content: quotes(item.target), source: quotes(sourceSpans), cue: quotes(cueSpans) })
  }
  return claims
}

test('somebody new comes from an empty library to an exported claim by keys alone', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp({ firstSteps: true })
  const { page } = postil
  const text = await ready(postil)
  let presses = 0
  const keys = async (...all: string[]) => {
    presses += all.length
    await press(page, ...all)
  }

  await at(page, 1)
  await expect(title(page)).toHaveText('Highlight a passage.')
  // It is beside the text, which keeps the hands; it is heard once, with its keys by their names.
  await expect(heard(page)).toContainText('First steps, 1 of 5. Highlight a passage.')
  await expect(heard(page)).toContainText('full stop goes to the next sentence')
  await expect(article(page)).toBeFocused()
  await keys('.')
  await expect(due(page)).toHaveText('Select to the end of the sentence')
  await keys('Shift+Period')
  await expect(due(page)).toHaveText('Highlight it')
  await keys('h')

  await at(page, 2)
  await expect(heard(page)).toContainText('2 of 5. Tag a claim.')
  await expect.poll(async () => (await selection(page)).focus).toBe(find(text, 'Lavrov had said')[0])
  await keys(',', 'Control+ArrowRight')
  await expect(due(page)).toHaveText('Tag it')
  await keys('c')

  await at(page, 3)
  await keys('s')
  await expect(due(page)).toHaveText('Set the cue')
  await keys('q')

  await at(page, 4)
  await keys('.', 's', 'q', 'c')
  await expect(due(page)).toHaveText('Relate it to the first one')
  await keys('r')
  await expect(page.getByRole('listbox', { name: 'What it is to the other claim' })).toBeFocused()
  await keys('c')
  await expect(page.getByRole('combobox', { name: 'Contradicts…' })).toBeFocused()
  await keys('Enter')

  await at(page, 5)
  const path = join(folder, 'first.jsonld')
  await saveTo(postil, path)
  await keys('Control+e')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('option', { selected: true })).toContainText('W3C')
  // The system's own dialog, which nobody sees here, takes one more.
  presses++
  await keys('Enter')
  await expect(dialog).toContainText(`Saved as ${path}`)
  expect(presses).toBe(18)
  expect(presses).toBeLessThanOrEqual(MOST)

  const claims = await claimsOf(path, text)
  expect(claims).toHaveLength(2)
  expect(claims).toContainEqual({
    content: [expect.stringMatching(/^he and Kerry had agreed .* his ouster$/)],
    source: ['Lavrov'],
    cue: ['had said'],
  })
  expect(claims).toContainEqual({
    content: [expect.stringMatching(/^this had been agreed/)],
    source: ['US officials'],
    cue: ['denied'],
  })

  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused()
  await press(page, 'Enter')
  await expect(title(page)).toHaveText('That is all of it.')
  await expect(steps(page)).toContainText(path)
  await expect(article(page)).toBeFocused()
  await expect.poll(async () => (await settings(postil)).firstSteps.state).toBe('ended')
  // With a claim in hand Escape lets go of it first.
  await press(page, 'Escape', 'Escape')
  await expect(steps(page)).toHaveCount(0)

  await test.step('all of it is data like any other: undo takes it back', async () => {
    for (let n = 0; n < 9; n++) await press(page, 'Control+z')
    await storedAs(postil, (it) => it.annotations.length + it.claims.length).toBe(0)
  })

  await test.step('it does not come again unasked, and does from Help', async () => {
    const again = await postil.restart()
    await ready(again)
    await expect(inspector(again.page)).toBeVisible()
    await expect(steps(again.page)).toHaveCount(0)
    await press(again.page, '?')
    await again.page.getByRole('dialog').getByRole('button', { name: 'First steps' }).click()
    await at(again.page, 1)
  })
})

test('mistakes are noticed, undo leads back, any order leads on, and a restart goes on', async ({
  launchApp,
}) => {
  test.slow()
  let postil = await launchApp({ firstSteps: true })
  let { page } = postil
  const text = await ready(postil)

  await at(page, 1)
  await press(page, 'h')
  await expect(steps(page)).toContainText('Nothing is selected yet')
  await expect(heard(page)).toContainText('Nothing is selected yet: hold Shift while you move')
  await press(page, '.', 'Shift+Period')
  await expect(steps(page)).not.toContainText('Nothing is selected yet')
  await press(page, 'h')
  await at(page, 2)
  // All of the sentence, with who says it.
  await press(page, 'c')
  await at(page, 3)
  await expect(steps(page)).toContainText('This claim holds who says it as well')
  await press(page, 'Control+z')
  await at(page, 2)
  await press(page, 'Control+z')
  await at(page, 1)
  await expect(due(page)).toHaveText('Move the caret')

  // A claim first, in the order in which sentences are read; the highlight is asked for afterwards.
  await clickAt(page, find(text, 'But US officials')[0])
  await press(page, 'Home', 's', 'q', 'c')
  await storedAs(postil, (it) => appearances(it).map(wordsOf)).toEqual([
    { source: ['US officials'], cue: ['denied'], content: [expect.stringMatching(/^this had been/)] },
  ])
  await at(page, 1)
  await expect(steps(page)).toContainText('Tag a claim, done')
  await press(page, 'Control+ArrowLeft', 'Shift+Period', 'h')
  await at(page, 4)

  postil = await postil.restart()
  ;({ page } = postil)
  await ready(postil)
  await at(page, 4)
  await expect(heard(page)).toContainText('4 of 5')

  await test.step('F6 reaches it, keys in it can be clicked, the card takes its place while it is looked at', async () => {
    await press(page, 'F6')
    await expect(title(page)).toBeFocused()
    await press(page, 'F6', 'F6')
    await expect(article(page)).toBeFocused()
    const before = await selection(page)
    await steps(page).getByTitle('Next sentence').click()
    await expect(article(page)).toBeFocused()
    expect((await selection(page)).focus).not.toBe(before.focus)
    await press(page, 'j', 'Enter')
    await expect(page.getByRole('textbox', { name: 'Statement' })).toBeFocused()
    await press(page, 'Escape')
    await at(page, 4)
  })

  await test.step('a step can be passed over, and all of it ended', async () => {
    await steps(page).getByRole('button', { name: 'Pass over' }).click()
    await at(page, 5)
    await article(page).focus()
    await press(page, 'Escape', 'Escape')
    await expect(steps(page)).toHaveCount(0)
    await expect(live(page)).toContainText('First steps ended')
    await expect.poll(async () => (await settings(postil)).firstSteps.state).toBe('ended')
    await expect(article(page)).toBeFocused()
    await menu(postil, 'first.steps')
    await at(page, 5)
  })
})

test('where letters are off the chords are shown and lead through', async ({ launchApp }) => {
  test.slow()
  const postil = await launchApp({ firstSteps: true })
  const { page } = postil
  await ready(postil)
  await at(page, 1)
  await page.evaluate(() => window.postil.request('settings:set', { letterKeys: false }))
  await page.reload()
  await ready(postil)
  await at(page, 1)
  await expect(steps(page).getByTitle('Highlight')).toContainText('Ctrl Shift H')
  await press(page, 'Alt+Period', 'Alt+Shift+Period', 'Control+Shift+H')
  await at(page, 2)
  await press(page, 'Alt+Comma', 'Control+ArrowRight', 'Control+Shift+C')
  await at(page, 3)
  await press(page, 'Control+Shift+S', 'Control+Shift+K')
  await at(page, 4)
  await storedAs(postil, (it) => appearances(it).map(wordsOf)).toEqual([
    { source: ['Lavrov'], cue: ['had said'], content: [expect.stringMatching(/^he and Kerry/)] },
  ])
})

test('it takes any article, and leaves work alone that is there', async ({ launchApp, folder }) => {
  test.slow()
  const seeds = await seedsOf(folder, {
    'rain.txt': 'Rain\n\nOfficials said that rain fell. Farmers denied that it did.\n',
    'snow.txt': 'Snow\n\nNobody saw any snow.\n',
  })
  let postil = await launchApp({ firstSteps: true, seeds })
  let { page } = postil
  await ready(postil)
  await openArticle(page, 'Rain')
  if ((await steps(page).getByRole('button', { name: 'Go on with this article' }).count()) > 0)
    await steps(page).getByRole('button', { name: 'Go on with this article' }).click()
  await at(page, 1)
  await article(page).focus()
  await press(page, '.', 'Shift+Period', 'h')
  await at(page, 2)
  await openArticle(page, 'Snow')
  await expect(title(page)).toHaveText('The first steps stand in “Rain”.')
  await steps(page).getByRole('button', { name: 'Go back to it' }).click()
  await at(page, 2)

  await test.step('other settings on a library with work in it', async () => {
    await postil.close()
    postil = await launchApp({ firstSteps: true, seeds, library: postil.library })
    ;({ page } = postil)
    await ready(postil)
    await expect(inspector(page)).toBeVisible()
    await expect(steps(page)).toHaveCount(0)
    await press(page, 'Control+k')
    await page.keyboard.type('first steps')
    await press(page, 'Enter')
    await at(page, 1)
  })
})
