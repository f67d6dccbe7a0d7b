import { join } from 'node:path'
import type { CommandId } from '../../preload/commands.ts'
import { expect, test } from './app.ts'
import { expectFocused, expectSomethingFocused, listenIn, namesOf } from './heard.ts'
import {
  appearances,
  article,
  exportAs,
  find,
  live,
  menu,
  press,
  ready,
  selection,
  storedAs,
  wordsOf,
} from './person.ts'

test('by chords and the menu alone, as a screen reader has it', async ({ launchApp, folder }) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  const caret = async () => (await selection(page)).focus
  const inText = () => expectFocused(page, 'document', /Russia, US/)

  await test.step('letters are off; the article is a document with its headings', async () => {
    await press(page, 'Control+,')
    const letters = page.getByRole('checkbox', { name: /Single letters/ })
    await letters.press('Space')
    await expect(letters).not.toBeChecked()
    await expectFocused(page, 'checkbox', /Single letters/)
    await press(page, 'Escape')
    await inText()
    expect(await namesOf(page, 'heading')).toContain(
      text.split('\n').find((line) => line.startsWith('Russia')) ?? '',
    )
  })

  const ear = await listenIn(page)
  await test.step('motions are said, once and in words', async () => {
    const last = find(text, 'But US officials')
    for (let n = 0; (await caret()) < last[0]; n++) {
      expect(n).toBeLessThan(30)
      await press(page, 'Alt+PageDown')
    }
    expect(await caret()).toBe(last[0])
    await expect.poll(async () => (await ear.all()).at(-1)).toMatch(/^But US officials denied that this/)
    for (const [key, said] of [
      ['F8', /^US$/],
      ['Alt+Shift+Period', /^Selected: US officials denied/],
      ['Control+Shift+Enter', null],
      ['Alt+L', /^But US officials denied/],
    ] as const) {
      await ear.clear()
      await press(page, key)
      if (said !== null) await expect.poll(() => ear.all()).toEqual([expect.stringMatching(said)])
    }
  })

  await test.step('a claim with source and cue; its tag, its note', async () => {
    await press(page, 'Control+Shift+s')
    await expect(live(page)).toHaveText('Source: US officials')
    await press(page, 'Control+Shift+k')
    await expect(live(page)).toHaveText('Cue: denied')
    await press(page, 'Control+Shift+c')
    await expect(live(page)).toHaveText(/^Claim: (that )?this had been agreed/)
    // What was made under the caret is not said to have been met there too.
    expect((await ear.all()).slice(1).map((words) => words.split(':')[0])).toEqual(['Source', 'Cue', 'Claim'])
    await inText()
    await press(page, 'Control+t')
    await expectFocused(page, 'combobox', /Tag/)
    await page.keyboard.type('deal')
    await press(page, 'Enter')
    await inText()
    await expect(live(page)).toHaveText('Tagged deal')
    await press(page, 'Control+Shift+n')
    await expectFocused(page, 'textbox', /Note/)
    await page.keyboard.type('denied the same day')
    await press(page, 'Escape')
    await inText()
    await press(page, 'Control+Shift+Enter')
    await expect(live(page)).toHaveText('Claim closed')
  })

  await test.step('the caret comes to it: kind, claimant, tag and note, once; not again on the keys within', async () => {
    await press(page, 'Alt+L')
    expect(await caret()).toBe(find(text, 'But US officials')[0])
    await ear.clear()
    await press(page, 'F8')
    await expect
      .poll(() => ear.all())
      .toEqual(['Source of a claim, US officials, tagged deal, with a note. US'])
    await press(page, 'F8', 'ArrowRight', 'F8')
    await expect.poll(() => ear.all()).toHaveLength(3)
    expect((await ear.all()).filter((words) => words.includes('claim'))).toHaveLength(1)
  })

  await test.step('a second claim contradicts the first; its verdict', async () => {
    const [from] = find(text, 'Lavrov had said')
    for (let n = 0; (await caret()) > from; n++) {
      expect(n).toBeLessThan(12)
      await press(page, 'Alt+L')
    }
    for (let n = 0; (await caret()) < from; n++) {
      expect(n).toBeLessThan(12)
      await press(page, 'F8')
    }
    await press(page, 'Control+Shift+s', 'Control+Shift+k', 'Control+Shift+c')
    await storedAs(
      postil,
      (it) => appearances(it).filter((each) => wordsOf(each).content.length > 0).length,
    ).toBe(2)
    await press(page, 'Control+Shift+r')
    await expectFocused(page, 'listbox', /What it is to the other claim/)
    await press(page, 'ArrowDown', 'Enter')
    await expectFocused(page, 'combobox', /…/)
    await press(page, 'Enter')
    await inText()
    await storedAs(postil, (it) => it.relations.length).toBe(1)
    await press(page, 'Control+Shift+v')
    await expectFocused(page, 'combobox', /Verdict/)
    await page.keyboard.type('Mixed')
    await press(page, 'Enter')
    await expect(live(page)).toHaveText('Verdict: Mixed')
    await inText()
  })

  await test.step('the list of annotations, and the way between them', async () => {
    await press(page, 'Control+l')
    await expectFocused(page, 'listbox', /Annotations of this article/)
    expect((await namesOf(page, 'option')).filter((name) => /agreed/.test(name))).toHaveLength(2)
    await press(page, 'ArrowDown', 'Escape')
    await inText()
    await ear.clear()
    await press(page, 'Control+Shift+j')
    await expect.poll(async () => (await ear.all()).length).toBe(1)
  })

  await test.step('each view, by its chord: what has the focus has a name, and its own chords act', async () => {
    for (const n of [2, 3, 4, 5, 6, 7]) {
      await press(page, `Control+${n}`)
      await expectSomethingFocused(page, `view ${n}`)
    }
    await press(page, 'Control+2')
    await expectFocused(page, 'treegrid', /Claims of the library/)
    await press(page, 'Space', 'Control+t')
    await expectFocused(page, 'combobox', /Tag/)
    await press(page, 'Escape')
    await expectFocused(page, 'treegrid', /Claims of the library/)
    await press(page, 'Control+f')
    await expectFocused(page, 'textbox', /./)
    await press(page, 'Escape', 'Control+5')
    await press(page, 'Control+s')
    await expect(page.getByRole('dialog', { name: 'Picture of the map' })).toBeVisible()
    await press(page, 'Escape', 'Control+1')
    await inText()
  })

  await test.step('an export, and undo says what it took back', async () => {
    await exportAs(postil, /CSV/, join(folder, 'out.csv'))
    await inText()
    await press(page, 'Control+z')
    await expect(live(page)).toHaveText(/^Undone: /)
  })

  await test.step('the focus is never lost', async () => {
    await menu(postil, 'annotation.previous')
    for (const id of [
      'settings',
      'help',
      'palette',
      'search',
      'tag.pick',
      'tag.example',
      'claim.relate',
      'claim.same',
      'claim.judge',
      'article.details',
      'article.collect',
      'export.article',
      'export.library',
    ] as const satisfies CommandId[]) {
      await menu(postil, id)
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectSomethingFocused(page, `${id}, open`)
      await press(page, 'Escape')
      // Words that search took from the selection go first.
      if (id === 'search' && (await page.getByRole('dialog').count()) > 0) await press(page, 'Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expectSomethingFocused(page, `${id}, closed`)
    }
    for (const id of [
      'pane.library',
      'pane.library',
      'pane.inspector',
      'pane.inspector',
      'view.beside',
      'view.beside',
      'inspector.edit',
      'pane.next',
      'pane.library',
      'place.back',
      'find',
    ] as const satisfies CommandId[]) {
      await menu(postil, id)
      await expectSomethingFocused(page, id)
    }
    await press(page, 'Escape')
    // The place before was one with a second article beside the first.
    await menu(postil, 'view.beside')
    await expect(page.locator('[data-pane="beside"]')).toHaveCount(0)
    await expect(article(page)).toBeFocused()
    await menu(postil, 'annotation.previous')
    await menu(postil, 'annotation.delete')
    await menu(postil, 'annotation.delete')
    await expect(live(page)).toHaveText(/deleted/)
    await expectSomethingFocused(page, 'an annotation deleted')
    await menu(postil, 'article.delete')
    await menu(postil, 'article.delete')
    await expect(live(page)).toHaveText(/deleted|Deleted/)
    await expectSomethingFocused(page, 'an article deleted')
  })
})
