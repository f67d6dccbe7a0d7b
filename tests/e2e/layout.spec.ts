import { expect, test } from './app.ts'
import {
  article,
  clickAt,
  find,
  inspector,
  live,
  press,
  ready,
  scrollTop,
  selectByMouse,
  settled,
  storedAs,
  textOf,
} from './person.ts'

/** What holds the article's lines in place. */
function shape(page: Parameters<typeof textOf>[0]) {
  return article(page).evaluate((text) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    let nodes = 0
    while (walker.nextNode()) nodes++
    return {
      nodes,
      elements: text.querySelectorAll('*').length,
      lines: [...text.children].map((block) => {
        const { left, top, width, height } = block.getBoundingClientRect()
        return [left, top, width, height]
      }),
    }
  })
}

test('annotating never moves a line', async ({ launchApp }) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  const at = (words: string) => find(text, words)
  // Somewhere in the middle of the article, from where all that follows can be seen.
  await clickAt(page, at('Lavrov strongly')[0])
  await page.evaluate(() => document.fonts.ready)
  await settled(page)
  const before = { scroll: await scrollTop(page), shape: await shape(page) }
  await page.evaluate(() => {
    const shifts: string[] = []
    const reading = document.querySelector('[data-pane="text"] [role="document"]')!
    const parts = [...reading.querySelectorAll('*')]
    // What shifted while the app was opening is not counted.
    const from = performance.now()
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        for (const { node } of (entry as never as { sources: { node: Node | null }[] }).sources)
          // A node that has gone since (null) was not the article's: its parts are looked for below.
          if (entry.startTime >= from && node !== null && reading.contains(node)) shifts.push(node.nodeName)
    }).observe({ type: 'layout-shift', buffered: true })
    Object.assign(window, { shifts, parts })
  })
  const still = async () => {
    expect(await shape(page)).toEqual(before.shape)
    expect(await scrollTop(page)).toBe(before.scroll)
    expect(await page.evaluate(() => (window as never as { shifts: string[] }).shifts)).toEqual([])
    expect(
      await page.evaluate(() =>
        (window as never as { parts: Element[] }).parts.every((part) => part.isConnected),
      ),
    ).toBe(true)
    expect(await textOf(page)).toBe(text)
  }

  await selectByMouse(page, at('visa restrictions'))
  await still()
  await press(page, 'h')
  await expect(live(page)).toHaveText('Highlighted: visa restrictions')
  await still()
  await press(page, 't')
  await page.keyboard.type('sanctions')
  await press(page, 'Enter')
  await expect(live(page)).toHaveText('Tagged sanctions')
  await still()
  await press(page, 'n')
  await page.keyboard.type('since Thursday')
  await press(page, 'Escape')
  await storedAs(postil, (it) => it.annotations[0]?.note).toBe('since Thursday')
  await still()
  await selectByMouse(page, at('US visa restrictions imposed on Thursday'))
  await press(page, '1')
  await storedAs(postil, (it) => it.annotations.length).toBe(2)
  await still()
  await press(page, 'Alt+Shift+ArrowRight', 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowUp')
  await still()
  await clickAt(page, at('Lavrov strongly')[0] + 2)
  await press(page, 's', 'q', 'c')
  await expect(live(page)).toHaveText(/^Claim: /)
  await press(page, 'c', '0', 'Shift+C')
  await press(page, 'Escape', 'Escape')
  await still()
  await press(page, 'Control+l')
  await expect(inspector(page).getByRole('listbox')).toBeFocused()
  await press(page, 'Escape')
  await still()
  await press(page, 'Delete')
  for (let n = 0; n < 6; n++) {
    const said = await live(page).textContent()
    await press(page, n < 3 ? 'Control+z' : 'Control+Shift+z')
    await expect.poll(() => live(page).textContent()).not.toBe(said)
  }
  await still()
})
