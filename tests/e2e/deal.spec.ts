import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import {
  appearances,
  article,
  find,
  inspector,
  live,
  press,
  ready,
  saveTo,
  selectByKeys,
  storedAs,
  wordsOf,
} from './person.ts'

/** Keys alone, from the first claim to the picture that hangs in the newsroom. */
test('the deal of February 21: two claims, a contradiction, a verdict on evidence, the views, a picture', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  const card = inspector(page)
  const statement = card.getByRole('textbox', { name: 'Statement' })

  await test.step('two claims with their sources and cues', async () => {
    for (const [source, cue, content] of [
      ['Lavrov', 'had said', 'he and Kerry had agreed on the need to return to the February 21 deal'],
      ['US officials', 'denied', 'this had been agreed'],
    ] as const) {
      const [from] = find(text, `${source} ${cue}`)
      await selectByKeys(page, [from, from + source.length])
      await press(page, 's')
      const said = text.indexOf(cue, from)
      await selectByKeys(page, [said, said + cue.length])
      await press(page, 'q')
      await selectByKeys(page, find(text, content))
      await press(page, 'c')
      await expect(live(page)).toHaveText(`Claim: ${content}`)
    }
    await storedAs(postil, (it) => appearances(it).map(wordsOf)).toMatchObject([
      { source: ['Lavrov'], cue: ['had said'] },
      { source: ['US officials'], cue: ['denied'], content: ['this had been agreed'] },
    ])
  })

  await test.step('the second contradicts the first', async () => {
    await press(page, 'r')
    await expect(page.getByRole('listbox', { name: 'What it is to the other claim' })).toBeFocused()
    await press(page, 'c')
    await expect(page.getByRole('combobox', { name: 'Contradicts…' })).toBeFocused()
    await press(page, 'Enter')
    await expect(live(page)).toHaveText(/^Contradicts “he and Kerry had agreed/)
  })

  await test.step('a verdict, and what it rests on', async () => {
    await press(page, 'k')
    await expect(statement).toHaveValue(/^he and Kerry had agreed/)
    await press(page, 'v')
    await expect(page.getByRole('dialog').getByRole('combobox', { name: 'Verdict' })).toBeFocused()
    await page.keyboard.type('conflicting')
    await press(page, 'Enter')
    await expect(live(page)).toHaveText('Verdict: Conflicting evidence')
    await expect(card.getByRole('list', { name: 'Still open' })).toContainText('rests on no evidence')
    await selectByKeys(page, find(text, 'there was so far no agreement between Moscow and Washington'))
    await press(page, 'g')
    await expect(card.getByRole('textbox', { name: 'Question' })).toBeFocused()
    await page.keyboard.type('Had they agreed on anything?')
    await press(page, 'Enter')
    await page.keyboard.type('Not by Thursday.')
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    // Whoever goes on and comes back stays in the text.
    await press(page, 'j', 'k')
    await expect(statement).toHaveValue(/^he and Kerry had agreed/)
    await expect(article(page)).toBeFocused()
    await storedAs(postil, (it) =>
      it.claims.map(({ verdict, evidence }) => [
        verdict && [verdict.scale, verdict.name, verdict.value],
        evidence.map(({ question, answer, ground, date }) => [question, answer, ground?.kind, date]),
      ]),
    ).toEqual([
      [
        ['averitec', 'Conflicting evidence', null],
        [['Had they agreed on anything?', 'Not by Thursday.', 'quote', '2014-03-06']],
      ],
      [null, []],
    ])
    await expect(card.getByRole('list', { name: 'Still open' })).toHaveCount(0)
  })

  await test.step('the contradictions of the library, and both passages side by side', async () => {
    await press(page, 'Control+3')
    const pair = page.locator('article[data-view-focus]')
    await expect(pair).toBeFocused()
    await expect(pair.getByRole('blockquote')).toContainText([
      'he and Kerry had agreed',
      'this had been agreed',
    ])
    await press(page, 'Enter')
    await expect(article(page)).toBeFocused()
    await expect(page.locator('[data-pane="beside"] [role="document"]')).toContainText('US officials denied')
    await expect(statement).toHaveValue(/^he and Kerry had agreed/)
    await press(page, 'Control+Shift+B')
  })

  await test.step('the map, and a picture of it', async () => {
    await press(page, 'Control+5')
    const map = page.getByRole('listbox', { name: 'Claims and their relations' })
    await expect(map).toBeFocused()
    await expect(map.getByRole('option')).toHaveCount(2)
    const path = join(folder, 'deal.svg')
    await saveTo(postil, path)
    await press(page, 'e')
    await expect(page.getByRole('listbox', { name: 'Kinds of pictures' })).toBeFocused()
    await press(page, 's')
    await expect(page.getByRole('dialog')).toContainText(`Saved as ${path}`)
    const svg = await readFile(path, 'utf8')
    expect(svg).toContain('US officials')
    expect(svg).toContain('Lavrov')
  })
})
