import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app.ts'
import { makeClaims } from './made.ts'
import {
  article,
  inspector,
  libraryPane,
  live,
  openArticle,
  press,
  ready,
  saveTo,
  seedsOf,
} from './person.ts'

const DEAL = `This Article is From March 06, 2014

No deal

Lavrov said they had agreed. Officials denied that. Kerry said talks would go on. An adviser said they had stopped.
`
const PIER = `The pier

The mayor said the pier was closed.
`
const map = (page: Page) => page.getByRole('listbox', { name: 'Claims and their relations' })
const current = (page: Page) => map(page).getByRole('option', { selected: true })
const card = (page: Page, words: string) => page.locator('.svelte-flow__node').filter({ hasText: words })
const relations = (page: Page) => page.locator('svg[data-relations]')
const side = (page: Page, name: RegExp) => libraryPane(page).getByRole('button', { name })

test('what hangs on a claim: cards, relations, keys, the passage and back, and pictures of it', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, { 'deal.txt': DEAL, 'pier.txt': PIER })
  const postil = await makeClaims(await launchApp({ seeds }), {
    'No deal': [
      { content: 'they had agreed', source: 'Lavrov', statement: 'Lavrov & Kerry agreed <in Rome>.' },
      {
        content: 'denied that',
        source: 'Officials',
        statement: 'Nothing was agreed.',
        to: [['contradicts', 'they had agreed']],
      },
      { content: 'talks would go on', source: 'Kerry', to: [['supports', 'denied that']] },
      { content: 'they had stopped', source: 'An adviser', to: [['updates', 'talks would go on']] },
    ],
    'The pier': [{ content: 'the pier was closed', source: 'The mayor' }],
  })
  const { page } = postil
  await ready(postil)
  await openArticle(page, 'No deal')
  await article(page).focus()
  await press(page, 'Control+Home', 'j', 'j')
  await expect(inspector(page).getByRole('textbox', { name: 'Statement' })).toHaveValue('Nothing was agreed.')

  await press(page, 'Control+5')
  await expect(map(page)).toBeFocused()
  await expect(page.getByRole('heading', { name: 'What hangs on “Nothing was agreed”' })).toBeVisible()
  await expect(current(page)).toHaveAccessibleName(
    'Nothing was agreed., Officials, 6 March 2014 · not checked, contradicts “Lavrov & Kerry agreed <in Rome>.”, supported by “talks would go on”',
  )
  await expect(map(page).getByRole('option')).toHaveCount(4)
  await expect(relations(page)).toHaveAttribute('data-relations', '3')
  await expect(card(page, 'the pier was closed')).toHaveCount(0)

  await test.step('steps and relations are chosen at the side', async () => {
    await side(page, /^One/).click()
    await expect(map(page).getByRole('option')).toHaveCount(3)
    await side(page, /^Supports/).click()
    await expect(side(page, /^Supports/)).toHaveAttribute('aria-pressed', 'false')
    await expect(map(page).getByRole('option')).toHaveCount(2)
    await side(page, /^Supports/).click()
    await side(page, /^Two/).click()
    await expect(map(page).getByRole('option')).toHaveCount(4)
  })

  await test.step('arrows go to the nearest card, Enter to its passage, and one comes back to it', async () => {
    await map(page).focus()
    const from = await card(page, 'Nothing was agreed.').boundingBox()
    const to = await card(page, 'Lavrov & Kerry').boundingBox()
    await press(page, (to?.x ?? 0) < (from?.x ?? 0) ? 'ArrowLeft' : 'ArrowRight')
    if (!(await current(page).getAttribute('aria-label'))?.startsWith('Lavrov')) await press(page, 'ArrowUp')
    await expect(current(page)).toHaveAccessibleName(/^Lavrov & Kerry agreed/)
    await press(page, '+', '+')
    await expect(page.getByRole('group', { name: 'Size' })).toContainText('156 %')
    await press(page, 'Enter')
    await expect(article(page)).toBeFocused()
    await expect(inspector(page).getByRole('textbox', { name: 'Statement' })).toHaveValue(/^Lavrov & Kerry/)
    await press(page, 'Alt+ArrowLeft')
    await expect(map(page)).toBeFocused()
    await expect(current(page)).toHaveAccessibleName(/^Lavrov & Kerry agreed/)
    await expect(page.getByRole('group', { name: 'Size' })).toContainText('156 %')
    await press(page, '0')
    await expect(page.getByRole('group', { name: 'Size' })).toContainText('100 %')
    // It becomes the claim in question, in the middle of the window.
    await press(page, 'f')
    await expect(page.getByRole('heading', { name: /^What hangs on “Lavrov/ })).toBeVisible()
    await expect(map(page).getByRole('option')).toHaveCount(3)
    const [box, window] = [await card(page, 'Lavrov & Kerry').boundingBox(), await map(page).boundingBox()]
    expect(
      Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - (window?.x ?? 0) - (window?.width ?? 0) / 2),
    ).toBeLessThan(3)
    // A double click opens a passage too.
    await press(page, '0')
    await card(page, 'talks would go on').dblclick()
    await expect(article(page)).toBeFocused()
    await press(page, 'Control+5')
    await expect(page.getByRole('heading', { name: /^What hangs on “talks would go on/ })).toBeVisible()
  })

  await test.step('an article, all claims, a filter', async () => {
    await side(page, /^This article/).click()
    await expect(page.getByRole('heading', { name: 'Claims of “No deal”' })).toBeVisible()
    await expect(map(page).getByRole('option')).toHaveCount(4)
    await side(page, /^All claims/).click()
    await expect(map(page).getByRole('option')).toHaveCount(5)
    await map(page).focus()
    await press(page, '/')
    await page.keyboard.type('talks')
    await press(page, 'Enter')
    await expect(map(page)).toBeFocused()
    await expect(map(page).getByRole('option')).toHaveCount(1)
    await press(page, '/', 'Control+a', 'Backspace', 'Enter')
    await expect(map(page).getByRole('option')).toHaveCount(5)
  })

  await test.step('as SVG, in text', async () => {
    const path = join(folder, 'map.svg')
    await saveTo(postil, null)
    await press(page, 'e', 's')
    // Cancelled there, one is where one was.
    await expect(page.getByRole('listbox', { name: 'Kinds of pictures' })).toBeFocused()
    await saveTo(postil, path)
    await press(page, 's')
    await expect(page.getByRole('dialog')).toContainText(`Saved as ${path}`)
    await expect(live(page)).toHaveText(`Saved as ${path}`)
    await press(page, 'Enter')
    await expect(map(page)).toBeFocused()
    const svg = await readFile(path, 'utf8')
    // What is not well-formed has no size as an image.
    const width = await page.evaluate(async (data) => {
      const image = new Image()
      image.src = `data:image/svg+xml;base64,${data}`
      await image.decode()
      return image.width
    }, Buffer.from(svg).toString('base64'))
    expect(width).toBeGreaterThan(700)
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) =>
      text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    )
    for (const words of [
      'Lavrov & Kerry agreed <in Rome>.',
      'Nothing was agreed.',
      'the pier was closed',
      'Officials',
    ])
      expect(texts.join(' ')).toContain(words)
  })

  await test.step('as PNG, drawn', async () => {
    const path = join(folder, 'map.png')
    await saveTo(postil, path)
    await press(page, 'e', 'ArrowDown', 'Enter')
    await expect(page.getByRole('dialog')).toContainText(`Saved as ${path}`)
    await press(page, 'Enter')
    const png = (await readFile(path)).toString('base64')
    const tones = await page.evaluate(async (data) => {
      const image = new Image()
      image.src = `data:image/png;base64,${data}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const context = canvas.getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data: pixels } = context.getImageData(0, 0, image.width, image.height)
      const counts = new Map<string, number>()
      for (let at = 0; at < pixels.length; at += 4) {
        const tone = `${pixels[at]},${pixels[at + 1]},${pixels[at + 2]}`
        counts.set(tone, (counts.get(tone) ?? 0) + 1)
      }
      return {
        width: image.width,
        paper: counts.get('253,252,249'),
        card: counts.get('246,244,239'),
        red: counts.get('179,38,30'),
        tones: counts.size,
      }
    }, png)
    expect(tones.width).toBeGreaterThan(1000)
    expect(tones.paper).toBeGreaterThan(10_000)
    expect(tones.card).toBeGreaterThan(10_000)
    expect(tones.red).toBeGreaterThan(100)
    // Letters have edges.
    expect(tones.tones).toBeGreaterThan(50)
  })
})

test('from the timeline to the map of the same claim, and where nothing is claimed', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, { 'pier.txt': PIER })
  let postil = await launchApp({ seeds })
  await ready(postil)
  await press(postil.page, 'Control+5')
  await expect(postil.page.getByText('No claims yet.')).toBeVisible()
  postil = await makeClaims(postil, { 'The pier': [{ content: 'the pier was closed', source: 'The mayor' }] })
  const { page } = postil
  await ready(postil)
  await press(page, 'Control+4', 'ArrowDown', 'm')
  await expect(page.getByRole('heading', { name: 'What hangs on “the pier was closed”' })).toBeVisible()
  await expect(map(page)).toBeFocused()
  await expect(page.getByText('Nothing hangs on it yet.')).toBeVisible()
  await press(page, 'Alt+ArrowLeft')
  await expect(page.getByRole('listbox', { name: 'Who said what when' })).toBeFocused()
})
