import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { Overlay } from '../../renderer/state/app.svelte.ts'
import { expect, test, type Postil } from './app.ts'
import { lostIn, TEXT_SPACING } from './lost.ts'
import { makeClaims } from './made.ts'
import {
  article,
  CASES,
  clickAt,
  find,
  libraryPane,
  live,
  menu,
  openFrom,
  press,
  ready,
  seedsOf,
} from './person.ts'

/** The window as a person may have it, in CSS pixels: 640 by 400 is one of 1280 by 800 at 200 %. */
const SIZES = [
  { width: 800, height: 700, spaced: false },
  { width: 640, height: 480, spaced: false },
  { width: 640, height: 400, spaced: false },
  { width: 800, height: 700, spaced: true },
  { width: 1280, height: 800, spaced: true },
]
const USUAL = { width: 1320, height: 820 }

/** What is lost when the page has come to rest: on a busy machine a card finds its place some frames after the size has changed. */
async function lostAtRest(page: Page): Promise<string[]> {
  let lost: string[] = []
  const look = async (): Promise<number> => (lost = await page.evaluate(lostIn)).length
  await expect
    .poll(look, { timeout: 2000 })
    .toBe(0)
    .catch(() => undefined)
  return lost
}

async function expectWhole(page: Page, what: string): Promise<void> {
  const lost: string[] = []
  for (const { spaced, ...size } of SIZES) {
    await page.setViewportSize(size)
    await page.evaluate(TEXT_SPACING, spaced)
    for (const each of await lostAtRest(page))
      lost.push(`${size.width} x ${size.height}${spaced ? ', spaced' : ''}: ${each}`)
  }
  await page.evaluate(TEXT_SPACING, false)
  await page.setViewportSize(USUAL)
  expect.soft(lost, what).toEqual([])
}

type Open = (postil: Postil) => Promise<void>
const byKeys =
  (...keys: string[]): Open =>
  ({ page }) =>
    press(page, ...keys)
const inView =
  (chord: string, ...keys: string[]): Open =>
  async ({ page }) => {
    await press(page, chord)
    await expect(page.locator('[data-view-focus]:focus')).toHaveCount(1)
    await press(page, ...keys)
  }
const byMenu =
  (id: Parameters<typeof menu>[1]): Open =>
  (postil) =>
    menu(postil, id)

/** How each sheet is opened, from the text with a claim as the current annotation. A new one has no place to hide. */
const SHEETS: Readonly<Record<NonNullable<Overlay>, Open>> = {
  palette: byKeys('Control+k'),
  help: byKeys('?'),
  settings: byKeys('Control+,'),
  keys: byKeys('Shift+F1'),
  about: byKeys('Control+Shift+F1'),
  tags: byKeys('t'),
  example: byMenu('tag.example'),
  judge: byMenu('claim.judge'),
  same: byMenu('claim.same'),
  relate: byMenu('claim.relate'),
  export: byKeys('Control+e'),
  search: byMenu('search'),
  details: byMenu('article.details'),
  collect: byMenu('article.collect'),
  relation: inView('Control+3', 'r'),
  picture: inView('Control+5', 'e'),
  mergeTag: inView('Control+6', 'End', 'm'),
  mergePerson: inView('Control+7', 'Home', 'm'),
  import: async (postil) => {
    await openFrom(postil, join(CASES, 'c13-scan.pdf'))
    await press(postil.page, 'Control+o')
  },
  revision: async (postil) => {
    await openFrom(postil, join(CASES, 'c20-v2.txt'))
    await press(postil.page, 'Control+Alt+Shift+n')
  },
}

const VIEWS = {
  ledger: 'Control+2',
  contradictions: 'Control+3',
  timeline: 'Control+4',
  map: 'Control+5',
  codebook: 'Control+6',
  people: 'Control+7',
}

test('nothing is cut off in small windows, at 200 % and with wider text', async ({ launchApp, folder }) => {
  test.slow()
  const seeds = await seedsOf(folder, { 'a.txt': await readFile(join(CASES, 'c20-v1.txt'), 'utf8') })
  const first = await launchApp({ seeds })
  await ready(first)
  const postil = await makeClaims(first, {
    'Ferry figures': [
      { content: 'twelve percent more passengers', person: 'The council of the islands' },
      {
        content: 'The council linked the price to oil.',
        person: 'The ferry company',
        said: { from: '2014-03-06' },
        to: [['contradicts', 'twelve percent more passengers']],
      },
    ],
  })
  const { page } = postil
  const text = await ready(postil)
  const home = async () => {
    await press(page, 'Control+1')
    await expect(article(page)).toBeFocused()
    await clickAt(page, find(text, 'linked the price')[0])
  }
  await home()
  for (const tag of ['transport/ferries', 'transport/prices']) {
    await press(page, 't')
    await expect(page.getByRole('dialog', { name: 'Tag' })).toBeVisible()
    await page.keyboard.type(tag)
    await press(page, 'Enter')
    await expect(live(page)).toHaveText(`Tagged ${tag}`)
  }

  await expectWhole(page, 'the article with the card of a claim')
  await press(page, 'Control+l')
  await expectWhole(page, 'the article with its list of annotations')
  await press(page, 'Escape')
  await page.setViewportSize({ width: 640, height: 400 })
  await expect(libraryPane(page)).toHaveCount(0)
  await press(page, 'Control+b')
  await expect(libraryPane(page)).toBeVisible()
  // A drawer slides in.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  expect.soft(await page.evaluate(lostIn), 'the library as a drawer').toEqual([])
  await press(page, 'Control+b')
  await page.setViewportSize(USUAL)
  for (const [name, chord] of Object.entries(VIEWS)) {
    await press(page, chord)
    await expect(page.locator('[data-view-focus]').first()).toBeVisible()
    await expectWhole(page, `the view ${name}`)
  }
  for (const [name, open] of Object.entries(SHEETS)) {
    await home()
    await open(postil)
    const dialog = page.getByRole('dialog')
    await expect(dialog, name).toBeVisible()
    await expectWhole(page, `the sheet ${name}`)
    for (let n = 0; (await dialog.count()) > 0; n++) {
      expect(n).toBeLessThan(3)
      await press(page, 'Escape')
    }
  }
})
