import { expect, test } from './app.ts'
import { makeClaims } from './made.ts'
import { article, find, inspector, live, noteField, press, ready, selectByKeys, storedAs } from './person.ts'

test('what is typed at once after a key that leads to a field goes into the field', async ({ launchApp }) => {
  let postil = await launchApp()
  await ready(postil)
  postil = await makeClaims(postil, {
    Russia: [{ content: 'he and Kerry had agreed' }, { content: 'US officials denied' }],
  })
  const { page } = postil
  const text = await ready(postil)

  await test.step('a note', async () => {
    await selectByKeys(page, find(text, 'restrictions'))
    await page.keyboard.type('nsaq vh 12')
    await expect(noteField(page)).toBeFocused()
    await expect(noteField(page)).toHaveValue('saq vh 12')
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    await storedAs(postil, ({ annotations }) =>
      annotations.map(({ kind, note, tags }) => [kind, note, tags.length]).sort(),
    ).toEqual([
      ['appearance', '', 0],
      ['appearance', '', 0],
      ['note', 'saq vh 12', 0],
    ])
  })

  await test.step('a verdict, with Enter', async () => {
    await press(page, 'Control+Home', 'j', 'j')
    await page.keyboard.type('vmostly f\n')
    await expect(live(page)).toHaveText('Verdict: Mostly false')
  })

  await test.step('a relation, its kind and words of the other claim', async () => {
    await page.keyboard.type('rcKerry\n')
    await expect(live(page)).toContainText('“he and Kerry had agreed”')
    await expect(inspector(page)).toContainText('Contradicts')
  })
})
