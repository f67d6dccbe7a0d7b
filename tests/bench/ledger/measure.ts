import type { Page } from 'playwright'

/** In milliseconds, in the order they were taken. */
export type Times = readonly number[]

/**
 * How long each thing takes in the ledger, from the event until the frame that shows it is painted. The time is the
 * page's own, so that what Playwright takes is not in it.
 */
export async function measure(page: Page, times: number): Promise<Record<string, Times>> {
  // A view's first time is like no other: it is taken first.
  const open = await timed(page, 1, () => page.keyboard.press('Control+2'))
  await page.locator('[role="treegrid"] .line').first().waitFor()
  const again: number[] = []
  for (let n = 0; n < times; n++) {
    await page.keyboard.press('Control+1')
    again.push(...(await timed(page, 1, () => page.keyboard.press('Control+2'))))
  }
  const sort = await timed(page, times * 3, () => page.keyboard.press('o'))
  const turn = await timed(page, times, () => page.keyboard.press('Shift+O'))
  const facet = await timed(page, times * 2, () => page.click('[data-facet="verdicts/none"]'))
  const move = await timed(page, times * 3, () => page.keyboard.press('j'))
  const end = await timed(page, times, (n) => page.keyboard.press(n % 2 === 0 ? 'End' : 'Home'))
  await page.keyboard.press('/')
  const letters = [...'the visa order']
  const typing = await timed(page, letters.length, (n) => page.keyboard.type(letters[n] ?? ''))
  const erasing = await timed(page, letters.length, () => page.keyboard.press('Backspace'))
  await page.keyboard.press('Escape')
  const mark = await timed(page, times, () => page.keyboard.press('Control+a'))
  await page.keyboard.press('Escape')
  return {
    'opened the first time': open,
    'opened again': again,
    sorted: sort,
    'turned round': turn,
    'filtered by a value': facet,
    'a row on': move,
    'to the end and back': end,
    'a letter typed': typing,
    'a letter erased': erasing,
    'all marked': mark,
    'a frame while scrolling': await scrolling(page),
  }
}

/** From the first event in the page to the frame after the one that it is handled in. */
export async function timed(
  page: Page,
  times: number,
  act: (n: number) => Promise<unknown>,
): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < times; n++) {
    // The listener is there before the event: Playwright sends both on ways of their own.
    await page.evaluate(() => {
      const begun = Promise.withResolvers<number>()
      const begin = (event: Event): void => {
        for (const type of ['keydown', 'click']) removeEventListener(type, begin, true)
        // Twice: the first is called before the frame is painted, the second after it.
        requestAnimationFrame(() =>
          setTimeout(() => requestAnimationFrame(() => begun.resolve(performance.now() - event.timeStamp))),
        )
      }
      for (const type of ['keydown', 'click']) addEventListener(type, begin, true)
      Object.assign(window, { painted: begun.promise })
    })
    await act(n)
    taken.push(await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted))
  }
  return taken
}

/** Frames of a table that is scrolled by two of its heights each: how long each lasts. */
async function scrolling(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const table = document.querySelector('[role="treegrid"]')!
    table.scrollTop = 0
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done))
    const frames: number[] = []
    let last = await frame()
    for (let n = 0; n < 120; n++) {
      table.scrollTop += table.clientHeight * 2
      const now = await frame()
      frames.push(now - last)
      last = now
    }
    return frames
  })
}
