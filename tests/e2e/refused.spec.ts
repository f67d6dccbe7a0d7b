import { expect, test } from './app.ts'
import { article, live, press, ready } from './person.ts'

const CASES = [
  ['h', 'Select a passage first: Shift with any movement, or the mouse.'],
  ['n', 'Select a passage first, or go to an annotation with j.'],
  ['t', 'Select a passage first, or go to an annotation with j.'],
  ['j', 'Nothing is annotated in this article yet.'],
  ['Delete', 'No annotation is current. Click one, or go to the next with j.'],
  ['r', 'No claim is open. Go to one, or begin one with c.'],
  ['v', 'No claim is open. Go to one, or begin one with c.'],
] as const

test('a key that has nothing to act on says what it needs, by the keys there are', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  for (const [key, words] of CASES)
    await test.step(key, async () => {
      await press(page, key)
      await expect(live(page)).toHaveText(words)
      await expect(article(page)).toBeFocused()
    })

  await page.evaluate(() =>
    window.postil.request('settings:set', {
      keys: { 'annotation.next': { keys: ['z'] }, 'claim.content': { keys: [], chord: null } },
    }),
  )
  const again = await postil.restart()
  await ready(again)
  await press(again.page, 'n')
  await expect(live(again.page)).toHaveText('Select a passage first, or go to an annotation with z.')
  await press(again.page, 'r')
  await expect(live(again.page)).toHaveText('No claim is open. Go to one, or begin one with “Content”.')
})
