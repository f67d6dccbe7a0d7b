import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { quotesIn, readCsv, readW3c, resourcesOf } from './exports.ts'
import {
  appearances,
  article,
  exportAs,
  find,
  inspector,
  live,
  noteField,
  painted,
  press,
  ready,
  selection,
  stored,
  storedAs,
  wordsOf,
  type Stored,
} from './person.ts'

/** The claims of the article in the order in which they were begun, in their words. */
const claims = (it: Stored) =>
  appearances(it)
    .toSorted((a, b) => a.created.localeCompare(b.created))
    .map(wordsOf)

test('the whole path by keys alone', async ({ launchApp, folder }) => {
  test.slow()
  let postil = await launchApp()
  let { page } = postil
  const text = await ready(postil)
  const [lastParagraph] = find(text, 'But US officials')
  const caret = async () => (await selection(page)).focus
  const toLastParagraph = async () => {
    for (let n = 0; (await caret()) < lastParagraph; n++) {
      expect(n).toBeLessThan(30)
      await press(page, 'Control+ArrowDown')
    }
    expect(await caret()).toBe(lastParagraph)
  }

  await test.step('s, q and c in one breath fill one claim', async () => {
    await toLastParagraph()
    // None waits for the one before it to be answered.
    await Promise.all(['s', 'q', 'c'].map((key) => page.keyboard.press(key)))
    await storedAs(postil, claims).toEqual([
      {
        source: ['US officials'],
        cue: ['denied'],
        content: [expect.stringMatching(/^(that )?this had been agreed/)],
      },
    ])
    expect(await painted(page, 'source')).toEqual(['US officials'])
    expect(await painted(page, 'cue')).toEqual(['denied'])
    await expect(article(page)).toBeFocused()
    await expect(live(page)).toHaveText(/^Claim: (that )?this had been agreed/)
  })

  await test.step('c again takes less, until it is what is meant, and an edge does the rest', async () => {
    const heard = async () => ((await live(page).textContent()) ?? '').trim()
    for (let n = 0; !/^Claim: (that )?this had been agreed$/.test(await heard()); n++) {
      expect(n).toBeLessThan(8)
      const before = await live(page).textContent()
      await press(page, 'c')
      await expect.poll(() => live(page).textContent()).not.toBe(before)
    }
    await storedAs(postil, (it) => claims(it)[0]?.content[0]).toMatch(/^(that )?this had been agreed$/)
    if ((await heard()).includes('that')) await press(page, 'Alt+Shift+ArrowDown')
    await storedAs(postil, claims).toMatchObject([{ content: ['this had been agreed'] }])
  })

  await test.step('a selection by keys, and a second claim with a piece more', async () => {
    // Back to where the second claim stands: the sentence that Lavrov had said.
    await press(page, 'Control+ArrowUp', 'Control+ArrowUp')
    expect(await caret()).toBe(find(text, 'Lavrov had said')[0])
    await press(page, 'Shift+Control+ArrowRight', 's')
    await press(page, 'w', 'q')
    await storedAs(postil, (it) => claims(it)[1]).toMatchObject({ source: ['Lavrov'] })
    const [from] = find(text, 'he and Kerry had agreed')
    while ((await caret()) < from) await press(page, 'Control+ArrowRight')
    expect(await caret()).toBe(from)
    // With Shift, a movement selects to where its unit ends.
    for (let n = 0; n < 5; n++) await press(page, 'Shift+Control+ArrowRight')
    expect((await selection(page)).words).toBe('he and Kerry had agreed')
    await press(page, 'c')
    await storedAs(postil, (it) => claims(it)[1]).toMatchObject({
      source: ['Lavrov'],
      content: ['he and Kerry had agreed'],
    })
    const [more] = find(text, 'on the need')
    while ((await caret()) < more) await press(page, 'Control+ArrowRight')
    await press(page, 'Shift+Control+ArrowRight', 'Shift+Control+ArrowRight', 'Shift+Control+ArrowRight')
    await press(page, 'Shift+C')
    await storedAs(postil, (it) => claims(it)[1]?.content).toEqual(['he and Kerry had agreed', 'on the need'])
    // A place that is filled begins the next claim; 0 says that the text names no source.
    await press(page, 'Control+ArrowRight', 'c', '0')
    await storedAs(postil, (it) => appearances(it).length).toBe(3)
    await storedAs(postil, (it) => appearances(it).filter(({ source }) => source.none).length).toBe(1)
    await expect(live(page)).toHaveText('No source is named')
    await press(page, 'Delete')
    await storedAs(postil, (it) => appearances(it).length).toBe(2)
  })

  await test.step('j and k walk; Enter goes to the inspector; all of its fields; Escape comes back', async () => {
    await press(page, 'Escape', 'Escape', 'Control+ArrowUp', 'j')
    await expect(live(page)).toHaveText(/^Claim: he and Kerry had agreed … on the need\. Lavrov/)
    await press(page, 'j')
    await expect(live(page)).toHaveText(/^Claim: this had been agreed\. US officials/)
    await press(page, 'k')
    await expect
      .poll(() => painted(page, 'selected-claim'))
      .toEqual(['he and Kerry had agreed', 'on the need'])
    const before = await selection(page)

    await press(page, 'Enter')
    const statement = inspector(page).getByRole('textbox', { name: 'Statement' })
    await expect(statement).toBeFocused()
    await press(page, 'Control+a')
    await page.keyboard.type('Russia and the US agreed to go back to the deal of 21 February.')
    await press(page, 'Enter')
    const claimant = inspector(page).getByRole('combobox', { name: 'Claimant' })
    await expect(claimant).toBeFocused()
    await press(page, 'Control+a')
    await page.keyboard.type('Sergei Lavrov')
    await press(page, 'Enter')
    const verdict = inspector(page).getByRole('combobox', { name: 'Verdict' })
    await expect(verdict).toBeFocused()
    await page.keyboard.type('Mostly f')
    await expect(inspector(page).getByRole('textbox', { name: 'Rationale' })).toBeVisible()
    await press(page, 'Tab')
    await expect(inspector(page).getByRole('textbox', { name: 'Rationale' })).toBeFocused()
    await page.keyboard.type('US officials denied it:')
    await press(page, 'Enter')
    await page.keyboard.type('see below.')
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    expect(await selection(page)).toEqual(before)

    await storedAs(postil, (it) => {
      const claim = it.claims.find((each) => each.statement !== null)
      return {
        statement: claim?.statement,
        claimant: it.people.find(({ id }) => id === claim?.claimant)?.name,
        verdict: claim?.verdict,
      }
    }).toEqual({
      statement: 'Russia and the US agreed to go back to the deal of 21 February.',
      claimant: 'Sergei Lavrov',
      verdict: {
        scale: 'postil',
        label: 'mostly-false',
        rationale: 'US officials denied it:\nsee below.',
        name: 'Mostly false',
        value: 2,
        best: 5,
        worst: 1,
      },
    })
  })

  await test.step('tags by t and by their keys, a note by n, an edge by keys', async () => {
    await press(page, 't')
    await expect(page.getByRole('combobox', { name: 'Tag' })).toBeFocused()
    await page.keyboard.type('deal')
    await press(page, 'Enter')
    await expect(article(page)).toBeFocused()
    await expect(live(page)).toHaveText('Tagged deal')
    await press(page, 'j', '1')
    await storedAs(postil, (it) => it.annotations.map(({ tags }) => tags.length)).toEqual([1, 1])
    await press(page, '1')
    await expect(live(page)).toHaveText('Tag deal taken off')
    await press(page, '1')
    await storedAs(postil, (it) => it.annotations.map(({ tags }) => tags.length)).toEqual([1, 1])

    const before = await selection(page)
    await press(page, 'n')
    await expect(noteField(page)).toBeFocused()
    await page.keyboard.type('12h of j and k: letters are letters here')
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    expect(await selection(page)).toEqual(before)
    await storedAs(postil, (it) => it.annotations.map(({ note }) => note).filter(Boolean)).toEqual([
      '12h of j and k: letters are letters here',
    ])

    await press(page, 'Alt+Shift+ArrowRight')
    await storedAs(postil, (it) => claims(it)[0]?.content).toEqual(['this had been agreed,'])
    await press(page, 'Alt+Shift+ArrowLeft')
    await storedAs(postil, (it) => claims(it)[0]?.content).toEqual(['this had been agreed'])
  })

  await test.step('the palette and the help sheet, and back to the text', async () => {
    const before = await selection(page)
    await press(page, 'Control+k')
    await page.keyboard.type('no of ann')
    await press(page, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(article(page)).toBeFocused()
    await press(page, '?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText(
      'Word of saying, next and previous',
    )
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    expect(await selection(page)).toEqual(before)

    await press(page, 'Control+k')
    await page.keyboard.type('annotations of')
    await press(page, 'Enter')
    await expect(inspector(page).getByRole('listbox', { name: 'Annotations of this article' })).toBeFocused()
    await press(page, 'Home')
    await expect
      .poll(() => painted(page, 'selected-claim'))
      .toEqual(['he and Kerry had agreed', 'on the need'])
    await press(page, 'ArrowDown')
    await expect.poll(() => painted(page, 'selected-claim')).toEqual(['this had been agreed'])
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
  })

  const before = await stored(postil.library)
  await test.step('closed and opened again', async () => {
    postil = await postil.restart()
    ;({ page } = postil)
    expect(await ready(postil)).toBe(text)
    expect(await stored(postil.library)).toEqual(before)
    await expect
      .poll(() => painted(page, 'tint-claim'))
      .toEqual(['he and Kerry had agreed', 'on the need', 'this had been agreed'])
  })

  await test.step('each format by keys, read back', async () => {
    await exportAs(postil, /W3C/, join(folder, 'out.jsonld'), 'library')
    await exportAs(postil, /CSV/, join(folder, 'out.csv'))
    await exportAs(postil, /Markdown/, join(folder, 'out.md'))
    const contents = ['he and Kerry had agreed', 'on the need', 'this had been agreed']
    const items = await readW3c(join(folder, 'out.jsonld'))
    expect(items.flatMap(({ target }) => quotesIn(resourcesOf(target), text))).toEqual(contents)
    const rows = await readCsv(join(folder, 'out.csv'))
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      text: 'he and Kerry had agreed … on the need',
      source: 'Lavrov',
      claimant: 'Sergei Lavrov',
      statement: 'Russia and the US agreed to go back to the deal of 21 February.',
      verdict: 'Mostly false',
      rationale: 'US officials denied it:\nsee below.',
      tags: 'deal',
    })
    expect(rows[1]).toMatchObject({ note: '12h of j and k: letters are letters here', tags: 'deal' })
    const markdown = await readFile(join(folder, 'out.md'), 'utf8')
    for (const words of ['Sergei Lavrov', 'Mostly false', 'this had been agreed', 'letters are letters here'])
      expect(markdown).toContain(words)
  })
})
