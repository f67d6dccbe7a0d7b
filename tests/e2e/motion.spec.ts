import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import { makeClaims } from './made.ts'
import {
  article,
  clickAt,
  find,
  inspector,
  libraryPane,
  press,
  ready,
  selectByMouse,
  settled,
  toolbar,
} from './person.ts'

/** Notes what moves from now on, each once: what it is, and of what. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Set<string>()
    const look = () => {
      for (const animation of document.getAnimations()) {
        // What follows the scroll bar moves with the hand alone.
        if (animation.timeline !== document.timeline) continue
        const { endTime = 0 } = animation.effect?.getComputedTiming() ?? {}
        if (Number(endTime) <= 1) continue
        const of = animation instanceof CSSAnimation ? animation.animationName : 'transition'
        const { target, pseudoElement } = animation.effect as KeyframeEffect
        const where =
          target
            ?.getAttribute('class')
            ?.replace(/svelte-\w+/, '')
            .trim() || target?.localName
        seen.add(`${of}: ${where ?? ''}${pseudoElement ?? ''}`)
      }
    }
    const frame = () => {
      look()
      requestAnimationFrame(frame)
    }
    for (const event of ['animationstart', 'transitionrun']) document.addEventListener(event, look, true)
    requestAnimationFrame(frame)
    Object.assign(window, { seen })
  })
}

/** What has moved since it was asked last. */
function moved(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { seen } = window as never as { seen: Set<string> }
    const all = [...seen].sort()
    seen.clear()
    return all
  })
}

/** The places at which the text stands, frame by frame, on the way from its beginning to the last annotation. */
async function placesOfAJump(page: Page): Promise<number[]> {
  await press(page, 'Control+Home')
  await settled(page)
  await page.evaluate(() => {
    let pane: Element | null = document.querySelector('[data-pane="text"] [role="document"]')
    while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement
    const places: number[] = []
    const frame = (): void => {
      const top = pane?.scrollTop ?? 0
      if (top !== places.at(-1)) places.push(top)
      requestAnimationFrame(frame)
    }
    frame()
    Object.assign(window, { places })
  })
  await press(page, 'k')
  await settled(page)
  return page.evaluate(() => (window as never as { places: number[] }).places)
}

/** All that moves in the app, if anything may: sheets, drawers, the toolbar, what turns or fades under the pointer. */
async function walk({ page }: Postil, text: string): Promise<void> {
  const at = (words: string) => find(text, words)
  for (const [key, name] of [
    ['Control+k', 'Any command, claim or article'],
    ['?', 'Keys'],
    ['Control+,', 'Settings'],
    ['Control+Shift+F1', 'About Postil'],
    ['Control+e', 'Export “'],
    ['Control+Shift+f', 'Search'],
  ] as const) {
    await press(page, key)
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    await press(page, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await selectByMouse(page, at('visa restrictions'))
  await expect(toolbar(page)).toBeVisible()
  await press(page, 'Escape')
  await clickAt(page, at('this had been agreed')[0] + 2)
  await press(page, 'Enter')
  await inspector(page)
    .getByRole('button', { name: /^Type, date, context/ })
    .click()
  await inspector(page).getByRole('combobox', { name: 'Verdict' }).hover()
  await inspector(page).getByRole('combobox', { name: 'Verdict' }).press('Space')
  await press(page, 'Escape', 'Escape')
  await expect(article(page)).toBeFocused()
  await libraryPane(page).getByRole('button', { name: 'Order of the list' }).click()
  await press(page, 'Escape', 'Control+5')
  const map = page.getByRole('listbox', { name: 'Claims and their relations' })
  await expect(map).toBeFocused()
  await press(page, 'ArrowDown', '+', '-', 'ArrowUp')
  for (const view of ['Control+2', 'Control+3', 'Control+4', 'Control+6', 'Control+7', 'Control+1'])
    await press(page, view)
  await expect(article(page)).toBeFocused()
  await page.setViewportSize({ width: 800, height: 700 })
  await expect(libraryPane(page)).toHaveCount(0)
  await press(page, 'Control+b')
  await expect(libraryPane(page)).toBeVisible()
  await press(page, 'Control+b')
  await expect(libraryPane(page)).toHaveCount(0)
  await page.setViewportSize({ width: 1320, height: 820 })
  await expect(libraryPane(page)).toBeVisible()
  await press(page, 'Control+Home', 'k', 'j')
  // As many frames as the longest of them would need.
  await page.evaluate(async () => {
    for (let n = 0; n < 20; n++) await new Promise(requestAnimationFrame)
  })
}

test('nothing moves for whoever asked for less motion', async ({ launchApp }) => {
  test.slow()
  const first = await launchApp()
  await ready(first)
  const postil = await makeClaims(first, {
    'Russia, US': [
      { content: 'he and Kerry had agreed on the need', source: 'Lavrov' },
      {
        content: 'this had been agreed',
        source: 'US officials',
        to: [['contradicts', 'he and Kerry had agreed on the need']],
      },
    ],
  })
  const { page } = postil
  const text = await ready(postil)
  await watch(page)

  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await walk(postil, text)
  const all = await moved(page)
  for (const wanted of [
    /appear: dialog/,
    /fade: .*::backdrop$/,
    /from-left: library/,
    /appear: toolbar/,
    /^transition: /,
  ])
    expect(all).toContainEqual(expect.stringMatching(wanted))

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await walk(postil, text)
  expect(await moved(page)).toEqual([])
  const places = await placesOfAJump(page)
  expect(places, 'from the beginning to the annotation at once').toHaveLength(2)
  const smooth = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((each) => getComputedStyle(each).scrollBehavior !== 'auto')
      .map((each) => each.outerHTML.slice(0, 80)),
  )
  expect(smooth).toEqual([])
})
