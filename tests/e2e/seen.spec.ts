import type { Page } from 'playwright/test'
import { expect, test } from './app.ts'
import { EXPECTED } from './cases.ts'
import {
  article,
  clickAt,
  live,
  menu,
  painted,
  pointAt,
  press,
  ready,
  seedsOf,
  selectByMouse,
  selection,
  stored,
  storedAs,
  caretAt,
} from './person.ts'

/**
 * The colours of a passage as they are on the screen: what most of it is, and what differs most from that. Their contrast is
 * what the eye has.
 */
async function seen(page: Page, [start, end]: readonly [number, number]) {
  const from = await pointAt(page, start, 'after')
  const to = await pointAt(page, end, 'before')
  const clip = { x: from.x, y: from.y - 8, width: to.x - from.x, height: 16 }
  const png = (await page.screenshot({ clip, animations: 'disabled' })).toString('base64')
  return page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (each) => each.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!
    canvas.drawImage(image, 0, 0)
    const { data } = canvas.getImageData(0, 0, image.width, image.height)
    const counts = new Map<string, number>()
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.slice(at, at + 3).join()
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
    const luminance = (colour: string) => {
      const [r = 0, g = 0, b = 0] = colour.split(',').map((each) => {
        const part = Number(each) / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const contrast = (a: string, b: string) => {
      const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
      return (high + 0.05) / (low + 0.05)
    }
    const background = [...counts].sort(([, a], [, b]) => b - a)[0]![0]
    return { background, contrast: Math.max(...[...counts.keys()].map((each) => contrast(each, background))) }
  }, png)
}

test('C24: what is marked can be read, the focus comes back, and a mark is heard once', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp({ seeds: await seedsOf(folder, ['c24-seen.txt']) })
  const { page } = postil
  await ready(postil)
  const { span, tag_colours: colours, least_contrast: least } = EXPECTED.C24

  await test.step('a highlight by keys alone is heard once, in words', async () => {
    await page.evaluate(() => {
      const heard: string[] = []
      const region = document.querySelector('footer [role="status"][aria-live="polite"]')!
      new MutationObserver(() => heard.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      })
      Object.assign(window, { heard })
    })
    const heard = () => page.evaluate(() => (window as never as { heard: string[] }).heard)
    await press(page, 'Control+ArrowDown')
    while ((await selection(page)).focus < span.u16[0]) await press(page, 'Control+ArrowRight')
    for (let n = 0; n < 4; n++) await press(page, 'Shift+Control+ArrowRight')
    expect((await selection(page)).words).toBe(span.exact)
    await press(page, 'h')
    await storedAs(postil, (it) => it.annotations.map(({ target }) => target.spans[0]?.exact)).toEqual([
      span.exact,
    ])
    await expect(live(page)).toHaveText(`Highlighted: ${span.exact}`)
    expect(await heard()).toEqual([`Highlighted: ${span.exact}`])
  })

  await test.step('Escape in the tag picker leads back to the reader, where it was', async () => {
    const before = await selection(page)
    await press(page, 't')
    await expect(page.getByRole('combobox', { name: 'Tag' })).toBeFocused()
    await page.keyboard.type('not this one')
    await press(page, 'Escape')
    await expect(article(page)).toBeFocused()
    expect(await selection(page)).toEqual(before)
    expect((await stored(postil.library)).tags).toEqual([])
    // The same with a selection, made by mouse: it is still there to be marked.
    await selectByMouse(page, [13, 31])
    const selected = await selection(page)
    await press(page, 't', 'Escape')
    await expect(article(page)).toBeFocused()
    expect(await selection(page)).toEqual(selected)
    await clickAt(page, span.u16[1] + 6)
  })

  await test.step('whatever colours tags have, in both themes, current or not', async () => {
    await clickAt(page, span.u16[0] + 6)
    for (const [index, colour] of colours.entries()) {
      await press(page, 't')
      await page.keyboard.type(`tag ${index}`)
      await press(page, 'Enter')
      await expect(live(page)).toHaveText(`Tagged tag ${index}`)
      // A tag's colour has no button yet: the page asks for it as one would.
      await storedAs(postil, (it) => it.tags.length).toBe(index + 1)
      const { tags } = await stored(postil.library)
      const tag = tags.find(({ path }) => path === `tag ${index}`)!
      await page.evaluate((action) => window.postil.request('edit:do', action), {
        do: 'tagEntry' as const,
        tag: tag.id,
        set: { colour },
      })
    }
    await postil.page.reload()
    await ready(postil)
    const paper = (await seen(page, [66, 70])).background
    for (const theme of ['theme.light', 'theme.dark'] as const) {
      await menu(postil, theme)
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme.slice(6))
      for (const current of [false, true]) {
        if (current) await clickAt(page, span.u16[0] + 6)
        else await caretAt(page, 20)
        if (!current) await press(page, 'Escape', 'Escape')
        await page.mouse.move(1, 1)
        await expect
          .poll(async () => (await painted(page, 'selected-highlight')).length)
          .toBe(current ? 1 : 0)
        const { background, contrast } = await seen(page, [span.u16[0] + 4, span.u16[1] - 4])
        expect(background).not.toBe(paper)
        expect(colours.map((each) => Number.parseInt(each.slice(1), 16))).not.toContain(
          background.split(',').reduce((sum, part) => sum * 256 + Number(part), 0),
        )
        expect(contrast).toBeGreaterThanOrEqual(least)
      }
    }
  })
})
