/**
 * Drives the app as a person would, on the article that comes with it, and leaves pictures and the exported files in
 * tour/ (or in the folder that POSTIL_TOUR names). The README's pictures are made by it.
 */
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, ROOT, test, type Postil } from '../app.ts'

const FOLDER = resolve(ROOT, process.env['POSTIL_TOUR'] ?? 'tour')
const FORMATS = ['w3c', 'csv', 'markdown'] as const
const VIEWS = ['ledger', 'contradictions', 'timeline', 'map', 'codebook', 'people'] as const
const EXTENSIONS = { w3c: 'jsonld', csv: 'csv', markdown: 'md' } as const

test('the tour', async ({ launchApp }) => {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const postil = await launchApp({ firstSteps: true })
  const { page } = postil
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const picture = (name: string) => page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' })
  const claims = (n: number) => expect(page.locator('.row[aria-selected=true]')).toContainText(`${n} claim`)

  await expect(page.locator('h1')).toContainText('Russia, US fail to agree on Ukraine')
  const steps = page.getByRole('complementary', { name: 'First steps' })
  await expect(steps).toContainText('1 of 5')
  await picture('00-first-steps')
  await press('Escape')
  await expect(steps).toHaveCount(0)
  await picture('01-seed-article')

  // Two claims about one deal, each in three keys: who says it, the word of saying, what is said.
  await goTo(postil, 'Lavrov had said in a briefing')
  await press('s', 'q', 'c')
  await claims(1)
  // The second c takes less: up to the comma instead of the end of the sentence.
  await goTo(postil, 'But US officials denied')
  await press('s', 'q', 'c', 'c')
  await claims(2)
  await press('t')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('diplomacy/february 21 deal')
  await press('Enter')
  await expect(page.locator('.codebook')).toContainText('february 21 deal')
  await picture('02-claim-by-keys')

  // The claim is put into one's own words, and judged.
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Statement' })).toBeFocused()
  await page.keyboard.type('The US had not agreed to return to the February 21 deal.')
  await press('Escape', 'k', '1', 'n')
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.type('Compare with what the *US side* says at the end.')
  await press('Escape')
  await expect(page.locator('.gutter .note')).toHaveCount(1)
  await picture('03-note-and-tag')

  await selectByMouse(postil, 'only with the involvement of the pro-Western Ukraine government')
  await expect(page.getByRole('toolbar')).toBeVisible()
  await picture('04-toolbar')
  await page.getByRole('toolbar').getByRole('button', { name: 'Highlight' }).click()
  await expect(page.getByRole('toolbar')).toBeHidden()

  // The second claim contradicts the first, which is judged on what the article itself says.
  await press('k')
  const heard = page.locator('footer [role="status"][aria-live="polite"]')
  await press('r')
  await expect(page.getByRole('listbox', { name: 'What it is to the other claim' })).toBeFocused()
  await press('c')
  await expect(page.getByRole('combobox', { name: 'Contradicts…' })).toBeFocused()
  await press('Enter')
  await expect(heard).toContainText('Contradicts')
  await press('v')
  await expect(page.getByRole('dialog').getByRole('combobox', { name: 'Verdict' })).toBeFocused()
  await page.keyboard.type('mostly true')
  await press('Enter')
  await expect(heard).toHaveText('Verdict: Mostly true')
  await selectByMouse(postil, 'there was so far no agreement between Moscow and Washington')
  await press('g')
  await expect(page.getByRole('textbox', { name: 'Question' })).toBeFocused()
  await page.keyboard.type('Did Lavrov report an agreement after the talks?')
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Answer' })).toBeFocused()
  await page.keyboard.type('No: he said himself that there was none so far.')
  await press('Escape', 'k', 'j')
  await picture('05-claim')
  await press('Control+l')
  await picture('06-annotations')
  await press('Escape', '?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await picture('07-keys')
  await press('Escape', 'Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('exp')
  await picture('08-palette')
  await press('Escape')
  for (const [at, view] of VIEWS.entries()) {
    await press(`Control+${at + 2}`)
    await expect(page.locator('[data-view-focus]')).toBeFocused()
    await picture(`${String(at + 9).padStart(2, '0')}-${view}`)
  }
  await press('Control+1')

  for (const format of FORMATS) {
    const path = join(FOLDER, `seed-article.${EXTENSIONS[format]}`)
    await postil.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
    const exported = await page.evaluate(async (id) => {
      const library = await window.postil.request('library:load')
      const article = library.ok ? (library.value.articles[0]?.id ?? null) : null
      return window.postil.request('export:run', { format: id, article, claims: null })
    }, format)
    expect(exported).toMatchObject({ ok: true, value: { path } })
  }

  await page.evaluate(() => window.postil.request('settings:set', { theme: 'dark' }))
  const dark = await postil.restart()
  await expect(dark.page.locator('h1')).toContainText('Russia, US fail to agree on Ukraine')
  await expect(dark.page.locator('.row[aria-selected=true]')).toContainText('2 claims')
  await dark.page.keyboard.press('j')
  await dark.page.keyboard.press('j')
  await dark.page.screenshot({ path: join(FOLDER, '15-dark.png'), animations: 'disabled' })
  console.log(`\nThe tour's pictures and exported files are in ${FOLDER}`)
})

/** Puts the caret where the words begin, by the mouse: a click makes no selection. */
async function goTo({ page }: Postil, words: string): Promise<void> {
  const { from } = await boxOf({ page }, words)
  await page.mouse.click(from.x, from.y)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Home')
}

async function selectByMouse({ page }: Postil, words: string): Promise<void> {
  const { from, to } = await boxOf({ page }, words)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}

/** Where words of the article begin and end in the window; they are scrolled into the middle first. */
async function boxOf({ page }: Pick<Postil, 'page'>, words: string) {
  return page.evaluate((needle) => {
    const walker = document.createTreeWalker(document.querySelector('.text')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(needle)
      if (at < 0) continue
      node.parentElement!.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + needle.length)
      const rects = [...range.getClientRects()]
      const first = rects[0]!
      const last = rects.at(-1)!
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      }
    }
    throw new Error(`not in the article: ${needle}`)
  }, words)
}
