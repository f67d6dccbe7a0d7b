import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { bodies, quotesIn, readCsv, readW3c, resourcesOf } from './exports.ts'
import {
  appearances,
  clickAt,
  find,
  hoverAt,
  inspector,
  libraryPane,
  noteField,
  paint,
  painted,
  pointAt,
  quotes,
  ready,
  saveTo,
  selectByMouse,
  stored,
  storedAs,
  textOf,
  toolbar,
  turn,
  wordsOf,
} from './person.ts'

test('the whole path by mouse: mark, tag, close, open, export', async ({ launchApp, folder }) => {
  test.slow()
  let postil = await launchApp()
  let { page } = postil
  const text = await ready(postil)
  const at = (words: string) => find(text, words)
  const take = (name: string) => toolbar(page).getByRole('button', { name, exact: true }).click()
  const firstClaim = () => storedAs(postil, (it) => appearances(it).map(wordsOf)[0])
  const face = () => inspector(page).getByRole('tab', { selected: true })

  await test.step('the library shows what has come with the app', async () => {
    const row = libraryPane(page).getByRole('option')
    await expect(row).toHaveCount(1)
    await expect(row).toContainText('Russia, US fail to agree on Ukraine')
    await expect(row).toContainText('6 March 2014')
    expect(text).toContain('This Article is From Mar 06, 2014')
  })

  await test.step('who said what, in which words', async () => {
    await selectByMouse(page, at('US officials'))
    await take('Source')
    await firstClaim().toEqual({ source: ['US officials'], cue: [], content: [] })
    await expect(toolbar(page)).toBeHidden()
    await selectByMouse(page, at('denied'))
    await take('Cue')
    // From the middle of a word to the middle of another, backwards: whole words are taken.
    const [from, to] = at('this had been agreed')
    await selectByMouse(page, [from + 2, to - 3], { backwards: true })
    await take('Content')
    await firstClaim().toEqual({
      source: ['US officials'],
      cue: ['denied'],
      content: ['this had been agreed'],
    })
    expect(await painted(page, 'source')).toEqual(['US officials'])
    expect(await painted(page, 'cue')).toEqual(['denied'])
    expect(await painted(page, 'tint-claim')).toEqual(['this had been agreed'])
    await expect(inspector(page).getByRole('textbox', { name: 'Statement' })).toHaveValue(
      'this had been agreed',
    )
    await expect(inspector(page).getByRole('combobox', { name: 'Claimant' })).toHaveValue('US officials')
  })

  await test.step('a tag, made in the picker, and a note', async () => {
    await inspector(page).getByRole('button', { name: 'Give one' }).click()
    await page.getByRole('combobox', { name: 'Tag' }).fill('deal/february 21')
    await page.getByRole('option', { name: 'Make “deal/february 21”' }).click()
    await expect(inspector(page).getByText('deal/february 21')).toBeVisible()
    await noteField(page).click()
    await page.keyboard.type('Who are “they”? – ask the desk')
    // A click into the text leaves the note, which is saved.
    await clickAt(page, at('clarify')[0])
    await storedAs(postil, (it) => it.annotations[0]?.note).toBe('Who are “they”? – ask the desk')
    const { tags, annotations } = await stored(postil.library)
    expect(tags).toMatchObject([{ path: 'deal/february 21', key: 1 }])
    expect(annotations[0]?.tags).toEqual([tags[0]?.id])
    await expect(libraryPane(page).getByRole('option')).toContainText('1 claim')
  })

  await test.step('highlights, a note and a tagged highlight from the toolbar', async () => {
    await clickAt(page, at('clarify')[0])
    await selectByMouse(page, at('no agreement between Moscow and Washington on the situation in Ukraine'))
    await take('Highlight')
    await selectByMouse(page, at('Moscow and Washington'))
    await take('Highlight')
    await selectByMouse(page, at('strongly criticised'))
    await take('Note')
    await expect(noteField(page)).toBeFocused()
    await page.keyboard.type('the reporter’s word')
    await selectByMouse(page, at('Interfax news agency'))
    await take('Tag deal/february 21')
    await storedAs(postil, quotes).toEqual([
      'this had been agreed',
      'no agreement between Moscow and Washington on the situation in Ukraine',
      'Moscow and Washington',
      'strongly criticised',
      'Interfax news agency',
    ])
    await storedAs(postil, (it) => it.annotations.map(({ kind, note }) => `${kind} ${note}`)[3]).toBe(
      'note the reporter’s word',
    )
    const all = await stored(postil.library)
    expect(all.annotations[4]?.tags).toEqual([all.tags[0]?.id])
    // The smaller one in the larger is drawn, and each kind in its own colour.
    expect(await painted(page, 'tint-highlight')).toEqual([
      'no agreement between Moscow and Washington on the situation in Ukraine',
      'Interfax news agency',
    ])
    expect(await painted(page, 'line1-highlight')).toEqual(['Moscow and Washington'])
    expect(await painted(page, 'tint-note')).toEqual(['strongly criticised'])
  })

  await test.step('a click takes the innermost, another the next; hover shows which', async () => {
    const current = () => painted(page, 'selected-highlight')
    await clickAt(page, at('Washington on')[0] + 4)
    await expect.poll(current).toEqual(['Moscow and Washington'])
    expect(await painted(page, 'hover')).toEqual(['Moscow and Washington'])
    const outer = 'no agreement between Moscow and Washington on the situation in Ukraine'
    await clickAt(page, at('Washington on')[0] + 4)
    await expect.poll(current).toEqual([outer])
    await clickAt(page, at('Washington on')[0] + 4)
    await expect.poll(current).toEqual(['Moscow and Washington'])
    await hoverAt(page, at('had been agreed')[0] + 5)
    await expect.poll(() => painted(page, 'hover')).toEqual(['this had been agreed'])
    await clickAt(page, at('had been agreed')[0] + 5)
    await expect(face()).toHaveText('Claim')
  })

  await test.step('an edge is dragged: by whole words, the other edge stays', async () => {
    await clickAt(page, at('Interfax')[0] + 3)
    await expect.poll(() => painted(page, 'selected-highlight')).toEqual(['Interfax news agency'])
    const edge = await pointAt(page, at('Interfax news agency')[1], 'before')
    const to = await pointAt(page, at('Interfax news')[1] - 2, 'before')
    await page.mouse.move(edge.x, edge.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    // While it is dragged, the stretch that it would be is shown, and nothing is changed yet.
    await expect.poll(() => painted(page, 'edge')).toEqual(['Interfax news'])
    await page.mouse.up()
    await storedAs(postil, (it) => quotes(it).at(-1)).toBe('Interfax news')
    expect(await painted(page, 'edge')).toEqual([])
    await turn(page)
    await expect(toolbar(page)).toBeHidden()
  })

  await test.step('a click on an edge, not dragged, changes nothing and is a click', async () => {
    const edge = await pointAt(page, at('Interfax news')[1], 'before')
    await page.mouse.click(edge.x, edge.y)
    await turn(page)
    await expect.poll(() => painted(page, 'selected-highlight')).toEqual(['Interfax news'])
    await storedAs(postil, (it) => quotes(it).at(-1)).toBe('Interfax news')
    // Also where it is in the middle of its last letter, and where snapping would take more.
    await clickAt(page, at('agreed, insisting')[0] + 5)
    await expect(face()).toHaveText('Claim')
    await clickAt(page, at('agreed, insisting')[0] + 5)
    await expect(face()).toHaveText('Claim')
    await firstClaim().toMatchObject({ content: ['this had been agreed'] })
  })

  const before = await stored(postil.library)
  const shown = await paint(page)
  await test.step('closed and opened again, everything is there', async () => {
    postil = await postil.restart()
    ;({ page } = postil)
    expect(await ready(postil)).toBe(text)
    expect(await stored(postil.library)).toEqual(before)
    // What was current is a matter of view, and so is what the pointer was over.
    const stays = Object.entries(shown).filter(([layer]) => !/^(hover|selected-|kept)/.test(layer))
    await expect.poll(() => paint(page)).toEqual(Object.fromEntries(stays))
    await clickAt(page, at('had been agreed')[0] + 5)
    await expect(noteField(page)).toHaveValue('Who are “they”? – ask the desk')
    await expect(inspector(page).getByText('deal/february 21')).toBeVisible()
  })

  const exportAs = async (format: RegExp, name: string): Promise<string> => {
    const path = join(folder, name)
    await saveTo(postil, path)
    await page.getByRole('button', { name: 'Search or do anything' }).click()
    await page.getByRole('combobox', { name: 'Any command' }).fill('export')
    await page.getByRole('option', { name: 'Export this article…' }).click()
    await page.getByRole('option', { name: format }).click()
    await expect(page.getByRole('dialog')).toContainText(`Saved as ${path}`)
    await expect(page.getByRole('dialog')).toContainText('5 annotations')
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    return path
  }
  const inText = before.annotations
    .toSorted((a, b) => a.target.spans[0]!.start - b.target.spans[0]!.start)
    .map(({ target }) => target.spans[0]!.exact)

  await test.step('W3C annotations say the same', async () => {
    const items = await readW3c(await exportAs(/W3C/, 'out ü.jsonld'))
    const targets = items.map(({ target }) => quotesIn(resourcesOf(target), text))
    expect(targets.flat().toSorted()).toEqual(inText.toSorted())
    // The claim's source and cue are in its bodies, at their own positions.
    const claim = items.find(({ motivation }) => motivation === 'identifying')!
    const attributed = resourcesOf(claim.body).filter(({ selector }) => selector)
    expect(quotesIn(attributed, text)).toEqual(['US officials', 'denied'])
    expect(bodies(claim, 'tagging')).toEqual(['deal/february 21'])
    expect(bodies(claim, 'commenting')).toEqual(['Who are “they”? – ask the desk'])
    const note = items.find(({ motivation }) => motivation === 'commenting')!
    expect(quotesIn(resourcesOf(note.target), text)).toEqual(['strongly criticised'])
    expect(bodies(note, 'commenting')).toEqual(['the reporter’s word'])
    expect(new Set(items.map(({ id }) => id)).size).toBe(5)
  })

  await test.step('CSV says the same', async () => {
    const rows = await readCsv(await exportAs(/CSV/, 'out.csv'))
    expect(rows.map((row) => row['text']).toSorted()).toEqual(inText.toSorted())
    for (const row of rows)
      expect(text.slice(Number(row['start_utf16']), Number(row['end_utf16']))).toBe(row['text'])
    expect(rows.find((row) => row['kind'] === 'claim')).toMatchObject({
      text: 'this had been agreed',
      source: 'US officials',
      cue: 'denied',
      claimant: 'US officials',
      tags: 'deal/february 21',
      note: 'Who are “they”? – ask the desk',
      article_date: '2014-03-06',
    })
    expect(rows.find((row) => row['kind'] === 'note')).toMatchObject({ note: 'the reporter’s word' })
  })

  await test.step('Markdown says the same', async () => {
    const words = await readFile(await exportAs(/Markdown/, 'out.md'), 'utf8')
    expect(words).toMatch(/^# Russia, US fail to agree on Ukraine/)
    for (const quote of inText) expect(words).toContain(quote)
    for (const said of ['US officials', 'denied', 'Who are “they”? – ask the desk', 'the reporter’s word'])
      expect(words).toContain(said)
  })
  expect(await textOf(page)).toBe(text)
})
